"""The text of a policy that nobody has written one for: made from its own sections and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from safehaven.publication.boxes import CLOSES, OPENS
from safehaven_core.policy import Clause, Pack, Section

_SPECIAL = re.compile(r"([\\*_\[\]<>#|!`~])")


def text_from(pack: Pack) -> str:
    """Each section with its clauses and the values in force; what is for staff only in boxes."""
    return "\n\n".join("\n".join(_section(section)) for section in pack.sections)


def _section(section: Section) -> Iterator[str]:
    heading = f"# {_plain(section.title)}"
    all_for_staff = all(clause.staff_only for clause in section.clauses)
    if not all_for_staff:
        yield heading
    for for_staff, clauses in groupby(section.clauses, key=lambda clause: clause.staff_only):
        yield ""
        if not for_staff:
            yield from _items(clauses)
            continue
        yield OPENS
        if all_for_staff:
            yield from (heading, "")
        yield from _items(clauses)
        yield CLOSES


def _items(clauses: Iterator[Clause]) -> Iterator[str]:
    return (f"- {{{{clause:{clause.id}}}}}" for clause in clauses)


def _plain(title: str) -> str:
    return _SPECIAL.sub(r"\\\1", title)
