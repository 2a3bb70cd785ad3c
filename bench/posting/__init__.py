"""A house whose guard really runs, a mail server behind it, and mail programs before it."""
