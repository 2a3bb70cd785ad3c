"""Every act on app passwords and messages."""
