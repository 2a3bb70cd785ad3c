"""Identifiers in a text, of anybody: found by their form, their check digits and the words near them.

One pass looks for digits; each pattern is then tried at that place only, on a piece of bounded length.
So the time grows with the text and with nothing else.
"""

import re
from collections.abc import Iterator

from safehaven_core.detection.identifiers_bank import accounts, parts
from safehaven_core.detection.identifiers_digits import FEWEST_DIGITS, in_run
from safehaven_core.detection.identifiers_folding import folded
from safehaven_core.detection.identifiers_kinds import Identifier, IdentifierKind
from safehaven_core.detection.identifiers_letters import machine_readable, with_letters
from safehaven_core.detection.identifiers_mail import addresses

__all__ = ["Identifier", "IdentifierKind", "find_identifiers"]

_DIGITS = bytes(48 if 48 <= number < 58 else 32 if number < 128 else number for number in range(256))
_RUN = re.compile(r"[0-9]++(?:[ .()\[\]_\-/>\n\r\t\x1f]{1,4}+[0-9]++)*+")


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """All identifiers in a text, in the order in which they stand; none overlaps another."""
    plain = folded(text)
    found = [*_by_digits(plain), *addresses(plain), *machine_readable(plain)]
    return tuple(_apart(found))


def _by_digits(text: str) -> Iterator[Identifier]:
    banking: list[re.Match[str]] = []
    for start, end in _runs(text):
        touched = start > 0 and text[start - 1].isalpha()
        if touched or end - start >= FEWEST_DIGITS:
            yield from _in(text, start, end)
            banking.extend(parts(text, start, end))
    yield from accounts(text, banking)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where groups of digits stand that may be one number; looking for one sign is the quickest way to them."""
    zeros = text.encode(errors="surrogatepass").translate(_DIGITS).decode(errors="surrogatepass")
    start = zeros.find("0")
    while start >= 0:
        run = _RUN.match(text, start)
        if run is None:
            return
        yield start, run.end()
        start = zeros.find("0", run.end())


def _in(text: str, start: int, end: int) -> Iterator[Identifier]:
    if end - start >= FEWEST_DIGITS:
        yield from in_run(text, start, end)
    yield from with_letters(text, start, end)


def _apart(found: list[Identifier]) -> Iterator[Identifier]:
    """The longest of those that overlap, in the order in which they stand."""
    taken = -1
    for identifier in sorted(found, key=lambda one: (one.start, -one.end)):
        if identifier.start >= taken:
            yield identifier
            taken = identifier.end
