"""Somebody who covers for an absent colleague: they read, and change nothing."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from safehaven.foundation.operations import operation
from safehaven.records.front import Loan, lend
from safehaven.workforce.front import StaffMember


@operation
def reads_for(absent: StaffMember, cover: StaffMember) -> None:
    """Lend the people of one to the other for an hour."""
    lend(Loan(absent, cover, timezone.now() + timedelta(hours=1)), "Ada is in hospital.", by=absent)
