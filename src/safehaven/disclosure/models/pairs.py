"""Columns that come in pairs, and the constraints that keep them together."""

from __future__ import annotations

from django.db.models import CheckConstraint, Q


def says_who_and_when(what: str, prefix: str) -> CheckConstraint:
    """`<prefix>_at` and `<prefix>_by` are both set or both empty."""
    at, by = f"{prefix}_at__isnull", f"{prefix}_by__isnull"
    return CheckConstraint(
        name=f"{what}_says_who_and_when",
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}),
    )
