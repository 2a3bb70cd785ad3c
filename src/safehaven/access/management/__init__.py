"""What the command line does for access."""
