"""What a sweep found, by owner and folder: for people as a page, for other programs as a table."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from django.template.loader import render_to_string

from safehaven.interface.counting import counted
from safehaven.sweep.outcomes import UNFINISHED, Outcome, total
from safehaven.sweep.running import Swept
from safehaven.sweep.walking import CHANGED, LINK, NO_ACCESS, SPECIAL
from safehaven_core.filetypes.reading import Unread

COLUMNS = (
    "path",
    "folder",
    "owner",
    "bytes",
    "changed",
    "people_certain",
    "people_likely",
    "people_possible",
    "points_to_somebody",
    "not_read",
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_SENTENCES = {
    NO_ACCESS: "It may not be opened by the account that sweeps.",
    LINK: "It is a link to somewhere else, and was not followed.",
    SPECIAL: "It is not an ordinary file.",
    CHANGED: "It was being changed while it was read.",
    UNFINISHED: "It is too long or too dense to be looked through to its end.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One file, in words."""

    path: str
    size: str
    changed: str
    about: str
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one owner in one folder."""

    owner: str
    name: str
    rows: tuple[Row, ...]


def write(swept: list[Swept], root: Path, folder: Path) -> tuple[Path, Path]:
    """Write both reports, for the account that sweeps alone; the old ones stay until the new are whole."""
    page, table = folder / "report.html", folder / "report.csv"
    context = {
        "root": printable(str(root)),
        "folders": [*folders(swept)],
        **total(one.outcome for one in swept),
    }
    put(page, render_to_string("sweep/report.html", context))
    put(table, as_table(swept))
    return page, table


def put(path: Path, text: str) -> None:
    """Write a file for this account alone; the old one stays until the new is whole."""
    begun = path.with_suffix(path.suffix + ".new")
    with os.fdopen(
        os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
    begun.replace(path)


def mattering(swept: Iterable[Swept]) -> list[Swept]:
    """What somebody must look at, by owner and folder."""
    found = (one for one in swept if one.outcome.matters)
    return sorted(found, key=lambda one: (one.seen.owner, one.seen.folder, one.seen.path))


def as_table(swept: Iterable[Swept]) -> str:
    """CSV that no program takes for formulas."""
    sink = io.StringIO()
    table = csv.writer(sink, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in mattering(swept):
        seen, outcome = one.seen, one.outcome
        unread = " ".join(f"{why}:{parts}" for why, parts in outcome.unread.items())
        cells = (seen.path, seen.folder, seen.owner, seen.size, changed(seen.changed_ns), outcome.certain,
                 outcome.likely, outcome.possible, "yes" if outcome.somebody else "no", unread)  # fmt: skip
        table.writerow(map(cell, cells))
    return sink.getvalue()


def cell(value: object) -> str:
    text = printable(str(value))
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def folders(swept: Iterable[Swept]) -> Iterator[Folder]:
    for (owner, name), found in groupby(mattering(swept), key=lambda one: (one.seen.owner, one.seen.folder)):
        yield Folder(owner or "nobody known", printable(name), tuple(map(_row, found)))


def _row(one: Swept) -> Row:
    seen, outcome = one.seen, one.outcome
    return Row(
        printable(seen.name),
        size(seen.size),
        changed(seen.changed_ns),
        about_in_words(outcome),
        tuple(unread(outcome.unread)),
    )


def about_in_words(outcome: Outcome) -> str:
    """How many people a file is about."""
    counts = (
        (outcome.certain, "sure"),
        (outcome.likely, "likely"),
        (outcome.possible, "possible"),
    )
    said = [f"{counted(number, 'person', 'people')} we support ({sure})" for number, sure in counts if number]
    if not said and outcome.somebody:
        return "somebody who is not on the roll, or whom its facts point to together"
    return ", ".join(said) or "nobody, as far as it was read"


def unread(why_and_often: dict[str, int]) -> Iterator[str]:
    for why, parts in why_and_often.items():
        sentence = _SENTENCES[why] if why in _SENTENCES else Unread(why).sentence
        yield sentence if parts == 1 else f"{sentence} ({counted(parts, 'part')})"


def size(number: int) -> str:
    if number < 1 << 20:
        return f"{-(-number // 1024):,} kB"
    return f"{number / (1 << 20):,.1f} MB"


def changed(nanoseconds: int) -> str:
    return f"{datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC):%Y-%m-%d}"


def printable(text: str) -> str:
    """Without what turns the direction of writing or does not print; bytes that are no text become a mark."""
    written = os.fsencode(text).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "�" for letter in written)
