"""A text in its parts: what everybody may read, and the boxes that are for staff only.

A box opens with a line `::: staff` and closes with a line `:::`.  Boxes are told apart before anything else
looks at the text, so nothing that Markdown does can move words out of one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

OPENS, CLOSES = "::: staff", ":::"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines that are all for everybody, or all for staff.  `first` is the number of the first one."""

    first: int
    lines: tuple[str, ...]
    for_staff: bool

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def numbered(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers in the whole text."""
        return enumerate(self.lines, self.first)


def parts_of(text: str) -> list[Part]:
    """The parts of a text.  Where a mark is wrong, everything after it counts as for staff."""
    parts: list[Part] = []
    begun, lines, for_staff = 1, [], False
    for number, line in enumerate(text.split("\n"), 1):
        if not looks_like_a_mark(line):
            lines.append(line)
            continue
        parts.append(Part(begun, tuple(lines), for_staff))
        begun, lines = number + 1, []
        for_staff = line.rstrip() != CLOSES
    parts.append(Part(begun, tuple(lines), for_staff))
    return [part for part in parts if part.text.strip()]


def faults_of_boxes(text: str) -> Iterator[str]:
    """What is wrong with the boxes of a text, line by line."""
    opened = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not looks_like_a_mark(line):
            continue
        said = line.rstrip()
        if said not in {OPENS, CLOSES}:
            yield f"Line {number}: a box for staff opens with “{OPENS}” and closes with “{CLOSES}”, alone on a line."
        elif said == OPENS and opened:
            yield f"Line {number}: the box of line {opened} is still open. Close it first with “{CLOSES}”."
        elif said == CLOSES and not opened:
            yield f"Line {number}: no box is open here. A box opens with “{OPENS}”."
        opened = (opened or number) if said != CLOSES else 0
    if opened:
        yield f"Line {opened}: this box for staff is never closed. Close it with “{CLOSES}” alone on a line."


def looks_like_a_mark(line: str) -> bool:
    """Whether a line is a mark, or somebody meant it to be one."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKC", line) if unicodedata.category(letter) != "Cf"
    )
    return ":::" in plain or plain.lstrip().startswith("::")
