"""The same small table three times: without an audit, under django-auditlog, and with our ledger."""
