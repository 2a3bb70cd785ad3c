"""A record in the words and order in which pages show it.  Opens what it shows under a grant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from safehaven.access.front import Grant
from safehaven.interface.components import Colour, Link, Row, Tag
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records import accuracy, retention
from safehaven.records.details import LABELS, TITLES, Group, in_group
from safehaven.records.finding import date_typed
from safehaven.records.held import OpenRecord
from safehaven.records.marking import age, is_child
from safehaven.records.models import Assignment, OfAPerson, Record
from safehaven.records.operations.telling import DO_NOT_POST
from safehaven.records.queries import Around, today
from safehaven.records.states import AssignedWhy, ContactKind, IdentifierKind, RecordState, VerifiedHow


@dataclass(frozen=True, slots=True)
class Card:
    """Facts that belong together, and what may be done about them."""

    title: str
    rows: list[Row]
    actions: list[Link]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on a record's page but the timeline."""

    name: str
    under: str
    tags: list[Tag]
    kept: str
    cards: list[Card]
    ended: list[Row]


@dataclass(frozen=True, slots=True)
class Told:
    """A contact point, address or identifier in words."""

    key: str
    text: str
    notes: tuple[str, ...]
    noun: str
    takes: str


def shown(opened: OpenRecord, around: Around, *, acts: bool = True) -> Shown:
    """A record for its page.  `acts` leaves out what may be done."""
    record, grant = opened.record, opened.grant
    acts = acts and record.state == RecordState.OPEN
    who, *others = (details_card(record, grant, group) for group in Group)
    reached = _told_card("How to reach them", around.reached, grant, _adding(record, _REACHED), acts=acts)
    numbers = _told_card(
        "Numbers from other organisations", around.numbers, grant, _adding(record, _NUMBERS), acts=acts
    )
    workers = Card("Who works with them", [worker_row(one, grant) for one in around.workers], [])
    cards = [who, reached, *others, numbers, workers]
    ended = [told_row(told, grant) for told in (*around.reached, *around.numbers) if told.ended_at]
    kept = retention.in_words(record) if record.state == RecordState.CLOSED else ""
    shown_cards = cards if acts else _without_acts(cards)
    return Shown(name_of(opened), _under(opened), _tags(opened), kept, shown_cards, ended)


def name_of(opened: OpenRecord) -> str:
    """The full name: only on an opened record."""
    names = (opened.grant.open(opened.record, column) for column in ("given_names", "family_name"))
    return " ".join(name for name in names if name)


def checked_in_words(row: Record | OfAPerson) -> str:
    """When and by whom something was last checked, and how."""
    if row.verified_at is None or row.verified_by is None:
        return "Not checked yet"
    how = VerifiedHow(row.verified_how).label
    return (
        f"Checked on {plain_datetime(row.verified_at)} by {row.verified_by.name}: {how[0].lower()}{how[1:]}"
    )


def detail_in_words(column: str, text: str) -> str:
    """A detail as people write it: a date of birth in words."""
    born = date_typed(text) if column == "date_of_birth" else None
    return plain_date(born) if born else text


def rows_of(texts: Mapping[str, str], columns: Iterable[str]) -> list[Row]:
    """What some details say; those that say nothing, too."""
    return [Row(LABELS[column], detail_in_words(column, texts[column]) or "Nothing") for column in columns]


def told_row(told: OfAPerson, grant: Grant, *, acts: bool = False) -> Row:
    """A contact point, address or identifier as a row."""
    words = _IN_WORDS[told.ledger_noun](told, grant)
    return Row(words.key, words.text, _doing(told, words) if acts else (), ". ".join(words.notes))


def worker_row(assignment: Assignment, grant: Grant | None = None) -> Row:
    """Somebody who works with a person; the reason in words only under a grant."""
    words = f"{why_of(assignment)}, since {days_of(assignment)}"
    return Row(assignment.staff.name, words, note="\n".join(_reasons(assignment, grant)) if grant else "")


def _reasons(assignment: Assignment, grant: Grant) -> list[str]:
    reasons = [
        grant.open(assignment, "why_text"),
        *(grant.open(one, "why_text") for one in assignment.kept.all()),
    ]
    return [reason for reason in reasons if reason]


def why_of(assignment: Assignment) -> str:
    """Why somebody works with a person, and whether they only read."""
    why = AssignedWhy(assignment.why).label
    return f"{why}, only to read" if assignment.read_until else why


