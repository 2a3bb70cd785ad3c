"""The sweep: finding unprotected documents about people supported on shared drives and in mail exports."""
