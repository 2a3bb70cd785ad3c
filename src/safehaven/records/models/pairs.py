"""Columns that come in pairs and threes, and the constraints that keep them together."""

from __future__ import annotations

from django.db.models import CheckConstraint, Q

from safehaven.records.states import VerifiedHow


def says_who_and_when(what: str, prefix: str) -> CheckConstraint:
    """`<prefix>_at` and `<prefix>_by` are both set or both empty."""
    at, by = f"{prefix}_at__isnull", f"{prefix}_by__isnull"
    return CheckConstraint(
        name=f"{what}_says_who_and_when",
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}),
    )


def says_who_when_and_how(what: str) -> CheckConstraint:
    """A verification is there as a whole, or not at all."""
    never = Q(verified_at__isnull=True, verified_by__isnull=True, verified_how="")
    once = Q(verified_at__isnull=False, verified_by__isnull=False, verified_how__in=VerifiedHow.values)
    return CheckConstraint(name=f"{what}_says_who_when_and_how", condition=never | once)
