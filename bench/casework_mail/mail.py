"""One e-mail with its labels, and how names in it are marked while it is written."""

import re
import textwrap
from dataclasses import dataclass, field

OPEN, SHUT = "\x02", "\x03"
_MARKED = re.compile(f"{OPEN}([^{OPEN}{SHUT}]*){SHUT}")


@dataclass(frozen=True)
class Mail:
    """An e-mail: what it is a case of, who on the roll it is about or may be about, and what else is in it."""

    case: str
    text: str
    people: frozenset[str] = frozenset()
    identifiers: tuple[tuple[str, str], ...] = ()
    sensitive: frozenset[str] = frozenset()
    pieced: frozenset[str] = frozenset()
    named: tuple[tuple[int, int], ...] = field(default=())
    may_be: tuple[str, ...] = ()


def marked(name: str) -> str:
    """A name, marked so that its place is known once the mail is whole."""
    return f"{OPEN}{name}{SHUT}"


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without its marks, and where the names stand in it."""
    pieces, places, at, begin = [], [], 0, 0
    for match in _MARKED.finditer(text):
        pieces += [text[begin : match.start()], match[1]]
        at += match.start() - begin
        places.append((at, at + len(match[1])))
        at += len(match[1])
        begin = match.end()
    return "".join([*pieces, text[begin:]]), tuple(places)


def at_width(width: int, line: str) -> str:
    """A line as a mail program breaks it; what has lines of its own stays as it is."""
    return line if "\n" in line or "\t" in line else textwrap.fill(line, width, break_on_hyphens=False)
