"""What the page of a held message says: each thing once, and with it the pages that help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Link
from safehaven.interface.navigation import help_place
from safehaven.mailguard.checks import DO_NOT_OPEN, Found, Ruling
from safehaven.mailguard.lawful import waits_for
from safehaven.mailguard.operations.deciding import OpenMessage
from safehaven.mailguard.states import Mark, WaitsFor
from safehaven.records.front import label_of, records_worked_on_by
from safehaven.workforce.front import StaffMember

IN_THE_DIRECTORY = frozenset(
    {Mark.NEW_RECIPIENT, Mark.LOOKALIKE, Mark.SHARED_MAILBOX, Mark.ANSWERS_ELSEWHERE}
)
WITH_SOMEBODY = frozenset({Mark.NOT_YOURS, Mark.TOO_OFTEN})
WHAT_PROTECTION_IS_FOR = frozenset({Mark.IDENTIFIES, Mark.SUBJECT})


@dataclass(frozen=True, slots=True)
class Said:
    """All that was found of one kind: what it is, the sentences about it, and where to go for it."""

    label: str
    sentences: tuple[str, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """Where the reader of a page may go: `records` are the pages of their own people by how texts name them."""

    standing: Standing
    path: str
    records: Mapping[str, str]

    @classmethod
    def on(cls, path: str, ruling: Ruling, *, by: StaffMember, standing: Standing) -> Help:
        """What helps somebody on the page of a message at this path."""
        own = records_worked_on_by(by).filter(pk__in=ruling.people)
        pages = {label_of(one): reverse("records:record", kwargs={"record": one.pk}) for one in own}
        return cls(standing, path, pages)

    def with_all(self, findings: Iterable[Found]) -> tuple[Link, ...]:
        """Every page that helps with some of what was found, each once."""
        return tuple(dict.fromkeys(way for found in findings for way in self._with(found)))

    def _with(self, found: Found) -> list[Link]:
        reads = self.standing.may(Capability.DIRECTORY_READ)
        if found.mark in IN_THE_DIRECTORY and reads:
            return [Link("Go to the directory", reverse("directory:list"))]
        if found.mark is Mark.BLOCKED and reads:
            return [Link("See what is blocked", reverse("directory:blocked"))]
        if found.mark is Mark.PAUSED:
            return [Link(f"Open {label}", at) for label, at in self.records.items() if label in found.why]
        if found.mark in WITH_SOMEBODY or found.clears == DO_NOT_OPEN:
            place = help_place(self.standing, self.path)
            return [Link(place.label, place.address)] if place else []
        return []


def said_once(findings: Iterable[Found], helps: Help) -> list[Said]:
    """What was found, by its kind: no sentence and no link stands there twice."""
    kinds: dict[Mark, list[Found]] = {}
    for found in findings:
        kinds.setdefault(found.mark, []).append(found)
    return [
        Said(
            mark.label,
            tuple(dict.fromkeys(filter(None, (*(one.why for one in alike), *(one.clears for one in alike))))),
            helps.with_all(alike),
        )
        for mark, alike in kinds.items()
    ]


def not_said_yet(findings: Iterable[Found], said: Sequence[Found]) -> tuple[Found, ...]:
    """What was found that needs something else than what stands on the page already for its kind."""
    known = {(one.mark, one.clears) for one in said}
    return tuple(one for one in findings if (one.mark, one.clears) not in known)


def shown_for(one: OpenMessage, helps: Help) -> dict[str, object]:
    """What the page of a held message shows, by the names of its template."""
    # Whom it is about comes first: a basis for somebody who is not meant is nobody's to note.
    first = [found for found in one.to_decide if found.mark is Mark.ONE_OF and one.stopped]
    later = not_said_yet(one.to_decide, (*first, *one.stopped))
    tells = not WHAT_PROTECTION_IS_FOR.isdisjoint(found.mark for found in one.to_decide)
    return {
        "stopped": said_once((*first, *one.stopped), helps),
        "to_decide": said_once(later, helps),
        "needs_basis": any(found.mark is Mark.NO_BASIS for found in one.stopped),
        "never_goes": waits_for(one.stopped) is WaitsFor.NOTHING,
        "protecting_first": tells and not one.stopped,
        "protecting_later": tells and bool(one.stopped),
        "ways": helps.with_all(one.to_decide),
    }
