"""Lets certificates end this minute, as time does; also in a running house: `python -m tests.lapsing '{"email": …}'`."""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()

from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.training.models import Certificate
from safehaven.workforce.front import StaffMember


@operation
def lapse(staff: StaffMember) -> None:
    """End somebody's certificates a moment ago."""
    now = timezone.now()
    Certificate.objects.filter(staff=staff).update(
        passed_at=now - timedelta(days=365), until=now - timedelta(seconds=1)
    )
    write("tests:lapsed", by=SYSTEM, about=[staff])


if __name__ == "__main__":
    lapse(StaffMember.objects.get(email=json.loads(sys.argv[1])["email"]))
    print("{}")  # noqa: T201 - this is the answer
