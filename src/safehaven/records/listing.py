"""Lists of people: references and initials only, and who works with whom."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from safehaven.interface.components import Colour, Link, Table, Tag
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.ledger.front import Names, StoredLine, read_lines
from safehaven.records.models import Assignment, PossibleDuplicate, Record
from safehaven.records.presenters import days_of, why_of
from safehaven.records.queries import today
from safehaven.records.states import KeepRule, RecordState
from safehaven.records.staying import going_on, move_that_ends
from safehaven.records.wording import line_in_words

CLOSED = Tag("Closed", Colour.GREY)
OPEN = Tag("Open", Colour.GREEN)
NOBODY = Tag("Nobody", Colour.RED)


def to_record(record: Record, route: str = "records:record") -> Link:
    """A way to a person's page, under their reference and initials."""
    return Link(str(record), reverse(route, kwargs={"record": record.pk}))


def people_table(records: Iterable[Record], caption: str) -> Table:
    """People that were found."""
    rows = [(to_record(record), _state(record)) for record in records]
    return Table(caption, ["Person", "Record"], rows, caption_hidden=True)


def caseload_table(assignments: Iterable[Assignment]) -> Table:
    """The people that somebody works with."""
    rows = [(to_record(one.record), why_of(one), days_of(one), _state(one.record)) for one in assignments]
    return Table("People you work with", ["Person", "Why", "Since", "Record"], rows, caption_hidden=True)


def teams_table(records: Iterable[Record]) -> Table:
    """The people that a manager's teams work with."""
    rows = [(to_record(record, "records:workers"), _workers(record), _state(record)) for record in records]
    return Table(
        "People and who works with them",
        ["Person", "Works with them now", "Record"],
        rows,
        empty="Nobody in your teams works with anybody yet.",
        caption_hidden=True,
    )


def workers_table(records: Iterable[Record]) -> Table:
    """Records and who works with each person, for somebody who may open neither."""
    rows = [(str(record), _workers(record), _state(record)) for record in records]
    return Table(
        "Who works with them", ["Person", "Works with them now", "Record"], rows, caption_hidden=True
    )


def assignments_table(assignments: Iterable[Assignment], mine: set[UUID], gone: set[UUID]) -> Table:
    """Everybody who works, will work or worked with a person; `mine` are those the manager may end.

    `gone` are those that a change of team ended.
    """
    rows = [
        (
            one.staff.name,
            why_of(one),
            plain_date(one.starts_on),
            _until(one, gone),
            _to_end(one) if one.pk in mine and _goes_on(one) else "",
        )
        for one in assignments
    ]
    columns = ["Who", "Why", "From", "Until", "Change"]
    return Table("Who works with them", columns, rows, caption_hidden=True)


def pairs_table(pairs: Iterable[PossibleDuplicate]) -> Table:
    """Records that look alike."""
    rows = [
        (
            Link(f"{one.older} and {one.newer}", reverse("records:judge", kwargs={"pair": one.pk})),
            plain_date(one.found_at),
        )
        for one in pairs
    ]
    return Table(
        "Pairs to look at", ["Records", "Found"], rows, empty="No pair is waiting.", caption_hidden=True
    )


def lines_table(stored: Iterable[StoredLine]) -> Table:
    """Lines of the ledger in words, and which document or colleague each is about, where that has a name.

    A query for each kind of thing that has one, however many lines.
    """
    lines = list(read_lines(stored))
    names = Names(lines)
    rows = [
        (
            plain_datetime(line.at),
            names.of(line.by),
            line_in_words(line.act, line.facts.get("page")),
            ", ".join(name for about in line.about[1:] if (name := names.known(about))),
        )
        for line in lines
    ]
    columns = ["When", "Who", "What", "About"]
    return Table("What was done, by whom and when", columns, rows, caption_hidden=True)


def to_check_table(records: Iterable[Record]) -> Table:
    """People whose details are to be gone over."""
    rows = [(to_record(one), plain_date(one.verified_at or one.opened_at)) for one in records]
    return Table("People whose details are to be checked", ["Person", "Last time"], rows, caption_hidden=True)


def to_review_table(records: Iterable[Record]) -> Table:
    """Closed records whose time is over."""
    rows = [
        (
            to_record(one, "records:workers"),
            plain_date(one.closed_at),
            KeepRule(one.keep_rule).label if one.keep_rule else "Closed before there was a rule",
            f"The end of {one.until}" if one.until else "Not known",  # type: ignore[attr-defined]  # counted by the query
        )
        for one in records
    ]
    columns = ["Person", "Closed", "Rule", "Kept until"]
    return Table("Closed records to review", columns, rows, caption_hidden=True)


def _state(record: Record) -> Tag:
    return OPEN if record.state == RecordState.OPEN else CLOSED


def _workers(record: Record) -> str | Tag:
    workers: list[Assignment] = getattr(record, "workers", [])
    return ", ".join(one.staff.name for one in workers) or NOBODY


def _goes_on(assignment: Assignment) -> bool:
    return assignment.ends_on is None or assignment.ends_on > today()


def in_hand_table(assignments: list[Assignment]) -> Table:
    """The people of somebody who moves, leaves or left: who goes on, and what a manager may do."""
    others = _who_goes_on(assignments)
    rows = [
        (
            to_record(one.record, "records:workers"),
            plain_date(one.starts_on),
            others.get(one.record_id, NOBODY),
            Link(
                "Give",
                reverse("records:assign", kwargs={"record": one.record_id}),
                f"{one.record} to somebody",
            ),
            _to_keep(one),
        )
        for one in assignments
    ]
    columns = ["Person", "Since", "Who goes on", "Hand over", "Keep"]
    return Table("People", columns, rows, empty="Everybody has somebody.", caption_hidden=True)


def _who_goes_on(assignments: list[Assignment]) -> dict[UUID, str]:
    people = going_on().filter(record__in=[one.record_id for one in assignments]).select_related("staff")
    names: dict[UUID, list[str]] = {}
    for one in people.order_by("staff__name"):
        names.setdefault(one.record_id, []).append(one.staff.name)
    return {record: ", ".join(who) for record, who in names.items()}


def _to_keep(one: Assignment) -> Link | str:
    if not one.staff.is_active or move_that_ends(one) is None:
        return ""
    at = {"record": one.record_id, "assignment": one.pk}
    return Link("Keep", reverse("records:keep", kwargs=at), f"{one.record} with {one.staff.name}")


def _until(one: Assignment, gone: set[UUID]) -> str:
    if one.ends_on is None and one.pk in gone:
        return "They changed teams"
    if one.ends_on is None and not one.staff.is_active:
        return "They left"
    return plain_date(one.ends_on)


def _to_end(assignment: Assignment) -> Link:
    at = {"record": assignment.record_id, "assignment": assignment.pk}
    return Link("End", reverse("records:end_assignment", kwargs=at), f"the work of {assignment.staff.name}")
