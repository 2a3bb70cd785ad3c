"""Outside people and organisations we deal with, and how each may be reached once somebody has made sure."""
