"""Who else is in what would leave: nobody, or somebody of whom it was said why they belong in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from safehaven.disclosure.checks.matter import Check, Kind, Matter
from safehaven.disclosure.states import Channel
from safehaven.foundation.refusals import Refusal
from safehaven.roll.front import clues_in, examine, findings_in, shown

WORDS = "words"
TOO_LONG = "It is too long to be checked for names."


class NamesAnother(Refusal):
    """What would leave is about somebody else as well, or was not read.  The message says what to do."""


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that would leave: who else is in it, in which words, and what of it nobody read."""

    key: str
    title: str = field(repr=False)
    people: dict[str, list[str]] = field(repr=False)
    unread: list[str] = field(repr=False)

    @property
    def to_confirm(self) -> set[str]:
        """What somebody has to answer for before it leaves."""
        return {*self.people, *([f"unread:{self.key}"] if self.unread else [])}


def named_in(matter: Matter) -> list[Named]:
    """Everything that would leave and must be looked at.  Raises RollNotReady, NamesAnother where none was read yet."""
    things = _told(matter) if matter.disclosure.channel == Channel.TELEPHONE else _documents(matter)
    return [one for one in things if one.to_confirm]


def names_nobody_else(matter: Matter) -> str | None:
    """Nobody else is in it, or somebody said why they belong there."""
    named = named_in(matter)
    if {key for one in named for key in one.to_confirm} - confirmed(matter):
        raise NamesAnother(_sentence(named))
    return "You looked at who else is in it, and said why it may leave." if named else None


def confirmed(matter: Matter) -> set[str]:
    """What somebody answered for."""
    said = matter.grant.open(matter.disclosure, "others")
    return set(json.loads(said)["keys"]) if said else set()


def why_confirmed(matter: Matter) -> str:
    """Why they said that others belong in it; empty where nobody did."""
    said = matter.grant.open(matter.disclosure, "others")
    return str(json.loads(said)["why"]) if said else ""


def _told(matter: Matter) -> list[Named]:
    text = matter.grant.open(matter.call, "words")
    if not text.strip():
        return []
    report = examine(text)
    others = shown(report, text, by=matter.by, but=matter.disclosure.record)
    people = {one.key: list(one.quotes) for one in others}
    people |= clues_in(report, text, but=matter.disclosure.record)
    return [Named(WORDS, "What you will tell", people, [TOO_LONG] if report.unfinished else [])]


def _documents(matter: Matter) -> list[Named]:
    versions = [item.document_version for item in matter.items]
    found = findings_in([version.pk for version in versions], matter.grant)
    if any(version.pk not in found for version in versions):
        raise NamesAnother(
            "Safehaven is still reading the documents, to see who else is in them. Look again in a minute. "
            "If it stays like this, tell your IT administrator."
        )
    return [
        Named(
            str(version.pk),
            matter.grant.open(version.document, "title"),
            found[version.pk].people,
            found[version.pk].unread,
        )
        for version in versions
    ]


def _sentence(named: list[Named]) -> str:
    people = {key for one in named for key in one.people}
    if people and all(":" in key for key in people):
        return (
            "A number or other words in what would leave point to somebody else. "
            "Take them out, or say why they belong in it."
        )
    if people:
        return (
            "Somebody else whom we support is in what would leave. "
            "Take them out, or say why they belong in it."
        )
    return "Safehaven could not read all of what would leave. Look at it yourself, then say why it may leave."


NAMES_NOBODY_ELSE = Check(
    "others",
    Kind.CONFIRMED,
    "Nobody else whom we support is in it.",
    names_nobody_else,
    "others",
)
