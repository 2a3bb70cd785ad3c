"""Whom a file is about: each of its parts is asked about by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from safehaven.documents.front import read_file
from safehaven.roll.examining import examine_all
from safehaven.roll.findings import is_clear
from safehaven_core.detection import Report
from safehaven_core.filetypes.reading import Part as Read
from safehaven_core.filetypes.reading import Unread

SECONDS_TO_READ, SECONDS_TO_ASK = 40, 20
"""How long all parts of a file together may take; what was not done by then is not read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a file: where it is, what it says, and what was found in it or why it was not read."""

    path: tuple[str, ...] = field(repr=False)
    place: str
    text: str = field(repr=False)
    report: Report | None
    unread: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in a file.  What was not read is not clear."""

    parts: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether all of it was read to its end."""
        return not any(part.unread or (part.report and part.report.unfinished) for part in self.parts)

    @property
    def reports(self) -> Iterator[tuple[Part, Report]]:
        """The parts that were asked about, with what was found."""
        return ((part, part.report) for part in self.parts if part.report is not None)

    @property
    def clear(self) -> bool:
        """Whether all of it was read, and it tells of nobody."""
        return self.complete and all(is_clear(report) for _part, report in self.reports)


def _as_it_stands(part: Read) -> str:
    return part.text


def _nothing(_parts: Sequence[Read]) -> Sequence[str]:
    return ()


def examine_file(name: str, content: BinaryIO | Iterable[bytes], size: int) -> FileReport:
    """Whom a file is about, its name included.  Raises RollNotReady; what cannot be read says so part by part."""
    return examine_file_with(name, content, size)[0]


def examine_file_with(
    name: str,
    content: BinaryIO | Iterable[bytes],
    size: int,
    *,
    beside: Callable[[Sequence[Read]], Sequence[str]] = _nothing,
    as_asked: Callable[[Read], str] = _as_it_stands,
) -> tuple[FileReport, list[Report]]:
    """The same, and whom texts beside it are about, in one question; parts may be asked about in other words.

    `beside` makes these texts, and is told the parts.
    """
    parts = [replace(part, text=as_asked(part)) for part in _parts_of(name, content, size)]
    asked = [part for part in parts if part.text.strip()]
    texts = beside(parts)
    found = examine_all([*texts, *(part.text for part in asked)], seconds=SECONDS_TO_ASK)
    reports = {id(part): report for part, report in zip(asked, found[len(texts) :], strict=True)}
    read = (_examined(part, reports.get(id(part)), late=id(part) in reports) for part in parts)
    return FileReport(tuple(read)), [one or Report(unfinished=True) for one in found[: len(texts)]]


def _parts_of(name: str, content: BinaryIO | Iterable[bytes], size: int) -> Sequence[Read]:
    return read_file(name, content, size, seconds=SECONDS_TO_READ).parts


def _examined(part: Read, report: Report | None, *, late: bool) -> Part:
    """`late` where there was something to ask, so that no answer means no time."""
    unread = Unread.TOO_SLOW if late and report is None else part.unread
    return Part(part.path, part.place.value, part.text, report, unread.sentence if unread else "")
