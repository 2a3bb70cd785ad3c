"""A shared drive of an office, made of invented casework mail, and the house whose people it is about."""
