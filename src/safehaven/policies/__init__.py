"""What the organisation's policy sets: parameters in force, changed by an act, read everywhere."""
