"""The pages of disclosure.  One file for each kind of page."""
