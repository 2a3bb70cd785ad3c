"""Agreements and pauses in the words and order in which pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from safehaven.directory.front import OpenRecipient, Organisation, OrganisationKind
from safehaven.interface.components import Colour, Link, Row, Table, Tag
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.lawfulness.operations import OpenLawfulness
from safehaven.lawfulness.queries import today
from safehaven.lawfulness.states import Basis, Ended, Given, PauseGround, Reach
from safehaven.records.front import label_of


@dataclass(frozen=True, slots=True)
class Card:
    """One basis: with whom, how it stands, its facts, and the way to take it back."""

    title: str
    tag: Tag
    rows: list[Row]
    actions: list[Link]


def cards(look: OpenLawfulness, *, acts: bool) -> tuple[list[Card], list[Card]]:
    """What stands now, and what does not any more or not yet."""
    shown = [(_stands(one), _card(one, look, acts=acts)) for one in look.bases]
    return [card for stands, card in shown if stands], [card for stands, card in shown if not stands]


def what(one: SharingBasis, look: OpenLawfulness) -> list[Row]:
    """With whom and what for."""
    texts = (look.grant.open(one, column) for column in ("whom", "purpose"))
    return [Row(key, text) for key, text in zip(("With whom", "What for"), texts, strict=True)]


def pause_rows(pause: Pause, look: OpenLawfulness) -> list[Row]:
    """Why the use is paused, by whom, and when the person heard of it."""
    return [
        Row("Why", PauseGround(pause.ground).label, note=look.grant.open(pause, "words")),
        Row("Paused by", f"{pause.set_by.name}, {plain_datetime(pause.set_at)}"),
        Row("They were told", plain_date(pause.told_on) if pause.told_on else "Not yet"),
    ]


def banner(pause: Pause | None) -> str:
    """What stands at the top of a record whose use is paused."""
    if pause is None:
        return ""
    return (
        f"The use of this record is paused since {plain_date(pause.set_at)}: "
        f"{PauseGround(pause.ground).label.lower()}. Read it and write on it, but share nothing from it."
    )


def whom_choices(organisations: Iterable[Organisation], people: Sequence[OpenRecipient]) -> list[Any]:
    """With whom something may be shared, as a list to choose from."""
    chosen: list[Any] = [
        ("", "Choose one"),
        (Reach.ANYBODY.value, Reach.ANYBODY.label),
        ("One kind of organisation", [(f"kind:{one.value}", one.label) for one in OrganisationKind]),
    ]
    if named := [(f"organisation:{one.pk}", one.name) for one in organisations]:
        chosen.append(("One organisation", named))
    if known := [(f"recipient:{one.recipient.pk}", one.name) for one in people]:
        chosen.append(("People in their own life", known))
    return chosen


def pauses_table(pauses: Iterable[Pause]) -> Table:
    """All pauses by reference: no name and no words."""
    rows = [
        (
            label_of(one.record),
            PauseGround(one.ground).label,
            f"{plain_date(one.set_at)}, {one.set_by.name}",
            plain_date(one.told_on) if one.told_on else Tag("Not told yet", Colour.ORANGE),
            plain_date(one.lifted_at) if one.lifted_at else Tag("Paused", Colour.PURPLE),
        )
        for one in pauses
    ]
    return Table(
        "Records whose use is or was paused",
        ["Person", "Why", "Since, and by whom", "Told", "Lifted"],
        rows,
        empty="No record was ever paused.",
        caption_hidden=True,
    )


def _stands(one: SharingBasis) -> bool:
    begun = one.starts_on <= today()
    return one.ended_at is None and begun and (one.ends_on is None or one.ends_on >= today())


def _card(one: SharingBasis, look: OpenLawfulness, *, acts: bool) -> Card:
    whom = look.grant.open(one, "whom")
    return Card(
        f"{whom[:1].upper()}{whom[1:]}", _tag(one), _rows(one, look), _actions(one, whom) if acts else []
    )


def _tag(one: SharingBasis) -> Tag:
    if one.ended_at is not None:
        return Tag("Over" if one.ended_how == Ended.OVER else "Taken back", Colour.GREY)
    if not _stands(one):
        return Tag("Has run out", Colour.GREY)
    if one.basis == Basis.CONSENT:
        return Tag("Agreed", Colour.GREEN)
    return Tag("Another basis", Colour.BLUE)


def _rows(one: SharingBasis, look: OpenLawfulness) -> list[Row]:
    words = look.grant.open(one, "words")
    why = Given(one.given).label if one.given else Basis(one.basis).label
    until = f" until {plain_date(one.ends_on)}" if one.ends_on else ""
    rows = [
        Row("What for", look.grant.open(one, "purpose")),
        Row("How they agreed" if one.given else "Basis", why, note=words),
        Row("Since", f"{plain_date(one.starts_on)}{until}"),
        Row("Noted by", f"{one.noted_by.name}, {plain_datetime(one.noted_at)}"),
    ]
    if one.ended_at and one.ended_by:
        rows.append(
            Row(
                "Ended",
                f"{plain_datetime(one.ended_at)}, {one.ended_by.name}",
                note=Ended(one.ended_how).label,
            )
        )
    return rows


def _actions(one: SharingBasis, whom: str) -> list[Link]:
    if one.ended_at is not None:
        return []
    place = reverse("lawfulness:take_back", kwargs={"record": one.record_id, "basis": one.pk})
    return [Link("They take it back" if one.basis == Basis.CONSENT else "It is over", place, f": {whom}")]
