"""The roll: the people whom we support, in the memory of one process, so that a text can be asked about them."""
