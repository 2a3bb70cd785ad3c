"""The policy as people read it: its text with the values in force, its versions, sign-off, and a public page."""
