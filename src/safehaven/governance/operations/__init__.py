"""Every act of governance, one module for each part of it."""
