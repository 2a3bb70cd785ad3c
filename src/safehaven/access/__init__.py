"""The access grant: the only way to plaintext, and never without a line on the ledger."""
