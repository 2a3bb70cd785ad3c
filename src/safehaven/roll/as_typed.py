"""What somebody is told about a text while they type it: which of their words tell who somebody is."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from safehaven.records.front import Record, records_open_to
from safehaven.roll.examining import examine
from safehaven.roll.findings import MOST_STRANGERS, explained, is_clear, of_others
from safehaven.roll.operations import KEEPER, note_question
from safehaven.workforce.front import StaffMember, raise_tries_names

LONGEST = 20_000
OFTEN = {"names": "40/m/key,2000/d/key"}
MOST_IN_A_DAY = "40/d/key"


def asks_too_often(request: HttpRequest, by: StaffMember) -> bool:
    """Whether somebody asks more than people type: they may be trying names one after another."""
    counted = ratelimit.consume(request, app="safehaven", action="names", config=OFTEN, key=str(by.pk))
    return counted is None


def count_strangers(strangers: int, *, by: StaffMember) -> None:
    """Note that a message told its sender of people whom they do not work with.  So many a day, and a colleague looks.

    Sending a message and taking it back is a question, too.
    """
    note_question(found=strangers, by=by)
    each = range(min(strangers, MOST_STRANGERS))
    config = {"strangers": MOST_IN_A_DAY}
    counted = [
        ratelimit.consume(HttpRequest(), app="safehaven", action="strangers", config=config, key=str(by.pk))
        for _ in each
    ]
    if not all(counted):
        raise_tries_names(by, by=KEEPER)


def sentences_about(text: str, about: str, *, by: StaffMember) -> list[str]:
    """Sentences that quote what tells who somebody is.  Raises RollNotReady.

    Of a text about somebody whom they work with, only others count.
    """
    read = text[:LONGEST]
    report = examine(read)
    report = replace(report, unfinished=report.unfinished or len(text) > LONGEST)
    record = _worked_with(about, by)
    told = of_others(report, record) if record else report
    note_question(found=len(told.people), by=by)
    return [] if is_clear(told) else explained(told, read, by=by)


def _worked_with(about: str, by: StaffMember) -> Record | None:
    try:
        return records_open_to(by).filter(pk=UUID(about)).first()
    except ValueError:
        return None