def days_of(assignment: Assignment) -> str:
    """From which day somebody works with a person, and until which."""
    ends = plain_datetime(assignment.read_until) if assignment.read_until else plain_date(assignment.ends_on)
    until = f", until {ends}" if ends else ""
    return f"{plain_date(assignment.starts_on)}{until}"


def details_card(record: Record, grant: Grant, group: Group) -> Card:
    """The personal details of one group."""
    texts = {detail.column: grant.open(record, detail.column) for detail in in_group(group)}
    rows = rows_of(texts, (column for column, text in texts.items() if text))
    at = {"record": record.pk}
    actions = [Link("Change", reverse(f"records:details_{group}", kwargs=at), f": {TITLES[group]}")]
    if group is Group.WHO:
        last = checked_in_words(record) if record.verified_at else "Nobody has checked these details yet"
        rows.append(Row("Last checked", last, note=_overdue(record)))
        actions.append(Link("Check", reverse("records:verify_details", kwargs=at), "these details"))
    return Card(TITLES[group], rows, actions)


def _overdue(record: Record) -> str:
    if not accuracy.is_due(record):
        return ""
    months = number_in_force(Parameter.ACCURACY_CHECK_MONTHS)
    since = "That is" if record.verified_at else "The record was opened"
    return f"{since} more than {counted(months, 'month')} ago. Are they still right? Go over them with the person."


def _told_card(
    title: str, things: Iterable[OfAPerson], grant: Grant, adding: list[Link], *, acts: bool
) -> Card:
    rows = [told_row(told, grant, acts=acts) for told in things if not told.ended_at]
    return Card(title, rows, adding)


def _without_acts(cards: list[Card]) -> list[Card]:
    return [Card(card.title, card.rows, []) for card in cards if card.rows]


def _under(opened: OpenRecord) -> str:
    known = opened.grant.open(opened.record, "known_as")
    born = date_typed(opened.grant.open(opened.record, "date_of_birth"))
    parts = (
        f"Known as {known}" if known else "",
        f"{counted(age(born, today()), 'year')} old" if born else "",
    )
    return ", ".join(part for part in parts if part)


def _tags(opened: OpenRecord) -> list[Tag]:
    """What has to be seen at once: that the person is a child."""
    born = date_typed(opened.grant.open(opened.record, "date_of_birth"))
    return [Tag("Child", Colour.PURPLE)] if born and is_child(born, today()) else []


def _contact_point(point: Any, grant: Grant) -> Told:
    code = f"Code on phones: {point.code}" if point.code else ""
    notes = _notes(point, grant.open(point, "note"), code)
    return Told(ContactKind(point.kind).label, grant.open(point, "value"), notes, "contact_point", "point")


def _address(address: Any, grant: Grant) -> Told:
    since, unsafe = grant.open(address, "lived_from"), grant.open(address, "post") == DO_NOT_POST
    lines = (grant.open(address, "lines"), grant.open(address, "postcode"))
    notes = _notes(address, f"Since {since}" if since else "")
    key = "Address. Do not post letters here" if unsafe else "Address"
    return Told(key, "\n".join(line for line in lines if line), notes, "address", "address")


def _identifier(number: Any, grant: Grant) -> Told:
    notes = _notes(number, grant.open(number, "note"))
    return Told(
        IdentifierKind(number.kind).label, grant.open(number, "value"), notes, "identifier", "identifier"
    )


_IN_WORDS = {"contact_point": _contact_point, "address": _address, "identifier": _identifier}


def _notes(told: OfAPerson, *notes: str) -> tuple[str, ...]:
    last = checked_in_words(told)
    if told.ended_at and told.ended_by:
        last = f"Ended on {plain_datetime(told.ended_at)} by {told.ended_by.name}"
    return tuple(note.rstrip(".") for note in (*notes, last) if note)


def _doing(told: OfAPerson, words: Told) -> tuple[Link, Link]:
    at = {"record": told.record_id, words.takes: told.pk}
    return (
        Link("Check", reverse(f"records:verify_{words.noun}", kwargs=at), f"{words.key} {words.text}"),
        Link("End", reverse(f"records:end_{words.noun}", kwargs=at), f"{words.key} {words.text}"),
    )


def _adding(record: Record, routes: dict[str, str]) -> list[Link]:
    return [Link(text, reverse(route, kwargs={"record": record.pk})) for route, text in routes.items()]


_REACHED = {"records:add_contact_point": "Add a number or e-mail", "records:add_address": "Add an address"}
_NUMBERS = {"records:add_identifier": "Add a number"}
