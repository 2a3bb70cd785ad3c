"""Acts inside a running house, in a process of its own: words in and words out as JSON."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from typing import Any

import django


def found(told: dict[str, Any]) -> dict[str, Any]:
    """Some files that a sweep found."""
    from safehaven.sweep.operations import Mattering, begin, keep_found
    from safehaven.sweep.outcomes import Outcome
    from safehaven.sweep.walking import Seen

    place = begin("/srv/shared", again=False, on_a_cluster=False)
    several = [
        Mattering(
            sha256(path.encode()).hexdigest()[:16],
            Seen(path, 20_480, at, "ada"),
            Outcome(certain=1),
            "0" * 64,
        )
        for at, path in enumerate(told["paths"])
    ]
    keep_found(place, several)
    return {}


def asked(told: dict[str, Any]) -> dict[str, Any]:
    """A file that may belong to a record of somebody's, who is asked."""
    from safehaven.records.front import NewRecord, create_record
    from safehaven.sweep.deciding import decide
    from safehaven.sweep.models import FoundFile
    from safehaven.sweep.states import Decision
    from safehaven.workforce.front import StaffMember

    works, decides = (StaffMember.objects.get(email=told[who]) for who in ("works", "decides"))
    record = create_record(NewRecord({"given_names": "Robin"}), by=works)
    before = set(FoundFile.objects.values_list("pk", flat=True))
    found(told)
    for one in FoundFile.objects.exclude(pk__in=before):
        decide(one, Decision.FILE, reference=record.reference, by=decides)
    return {}


if __name__ == "__main__":
    django.setup()
    told = json.loads(sys.argv[1])
    print(json.dumps({"found": found, "asked": asked}[told.pop("act")](told)))  # noqa: T201 - this is the answer
