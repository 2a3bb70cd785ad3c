"""The texts of policies in the words and order in which pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from safehaven.interface.components import Colour, Column, Link, Row, Table, Tag
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_date
from safehaven.policies.front import MEANINGS, Parameter, number_in_force, settings_in_force, words_of
from safehaven.publication.checking import OF_A_CLAUSE, clauses_named
from safehaven.publication.comparing import Passage, compare
from safehaven.publication.models import PolicyText, Review
from safehaven.publication.queries import Current, Due, drawn, good_signatures
from safehaven.publication.states import State
from safehaven_core.policy import Pack

_STATES = {
    State.DRAFT: Tag("Being written", Colour.GREY),
    State.ASKED: Tag("Waiting for signatures", Colour.ORANGE),
    State.IN_FORCE: Tag("In force", Colour.GREEN),
    State.SUPERSEDED: Tag("Replaced", Colour.GREY),
}


def page(name: str, policy: str, **more: int) -> str:
    """The address of a page of one policy."""
    return reverse(f"publication:{name}", kwargs={"policy": policy, **more})


def public_table(every: Iterable[Current], due: dict[str, Due]) -> Table:
    """What anybody may see of the policies: no state of any clause, and nobody's name."""
    rows = [
        (
            Link(one.title, page("public", one.name)),
            one.number,
            one.version,
            plain_date(one.issued_at),
            next_review(due[one.name]),
        )
        for one in every
    ]
    columns = ["Policy", "Number", "Version", "Issued", "Next review"]
    empty = "No policy is published yet."
    return Table("Policies in force", columns, rows, empty=empty, caption_hidden=True)


def texts_table(every: Iterable[Current], due: dict[str, Due], drafts: Iterable[PolicyText]) -> Table:
    """The policies with what is on its way."""
    on_the_way = {draft.pack: draft for draft in drafts}
    rows = [
        (
            Link(one.title, page("text", one.name)),
            one.number,
            one.version if one.text else f"{one.version} (no text of its own yet)",
            review_tag(due[one.name]),
            next_review(due[one.name]),
            _on_its_way(on_the_way.get(one.name)),
        )
        for one in every
    ]
    columns: list[Column | str] = ["Policy", "Number", "Version", "Review", "Next review", "Next version"]
    empty = "No policy is adopted, so there is no text to read."
    return Table("Texts of policies", columns, rows, empty=empty, caption_hidden=True)


def _on_its_way(draft: PolicyText | None) -> object:
    if draft is None:
        return "None"
    return Link(_STATES[State(draft.state)].text, page("draft", draft.pack), f"version {draft.version}")


def review_tag(due: Due) -> Tag:
    """Whether somebody must look at a policy now."""
    if due.clock_wrong:
        return Tag("Dates are wrong", Colour.RED)
    return Tag("Review is late", Colour.RED) if due.overdue else Tag("Up to date", Colour.GREEN)


def next_review(due: Due) -> str:
    """“By 3 March 2027”, and whether that is past."""
    return f"Late: was due by {plain_date(due.next)}" if due.overdue else f"By {plain_date(due.next)}"


def heads(one: Current, due: Due) -> list[Row]:
    """What stands at the head of a policy, for everybody."""
    rows = [Row("Number", one.number), Row("Version", one.version)]
    if one.sponsor:
        rows.append(Row("Answered for by", one.sponsor[:1].upper() + one.sponsor[1:]))
    rows += [Row("Issued", plain_date(one.issued_at)), Row("Last reviewed", plain_date(due.last))]
    return [*rows, Row("Next review", next_review(due))]


def signed_row(text: PolicyText) -> Row:
    """Who signed, and when."""
    return Row("Signed by", "; ".join(_signatures(text)) or "Nobody")


def _signatures(text: PolicyText) -> list[str]:
    return [f"{one.signed_by.name}, {plain_date(one.signed_at)}" for one in good_signatures(text)]


