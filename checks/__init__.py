"""House rules about the tree that no borrowed tool knows.  `python -m checks` runs them all."""
