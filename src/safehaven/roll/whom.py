"""Whom a text is about and how surely, without the words that tell: for whoever only counts, many texts at a time."""

from __future__ import annotations

from dataclasses import dataclass

from safehaven_core.detection import Report, Sureness


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody on the roll."""

    key: str
    sure: Sureness


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a text is about; `identifiable`: it points to somebody, on the roll or not."""

    people: tuple[Someone, ...] = ()
    identifiable: bool = False
    unfinished: bool = False


def whom_of(report: Report) -> Whom:
    """The same without reasons, places and numbers."""
    people = tuple(Someone(found.key, found.sure) for found in report.people)
    return Whom(people, report.identifiable, report.unfinished)
