"""Runs inside a house of its own: makes somebody who is supported, and asks the keeper.

python -m tests.roll.asked '{"what": "examine", "text": "..."}'
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import django


def main(told: dict[str, Any]) -> dict[str, Any]:
    django.setup()
    return globals()[told.pop("what")](**told)


def standing() -> dict[str, Any]:
    from safehaven.roll.front import standing as how_it_stands

    now = how_it_stands()
    return {"ready": now.ready, "people": now.people}


def examine(text: str) -> dict[str, Any]:
    from safehaven.roll.front import examine as asked

    return {"people": len(asked(text).people)}


def ask_often(texts: list[str], times: int) -> dict[str, Any]:
    """So many questions, one after another; how many of them found somebody."""
    from itertools import cycle, islice

    from safehaven.roll.front import examine as asked

    return {"found": sum(bool(asked(text).people) for text in islice(cycle(texts), times))}


def support(given: str, family: str, staff: str = "") -> dict[str, Any]:
    from safehaven.demo.readying import make_ready
    from safehaven.foundation.actors import SYSTEM
    from safehaven.records.front import NewRecord, create_record
    from safehaven.workforce.front import Role, StaffMember, add_staff, give_role

    ada = StaffMember.objects.filter(pk=staff).first() if staff else None
    ada = ada or StaffMember.objects.filter(email="ada@example.org").first()
    if ada is None:
        ada = add_staff(
            name="Ada Lovell", email="ada@example.org", initials="AL", line_manager=None, by=SYSTEM
        )
        give_role(ada, Role.CASEWORKER, by=SYSTEM)
        make_ready(ada, by=SYSTEM)
    record = create_record(NewRecord({"given_names": given, "family_name": family}), by=ada)
    return {"record": str(record.pk)}


def call(record: str, staff: str, words: str) -> dict[str, Any]:
    """Somebody rang about a person, and this is what is going to be told."""
    from uuid import uuid4

    from safehaven.disclosure.operations.calling import Caller, take_call, write_words
    from safehaven.records.models import Record
    from safehaven.workforce.front import StaffMember

    by = StaffMember.objects.get(pk=staff)
    caller = Caller("Tess Marlowe", "Robin", "whether Robin still lives with us", urgent=True)
    taken = take_call(Record.objects.get(pk=record), caller, once=uuid4(), by=by)
    return {"disclosure": str(write_words(taken, words, version=taken.version, by=by).pk)}


def support_and_wait(given: str, family: str, text: str) -> dict[str, Any]:
    from safehaven.roll.front import examine as asked

    support(given, family)
    begun = time.monotonic()
    while not asked(text).people and time.monotonic() < begun + 20:
        time.sleep(0.02)
    return {"seconds": time.monotonic() - begun}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))) + "\n")
