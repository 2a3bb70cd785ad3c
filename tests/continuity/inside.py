"""Acts inside a running house: `python -m tests.continuity.inside '{"act": "record", "email": …}'`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import django

if __name__ == "__main__":
    django.setup()

from django.utils import timezone

from safehaven.continuity.models import Opening
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.front import NewRecord, create_record
from safehaven.records.models import Assignment
from safehaven.workforce.front import StaffMember
from tests.cast import ROBIN


def record(email: str) -> dict[str, str]:
    """Robin's record, made by somebody."""
    by = StaffMember.objects.get(email=email)
    return {"record": str(create_record(NewRecord(ROBIN), by=by, sure=True).pk)}


def hurry(seconds: float) -> dict[str, str]:
    """Let what is open end soon, as time does."""
    return {"at": str(_end_at(timezone.now() + timedelta(seconds=seconds)).timestamp())}


@operation
def _end_at(moment: datetime) -> datetime:
    Opening.objects.filter(state="open").update(until=moment)
    Assignment.objects.filter(read_until__isnull=False, read_over_at__isnull=True).update(read_until=moment)
    write("tests:changed", by=SYSTEM)
    return moment


ACTS: dict[str, Callable[..., dict[str, str]]] = {"record": record, "hurry": hurry}

if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    print(json.dumps(ACTS[told.pop("act")](**told)))  # noqa: T201 - this is the answer
