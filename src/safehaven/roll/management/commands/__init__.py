"""Commands of this app, by name."""
