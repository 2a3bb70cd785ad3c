"""Every act that changes or opens something of a record.  One file for each kind of act."""
