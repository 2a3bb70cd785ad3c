"""What a hold says of whom a message tells: of the parts that tell of somebody, each thing once, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from safehaven.roll.front import (
    MOST_STRANGERS,
    STRANGER,
    Report,
    as_told,
    explained,
    is_clear,
    keys_in,
    people,
)
from safehaven.workforce.front import StaffMember
from safehaven_core.filetypes.reading import Place

MOST_QUOTES = 4
LONGEST_QUOTE = 60
HIDDEN = "hidden text"
IN_A_FILE = f"{HIDDEN} of the file"
FROM_MESSAGE = (
    "A message can carry hidden text, which mail programs do not show. It often comes along when you copy something. "
    "Begin a new message, and paste your words as plain text: in Outlook that is “Keep Text Only”."
)
FROM_FILE = (
    "A file can hold words that its pages do not show: comments, names of authors, changes, hidden columns. "
    "In Word, Excel or PowerPoint, choose File, Info, Check for Issues, Inspect Document. Remove what it finds, save "
    "the file and send it again. For other files, print to a new PDF and send that."
)
_LINE = re.compile(r"^([!-9;-~]+):", re.MULTILINE)
_NAMES_A_FILE = frozenset({"content-disposition", "content-type", "content-description"})
_SEEN = frozenset(
    {Place.BODY, Place.SHEET, Place.FORM, Place.NOTES, Place.HEADERS, Place.PICTURE, Place.FILE}
)


@dataclass(frozen=True, slots=True)
class Told:
    """A text, what the roll says of it, and where it stands, in words.  A head says in which of its lines."""

    place: str
    text: str
    report: Report
    is_head: bool = False

    def places(self, starts: Iterable[int]) -> dict[str, None]:
        """Where the words stand that begin there."""
        return dict.fromkeys(self._line_at(start) for start in starts) if self.is_head else {self.place: None}

    def _line_at(self, start: int) -> str:
        end = self.text.find("\n", start)
        lines = _LINE.findall(self.text[: end if end >= 0 else None])
        if not lines:
            return self.place
        line = lines[-1]
        if line.lower() in _NAMES_A_FILE:
            return "the name of a file"
        return f"the {'subject' if line.lower() == 'subject' else line} line"


def place_in_words(place: str, file: str) -> str:
    """Where a part stands: in the message itself, or in one of its files."""
    if place == Place.NAME:
        return "the name of a file"
    if place in _SEEN:
        return f"the file {file}" if file else "the text"
    return f"{IN_A_FILE} {file}" if file else HIDDEN


def rid_of_hidden(why: str) -> str:
    """What hidden text is and how to get rid of it, where a reason says that something stands in it."""
    in_message = why.count(HIDDEN) > why.count(IN_A_FILE)
    found = ((FROM_MESSAGE, in_message), (FROM_FILE, IN_A_FILE in why))
    return " ".join(how for how, is_there in found if is_there)


def is_sure(report: Report) -> bool:
    """Whether a text points to somebody, and not only to one of several namesakes."""
    numbers = any(not one.kind.weak for one in report.identifiers)
    return bool(keys_in(report) or report.pieced or numbers)


def told(parts: Sequence[Told], *, by: StaffMember) -> str:
    """Who it is, as the sender may know them, and by which of their own words; or what else gives it away."""
    telling = [part for part in parts if not is_clear(part.report)]
    return " ".join(_of_people(telling, by) or _explained(telling, by))


def _of_people(parts: Sequence[Told], by: StaffMember) -> list[str]:
    labels = people({key for part in parts for key in keys_in(part.report)}, by=by)
    said: dict[str, dict[str, dict[str, None]]] = {}
    for part in parts:
        keys = keys_in(part.report)
        for found in as_told(part.report, labels).people:
            quotes = said.setdefault(labels.get(found.key, STRANGER), {}) if found.key in keys else {}
            for one in found.because:
                quote = " ".join(part.text[one.start : one.end][:LONGEST_QUOTE].split())
                quotes.setdefault(quote, {}).update(part.places([one.start]))
    most = {STRANGER: MOST_STRANGERS}
    in_order = sorted(said, key=lambda label: (label == STRANGER, label))
    return [f"{label}: {_quoted(said[label], most.get(label, MOST_QUOTES))}." for label in in_order]


def _quoted(quotes: dict[str, dict[str, None]], most: int) -> str:
    """Some quotes, each with where it stands; what stands in the same places is said together."""
    some = islice(quotes.items(), most)
    together = groupby(some, key=lambda one: tuple(one[1]))
    return ", ".join(
        f"{', '.join(f'“{quote}”' for quote, _places in each)} in {_listed(places)}"
        for places, each in together
    )


def _explained(parts: Sequence[Told], by: StaffMember) -> Iterator[str]:
    said: dict[str, dict[str, None]] = {}
    for part in parts:
        for sentence in explained(part.report, part.text, by=by):
            said.setdefault(sentence, {}).update(part.places(_starts(part.report)))
    for places, together in groupby(islice(said.items(), MOST_STRANGERS), key=lambda one: tuple(one[1])):
        sentences = " ".join(sentence for sentence, _places in together)
        yield f"In {_listed(places)}: {sentences}" if places else sentences


def _starts(report: Report) -> Iterator[int]:
    """Where the words begin that tell."""
    yield from (one.start for found in report.people for one in found.because)
    yield from (one.start for one in report.identifiers if not one.kind.weak)
    yield from (fact.start for pieced in report.all_pieced for fact in pieced.facts)


def _listed(places: Sequence[str]) -> str:
    *most, last = places
    return f"{', '.join(most)} and {last}" if most else last
