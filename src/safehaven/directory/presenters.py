"""The directory in the words and order in which pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from safehaven.directory.held import OpenRecipient
from safehaven.directory.models import Contact, Organisation
from safehaven.directory.operations.blocking import OpenBlock
from safehaven.directory.queries import verified_long_ago
from safehaven.directory.states import ContactKind, OrganisationKind, VerifiedHow
from safehaven.interface.components import Colour, Link, Row, Table, Tag
from safehaven.interface.times import plain_date


@dataclass(frozen=True, slots=True)
class ContactShown:
    """A contact point as a card."""

    title: str
    tag: Tag
    rows: list[Row]
    actions: list[Link]


def organisations_table(organisations: Iterable[Organisation]) -> Table:
    """Every organisation, by name."""
    rows = [
        (
            Link(one.name, reverse("directory:organisation", kwargs={"organisation": one.pk})),
            OrganisationKind(one.kind).label,
            one.people_listed,  # type: ignore[attr-defined]  # counted by the query
        )
        for one in organisations
    ]
    return Table("Organisations", ["Name", "Kind", "People"], rows, empty="No organisation is listed yet.")


def people_table(people: Iterable[OpenRecipient], caption: str = "People") -> Table:
    """People, by name."""
    rows = [(_link(one), one.job_title, one.department, one.at) for one in people]
    return Table(
        caption, ["Name", "What they do", "Department", "Where"], rows, empty="Nobody is listed here yet."
    )


def contact_card(contact: Contact, one: OpenRecipient, *, edits: bool, verifies: bool) -> ContactShown:
    """A contact point with where it came from and who made sure of it."""
    value = one.grant.open(contact, "value")
    rows = [Row(ContactKind(contact.kind).label, value), Row("Where it came from", _origin(contact, one))]
    if contact.verified_at:
        rows.append(
            Row("Verified", verified_in_words(contact), note=one.grant.open(contact, "verified_words"))
        )
    if contact.ended_at and contact.ended_by:
        rows.append(Row("Ended", f"On {plain_date(contact.ended_at)} by {contact.ended_by.name}"))
    actions = _doing(contact, value, edits=edits, verifies=verifies) if not contact.ended_at else []
    return ContactShown(ContactKind(contact.kind).label, contact_tag(contact), rows, actions)


def contact_tag(contact: Contact) -> Tag:
    """How sure we are of a contact point."""
    if contact.ended_at:
        return Tag("No longer in use", Colour.GREY)
    if contact.verified_at is None:
        return Tag("Not verified", Colour.RED)
    if verified_long_ago(contact):
        return Tag("Verified long ago", Colour.ORANGE)
    return Tag("Verified", Colour.GREEN)


def verified_in_words(contact: Contact) -> str:
    """When, by whom and how; and whether they had added it themselves."""
    if contact.verified_at is None or contact.verified_by is None:
        return "Nobody has verified it yet"
    own = " They had added it themselves." if contact.verified_by_id == contact.added_by_id else ""
    how = VerifiedHow(contact.verified_how).label
    return f"On {plain_date(contact.verified_at)} by {contact.verified_by.name}: “{how}”.{own}"


def blocks_table(blocks: Iterable[OpenBlock], *, lifts: bool) -> Table:
    """What is blocked, why, and since when."""
    rows = [
        (
            one.value,
            one.why,
            f"{plain_date(one.block.added_at)}, {one.block.added_by.name}",
            Link("Lift", reverse("directory:lift_block", kwargs={"block": one.block.pk}), one.value)
            if lifts
            else "",
        )
        for one in blocks
    ]
    return Table("Blocked", ["What", "Why", "Since, and by whom", ""], rows, empty="Nothing is blocked.")


def _link(one: OpenRecipient) -> Link:
    return Link(one.name, reverse("directory:recipient", kwargs={"recipient": one.recipient.pk}))


def _origin(contact: Contact, one: OpenRecipient) -> str:
    known = one.grant.open(contact, "how_known")
    return f"{known} (added on {plain_date(contact.added_at)} by {contact.added_by.name})"


def _doing(contact: Contact, value: str, *, edits: bool, verifies: bool) -> list[Link]:
    at = {"contact": contact.pk}
    verify = [Link("Verify", reverse("directory:verify_contact", kwargs=at), value)]
    change = [
        Link("Replace", reverse("directory:replace_contact", kwargs=at), value),
        Link("End", reverse("directory:end_contact", kwargs=at), value),
    ]
    return (verify if verifies else []) + (change if edits else [])
