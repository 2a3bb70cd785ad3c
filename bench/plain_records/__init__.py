"""The record page as plain Django would have it: plaintext columns, no ledger, no grants.  Only for timing."""
