"""Whether what a message tells may be shared with those to whom it goes: a basis stands, and the use is not paused.

It opens nothing, so that it can be asked again at the last moment before a copy leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from safehaven.directory.front import recipients_at
from safehaven.lawfulness.front import paused_among, stands_for_message
from safehaven.mailguard.asked_often import those_outside
from safehaven.mailguard.checks.matter import ASK, Found, Matter
from safehaven.mailguard.states import Mark
from safehaven.records.front import Record, label_of, records_worked_on_by, same_person_as
from safehaven.workforce.front import StaffMember

NOT_NOW = "It is about somebody whom you do not work with, and nothing about them may leave now."


def check_lawful(matter: Matter) -> Iterator[Found]:
    """What follows from whom it is about, once the roll was asked."""
    yield from stopping(matter.people, matter.outside, by=matter.sender, about=matter.about)


def stopping(people: Iterable[str], addresses: Iterable[str], *, by: StaffMember, about: str) -> list[Found]:
    """Why a message about these people may not go to these addresses now; `about` is its name on the ledger.

    Of people whom the sender does not work with it says no more than that.
    """
    keys = set(people)
    outside = those_outside(each.lower() for each in addresses) if keys else set()
    if not outside:
        return []
    paused = paused_among(keys.union(*same_person_as(keys).values()))
    own = list(records_worked_on_by(by).filter(pk__in=keys).order_by("reference"))
    others = Record.objects.filter(pk__in=keys).exclude(pk__in=[one.pk for one in own])
    found = [_paused(one) for one in own if str(one.pk) in paused]
    if paused - {str(one.pk) for one in own} or without_basis(others, sorted(outside), about):
        found.append(Found(Mark.NOT_YOURS, NOT_NOW, ASK))
    found.extend(_without(one, places) for one, places in without_basis(own, sorted(outside), about))
    return found


def without_basis(
    records: Iterable[Record], outside: Sequence[str], about: str
) -> list[tuple[Record, list[str]]]:
    """Each person, and the addresses for which nothing is noted that lets us share with them."""
    known = {address: list(recipients_at(address)) for address in outside}
    missing = []
    for record in records:
        places = [at for at in outside if not stands_for_message(record.pk, known[at], about)]
        if places:
            missing.append((record, places))
    return missing


def _paused(record: Record) -> Found:
    why = f"The use of the record {label_of(record)} is paused, so nothing about them leaves by mail."
    return Found(Mark.PAUSED, why, "If the law allows this one use, share it from the record.")


def _without(record: Record, places: Sequence[str]) -> Found:
    why = f"Nothing is noted that lets us share about {label_of(record)} with {', '.join(places)}."
    return Found(Mark.NO_BASIS, why, "Say why we may share it. That is noted on the record.")
