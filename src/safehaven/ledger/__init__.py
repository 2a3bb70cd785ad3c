"""Every act, once, for good: lines, the tree they are sealed into, and its signed checkpoints."""
