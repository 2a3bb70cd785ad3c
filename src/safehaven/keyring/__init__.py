"""Epoch keys and data keys, wrapped; the root key that opens them is kept outside the database."""
