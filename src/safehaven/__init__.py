"""The Django site: one app per part of the work."""
