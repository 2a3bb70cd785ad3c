"""The pages of the directory.  One file for each kind of page."""
