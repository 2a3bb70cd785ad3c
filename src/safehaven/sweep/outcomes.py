"""How many people a file is about and how sure that is; never who, and never a word of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from safehaven.sweep.looking import Looked

PIECE, OVERLAP = 2_000_000, 2_000
UNFINISHED = "unfinished"
_SURER = ("possible", "likely", "certain")


class Found(Protocol):
    """Somebody whom a text is about."""

    @property
    def key(self) -> str: ...

    @property
    def sure(self) -> str: ...


class Report(Protocol):
    """What an examination of a text says."""

    @property
    def people(self) -> tuple[Any, ...]: ...

    @property
    def identifiable(self) -> bool: ...

    @property
    def unfinished(self) -> bool: ...


Examine = Callable[[str], Report]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a look at a file found.  `somebody`: it points to a person, on the roll or not."""

    certain: int = 0
    likely: int = 0
    possible: int = 0
    somebody: bool = False
    unread: dict[str, int] = field(default_factory=dict)

    @property
    def about(self) -> int:
        """How many people of ours it is about, surely or likely."""
        return self.certain + self.likely

    @property
    def tells(self) -> bool:
        """Whether it tells of people, or may."""
        return bool(self.about or self.possible or self.somebody)

    @property
    def matters(self) -> bool:
        """Whether somebody must look at it."""
        return self.tells or bool(self.unread)

    def written(self) -> list[Any]:
        return [self.certain, self.likely, self.possible, int(self.somebody), self.unread]


def as_written(told: list[Any]) -> Outcome:
    """An outcome as it was written down.  Raises ValueError or TypeError for anything else."""
    certain, likely, possible, somebody, unread = told
    counted = {str(why): int(parts) for why, parts in unread.items()}
    return Outcome(int(certain), int(likely), int(possible), bool(somebody), counted)


def outcome_of(looked: Looked, examine: Examine) -> Outcome:
    """Who a file is about, asked in pieces where it is long.  What `examine` raises comes through."""
    surest: dict[str, int] = {}
    somebody, unfinished = False, False
    for piece in _pieces(looked.text):
        report = examine(piece)
        somebody, unfinished = somebody or report.identifiable, unfinished or report.unfinished
        for found in report.people:
            surest[found.key] = max(surest.get(found.key, 0), _SURER.index(found.sure))
    counted = Counter(_SURER[how] for how in surest.values())
    unread = looked.unread | ({UNFINISHED: 1} if unfinished else {})
    return Outcome(counted["certain"], counted["likely"], counted["possible"], somebody, unread)


def _pieces(text: str) -> Iterator[str]:
    """Pieces that overlap, so that what stands at an edge is whole in one of them."""
    for start in range(0, max(len(text) - OVERLAP, 1), PIECE - OVERLAP):
        piece = text[start : start + PIECE]
        if piece.strip():
            yield piece


def total(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """How many files there are, how many tell of people or may, and how many were not read whole."""
    every = list(outcomes)
    return {
        "files": len(every),
        "about_people": sum(outcome.tells for outcome in every),
        "not_read": sum(bool(outcome.unread) for outcome in every),
    }
