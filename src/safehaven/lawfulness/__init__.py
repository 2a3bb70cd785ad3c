"""Whether a record may be used: what the person agreed to, on what other basis, and whether the use is paused."""
