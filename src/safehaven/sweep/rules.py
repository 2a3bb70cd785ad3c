"""Why somebody may not decide about a found file just now."""

from __future__ import annotations

from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.records.front import Record
from safehaven.sweep.models import FoundFile
from safehaven.sweep.states import MOVES, State, Trouble


class WrongMoment(Refusal):
    """This is not the moment for it."""


class NoReason(Refusal):
    """A reason is missing."""


class NoRecord(Refusal):
    """There is no such record."""


class NoPassword(Refusal):
    """It has none of ours."""


class NoSuchFile(NotThere):
    """There is none, or not for this person."""


def check_can_move(found: FoundFile, to: State) -> None:
    """Refuse what the table of moves does not hold."""
    if to not in MOVES[State(found.state)]:
        raise WrongMoment("Something else has happened to this file meanwhile. Look at the page again.")


def check_can_decide(found: FoundFile, to: State) -> None:
    """Refuse a decision about a file that is not any more what was swept."""
    if found.trouble == Trouble.CHANGED:
        raise WrongMoment("This file was changed after it was swept. Decide after the next sweep.")
    check_can_move(found, to)


def check_reason(reason: str) -> None:
    """To leave a file as it is takes a reason."""
    if not reason.strip():
        raise NoReason("Say why it may stay as it is.")


def record_called(reference: str) -> Record:
    """The record with a reference.  Raises NoRecord."""
    found: Record | None = Record.objects.filter(reference=reference.strip().upper()).first()
    if found is None:
        raise NoRecord("There is no record with this reference. It looks like SH-0042.")
    return found
