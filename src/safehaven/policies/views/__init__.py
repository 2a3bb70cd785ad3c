"""The pages of this app.  One file for each kind of page."""
