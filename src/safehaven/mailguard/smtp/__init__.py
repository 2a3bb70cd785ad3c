"""The conversation with mail programs: SMTP submission (RFC 6409), inside TLS only."""
