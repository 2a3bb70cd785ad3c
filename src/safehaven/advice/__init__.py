"""Asking for help from any page, and notices that everybody reads."""
