"""A text in plain letters, with the way back to its own places.

People write names with accents, curly apostrophes, letters of other alphabets that look the same, and
sometimes with signs that nobody sees.  All of that is folded before anything is looked for, on the roll and
in the text alike.  A text that is plain already costs nothing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

APOSTROPHES = "’‘`´ʼʻʹ＇′‛ʽˈ"
HYPHENS = "‐‑‒–—―−﹣－⁃"
# What reads as Latin to the eye: Cyrillic, Greek, Armenian, small capitals and others without a decomposition.
_LOOKALIKES = dict(
    zip(
        "аеорсухіјѕһкмтнвгԛԝьАЕОРСУХІЈЅКМТНВԚԜЬΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχοսհօղıłøđħŧŁØĐĦŦɑɡɩ"
        "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ",
        "aeopcyxijshkmthbrqwbAEOPCYXIJSKMTHBQWbABEZHIKMNOPTYXabeiknoptyxouhonilodhtLODHTagi"
        "abcdefghijklmnopqrstuvwyz",
        strict=True,
    )
)
_LONGER = {
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ß": "ss",
    "ẞ": "SS",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
    "Ð": "D",
}
_UNSEEN = (
    "\u3164\uffa0\u115f\u1160\u17b4\u17b5"  # fillers that take no room, though Unicode calls them letters
)

_ODD = re.compile(r"[^\x20-\x7e\t\n\r\f\v]+")
# Tables of bytes: what is not ASCII is bytes from 128 on, which stay as they are.
_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_WORDS = bytes(
    number if number > 127 else ord(chr(number).lower()) if chr(number).isalnum() else 32
    for number in range(256)
)
_BETWEEN = bytes(number for number, letter in enumerate(_WORDS) if letter == 32)


def _shape(sign: str) -> str:
    if not sign.isascii():
        return sign
    if sign.isdigit():
        return "0"
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    return " " if sign.isspace() else "."


_SHAPES = bytes(ord(_shape(chr(number))) for number in range(256))


_KNOWN = (
    _LOOKALIKES
    | _LONGER
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(_UNSEEN, "")
)


@lru_cache(maxsize=65_536)
def _plain(sign: str) -> str:
    """One sign that is not plain, in plain letters; nothing where nobody sees it."""
    if sign in _KNOWN:
        return _KNOWN[sign]
    category = unicodedata.category(sign)
    if category in {"Cf", "Cc", "Mn", "Me", "Cn", "Co"}:
        return ""
    if category in {"Nd", "No"}:
        return str(unicodedata.digit(sign, " "))
    parts = unicodedata.normalize("NFKD", sign)
    if category[0] not in "LN" and not (parts.isascii() and parts.isalnum()):  # as a letter in a circle is
        return " "
    return "".join(_LOOKALIKES.get(part, part) for part in parts if not unicodedata.combining(part))


@dataclass(slots=True)
class _Shifts:
    """Where the folded text and the text as given part company."""

    folded: list[int] = field(default_factory=lambda: [0])
    given: list[int] = field(default_factory=lambda: [0])


@dataclass(slots=True)
class Folded:
    """A text in plain letters.

    `plain` keeps case and punctuation; `words` has the same length and a space more, in small letters, with a
    space for whatever is neither letter nor digit; `shapes` has A, a, 0, a space or a dot for each sign.
    """

    plain: str
    words: str
    shapes: str
    shifts: _Shifts | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as it was given."""
        if self.shifts is None:
            return start, end
        return self._back(start), max(self._back(start) + 1, self._back(end - 1) + 1)

    def _back(self, position: int) -> int:
        assert self.shifts is not None  # noqa: S101  # place() asked
        last = bisect_right(self.shifts.folded, position) - 1
        return self.shifts.given[last] + position - self.shifts.folded[last]


def fold(text: str) -> Folded:
    """A text in plain letters; the work is that of the signs which are not plain."""
    plain, shifts = _folded(text)
    letters = plain.encode()
    return Folded(
        plain, letters.translate(_WORDS).decode() + " ", letters.translate(_SHAPES).decode(), shifts
    )


def plain_of(text: str) -> str:
    """A text in plain letters, where nobody needs the way back."""
    return text if text.isascii() else _folded(text)[0]


def _folded(text: str) -> tuple[str, _Shifts | None]:
    if text.isascii() and len(text.encode().translate(None, _CONTROLS)) == len(text):
        return text, None
    pieces: list[str] = []
    shifts = _Shifts()
    length = done = 0
    for odd in _ODD.finditer(text):
        pieces.append(text[done : odd.start()])
        length += odd.start() - done
        for place, sign in enumerate(odd.group(), odd.start()):
            plain = _plain(sign)
            pieces.append(plain)
            if len(plain) != 1:
                shifts.folded += range(length + 1, length + len(plain) + 1) if plain else (length,)
                shifts.given += (*[place] * (len(plain) - 1), place + 1)
            length += len(plain)
        done = odd.end()
    pieces.append(text[done:])
    return "".join(pieces), shifts


def words_of(text: str) -> list[str]:
    """The words of a name or an address, folded."""
    return plain_of(text).encode().translate(_WORDS).decode().split()


def letters_and_digits(text: str) -> str:
    """A number or a reference without what people put between its groups."""
    return plain_of(text).encode().translate(_WORDS, _BETWEEN).decode()
