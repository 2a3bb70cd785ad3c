"""Accounts come and go with an identity provider, by SCIM 2.0.  Optional: `pip install safehaven[scim]`."""
