"""Why something may not happen to a record now.  Each rule raises its own reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.interface.times import plain_date
from safehaven.records.details import LABELS
from safehaven.records.models import Assignment, DetailsChange, Entry, OfAPerson, Record
from safehaven.records.states import MOVES, NOTED_KINDS, AssignedWhy, RecordState
from safehaven.workforce.front import Move, StaffMember

EARLIEST = datetime(1900, 1, 1, tzinfo=timezone.get_default_timezone())
CLOCKS_DIFFER = timedelta(minutes=5)


class NotYours(NotThere):
    """The record is not open to this person, or there is none: the two look the same."""


class ReadsOnly(Refusal):
    """They cover for an absent colleague, which lets them read."""

    because = (
        "You may read this record while you cover for a colleague, and change nothing. "
        "To work with this person, ask a manager to give them to you."
    )

    def __init__(self) -> None:
        super().__init__(self.because)


class RecordClosed(Refusal):
    """A closed record is kept as it is."""


class WrongMoment(Refusal):
    """The thing is not in a state from which this can happen."""


class ChangedMeanwhile(Refusal):
    """Somebody else changed the same details first: `both` changed these, only others changed `theirs`."""

    def __init__(self, both: frozenset[str], theirs: frozenset[str]) -> None:
        self.both, self.theirs = both, theirs
        labels = ", ".join(label for column, label in LABELS.items() if column in both)
        super().__init__(
            f"Somebody else changed this while you were typing: {labels}. "
            "Nothing was overwritten. What you typed is still here: compare it with what is stored now, then save."
        )


class AlreadyCorrected(Refusal):
    """An entry is corrected once; what comes after corrects the correction."""


class NotTyped(Refusal):
    """What the system noted by itself cannot be corrected by hand."""


class NotThen(Refusal):
    """The time given cannot be right."""


class GoneByThen(Refusal):
    """They do not work here any more on the day from which on somebody would be given to them."""


class AlreadyEnded(Refusal):
    """It was ended before."""


class NobodyLeft(Refusal):
    """An open record needs somebody who works with the person."""


class NotYourself(Refusal):
    """Nobody opens a record to themselves."""


class AlreadyWorksWithThem(Refusal):
    """There is an assignment for these days already."""


class NothingToKeep(Refusal):
    """What does not end, or cannot go on, is not kept."""


class NothingToSave(Refusal):
    """There is nothing in it."""


def check_may_move(record: Record, to: RecordState) -> None:
    """A record closes when it is open and reopens when it is closed."""
    if to not in MOVES[RecordState(record.state)]:
        raise WrongMoment(f"This record is {RecordState(record.state).label.lower()} already.")


def check_open(record: Record) -> None:
    """Only an open record changes."""
    if record.state != RecordState.OPEN:
        raise RecordClosed("This record is closed. Open it again first, then make the change.")


def check_unchanged(changes: list[DetailsChange], touched: frozenset[str]) -> None:
    """None of the details that somebody touched was changed by others since they began."""
    changed = frozenset(column for change in changes for column in change.columns.split())
    if changed & touched:
        raise ChangedMeanwhile(changed & touched, changed - touched)


def check_in_use(told: OfAPerson) -> None:
    """It has not been ended."""
    if told.ended_at is not None:
        raise AlreadyEnded("This is no longer in use: somebody has marked it as ended.")


def check_happened(at: datetime) -> None:
    """It is in the past, and in living memory."""
    if at > timezone.now() + CLOCKS_DIFFER:
        raise NotThen("This time is still to come. Write it down once it has happened.")
    if at < EARLIEST:
        raise NotThen("This is too long ago. The year looks like 2026.")


def check_says_something(text: str) -> None:
    """An entry has words."""
    if not text.strip():
        raise NothingToSave("Write what happened.")


def check_can_be_corrected(entry: Entry) -> None:
    """People correct what people wrote, and the newest version of it."""
    if entry.kind in NOTED_KINDS:
        raise NotTyped(
            "Safehaven noted this by itself, so it cannot be corrected. Add an entry that explains it."
        )
    if hasattr(entry, "correction"):
        raise AlreadyCorrected(
            "Somebody has corrected this entry already. Nothing was overwritten. "
            "What you typed is still here: compare it with the newer entry, and correct that one."
        )


def check_days(starts_on: date, ends_on: date | None) -> None:
    """The last day is not before the first."""
    if ends_on is not None and ends_on <= starts_on:
        raise NotThen("The day on which it ends must come after the day on which it starts.")


def check_is_here_then(staff: StaffMember, starts_on: date) -> None:
    """Nobody is given a person from a day on which they do not work here any more."""
    if staff.last_day is not None and starts_on > staff.last_day:
        raise GoneByThen(
            f"{staff.name} leaves: their last day is {plain_date(staff.last_day)}. "
            "Choose an earlier first day, or somebody else."
        )


def check_ends_sooner(assignment: Assignment, on: date) -> None:
    """An end that is set moves to an earlier day only: a later one would give access that nobody gave."""
    if assignment.ends_on is not None and on > assignment.ends_on:
        raise NotThen(
            f"This ends on {plain_date(assignment.ends_on)} already. Choose an earlier day, "
            "or give the person to them again from that day on."
        )


def check_not_themselves(staff: StaffMember, why: AssignedWhy, by: StaffMember) -> None:
    """Nobody gives themselves a person, except by making the record."""
    if staff.pk == by.pk and why is not AssignedWhy.CREATED:
        raise NotYourself("You cannot give yourself a person. Ask another manager to do it.")


def check_can_be_kept(assignment: Assignment, move: Move | None, why_text: str, by: StaffMember) -> None:
    """A manager lets a colleague's work outlast a move, with a reason; nobody their own."""
    if assignment.staff_id == by.pk:
        raise NotYourself("You cannot decide this about your own work. Ask another manager to do it.")
    if assignment.ends_on is not None and assignment.ends_on <= timezone.localdate():
        raise AlreadyEnded("This has ended already.")
    if move is None:
        raise NothingToKeep("No change of team ends this, so there is nothing to keep.")
    if not assignment.staff.is_active:
        raise NothingToKeep("They have left, so the person must be given to somebody else.")
    if not why_text.strip():
        raise NothingToSave("Write why they go on working with this person.")


def check_not_overlapping(others: list[Assignment], starts_on: date, ends_on: date | None) -> None:
    """The same two people are not put together twice for the same days."""
    for other in others:
        before = other.ends_on is not None and other.ends_on <= starts_on
        after = ends_on is not None and ends_on <= other.starts_on
        if not (before or after):
            raise AlreadyWorksWithThem(
                "They work together on these days already. End that first, or choose other days."
            )


def check_somebody_stays(record: Record, *, others: bool) -> None:
    """While a record is open, somebody works with the person."""
    if record.state == RecordState.OPEN and not others:
        raise NobodyLeft(
            "Nobody else works with this person. First give the person to somebody else, or close the record."
        )