def versions_table(versions: Sequence[PolicyText]) -> Table:
    """Every version that was published, newest first."""
    rows = [
        (
            Link(f"Version {one.version}", page("version", one.pack, number=one.version)),
            _STATES[State(one.state)],
            plain_date(one.issued_at),
            plain_date(one.superseded_at) or "Still in force",
            one.what_changed,
            "; ".join(_signatures(one)),
            _compare_link(one, versions[at + 1] if at + 1 < len(versions) else None),
        )
        for at, one in enumerate(versions)
    ]
    columns = ["Version", "State", "Issued", "Ended", "What changed", "Signed by", "Compare"]
    return Table("Versions", columns, rows, empty="Nobody has published a text of this policy yet.")


def _compare_link(newer: PolicyText, older: PolicyText | None) -> object:
    if older is None:
        return "First version"
    where = page("changes", newer.pack, older=older.version, newer=newer.version)
    return Link(f"With version {older.version}", where, f"version {newer.version}")


def reviews_table(reviews: Iterable[Review]) -> Table:
    """Each time that somebody looked at the policy and left it as it was."""
    rows = [(plain_date(one.reviewed_at), one.reviewed_by.name, one.why) for one in reviews]
    empty = "Nobody has reviewed it without a change yet."
    return Table("Reviews without a change", ["When", "Who", "Why it stays"], rows, empty=empty)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is other between two versions: at the head, and in the text."""

    heads: Table
    passages: list[Passage]


def changes_between(older: PolicyText, newer: PolicyText) -> Changes:
    """Compare two versions, or the text in force with a draft."""
    said = [
        ("Title", older.title, newer.title),
        ("Number", older.number, newer.number),
        ("Answered for by", older.sponsor, newer.sponsor),
    ]
    rows = [row for row in said if row[1] != row[2]]
    columns = ["What", "Before", "After"]
    table = Table("Changes at the head", columns, rows, empty="Nothing changed at the head.")
    return Changes(table, compare(older.text, newer.text))


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as it would be read, and how much of the policy it speaks of."""

    body: SafeString
    named: int
    of: int


def preview(text: str, pack: Pack) -> Preview:
    """How a draft would look to staff."""
    return Preview(drawn(text, pack, for_staff=True), len(clauses_named(text, pack)), len(pack.clauses))


@dataclass(frozen=True, slots=True)
class DraftShown:
    """How far a draft has come."""

    tag: Tag
    rows: list[Row]
    enough: bool


def draft_shown(text: PolicyText) -> DraftShown:
    """The head of a draft, with its signatures and how many are wanted."""
    signed, needed = _signatures(text), number_in_force(Parameter.SIGNATURES_NEEDED)
    rows = [
        Row("Title", text.title),
        Row("Number", text.number),
        Row("Version", text.version),
        Row("Answered for by", text.sponsor),
        Row("What changed", text.what_changed),
        Row(
            "Signed by",
            "; ".join(signed) or "Nobody yet",
            note=f"{len(signed)} of {counted(needed, 'signature')}",
        ),
    ]
    return DraftShown(_STATES[State(text.state)], rows, enough=len(signed) >= needed)


def settings_table() -> Table:
    """What a text may say of the settings."""
    rows = [
        (f"{{{{{name.value}}}}}", MEANINGS[name].title, MEANINGS[name].words_for(setting.value))
        for name, setting in settings_in_force().items()
    ]
    return Table("Settings", ["Write", "For", "It says now"], rows)


def clauses_table(pack: Pack) -> Table:
    """What a text may say of the clauses."""
    words = words_of(settings_in_force().values())
    rows = [
        (
            f"{{{{{OF_A_CLAUSE}{one.id}}}}}",
            one.said_with(words),
            "Staff only" if one.staff_only else "Everybody",
        )
        for one in pack.clauses
    ]
    return Table("Clauses of this policy", ["Write", "It says", "Who may read it"], rows)
