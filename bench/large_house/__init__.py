"""A house with as many records as a large organisation has, filled in bulk."""
