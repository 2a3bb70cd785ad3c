"""Plain text, tables of values, web pages, drawings and XML."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote
from xml.parsers.expat import ExpatError

from safehaven_core.filetypes._page_words import breaks_at, pieces_of
from safehaven_core.filetypes._text import UNPRINTABLE
from safehaven_core.filetypes._xml_words import Rules, Words
from safehaven_core.filetypes.reading._embedded import embedded_in
from safehaven_core.filetypes.reading._packed import unfolded
from safehaven_core.filetypes.reading.charsets import in_clear
from safehaven_core.filetypes.reading.here import Here
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,40})""", re.IGNORECASE)
_NAMES_ONLY = frozenset({"class", "id", "style", "width", "height", "rel", "type", "lang", "dir", "xmlns"})
_ANY_XML = Rules(laid_out=False, every_text_is_a_block=True, attributes=None)
_DRAWING = Rules(laid_out=False, attributes=None)


def text_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    source.seek(0)
    text, unread = in_clear(source.read())
    if UNPRINTABLE.search(text):
        unread = Unread.UNKNOWN
    yield from words_of(text, here, unread)


def words_of(text: str, here: Here, unread: Unread | None) -> Iterator[Part]:
    """A text as it stands, and as it is shown where its lines are only folded."""
    yield from here.say(Place.BODY, text, unread=unread)
    shown, packed = unfolded(text)
    yield from here.say(Place.BODY, shown, "unfolded", unread=packed)


def xml_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    yield from _xml(source, here, _ANY_XML)


def drawing_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    yield from _xml(source, here, _DRAWING)


def _xml(source: BinaryIO, here: Here, rules: Rules) -> Iterator[Part]:
    source.seek(0)
    words, unread = Words(rules), None
    try:
        words.take(source)
    except ExpatError:
        unread = Unread.DAMAGED
    yield from here.say(Place.BODY, words.text, unread=unread)
    yield from _with_embedded(words.attributes.split("\n"), "attributes", here)


def page_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    source.seek(0)
    yield from page_of(source.read(), here)


def page_of(content: bytes, here: Here, charset: str = "") -> Iterator[Part]:
    """All words of a page, in each character set that the page or whoever sends it says it is in."""
    said = [name.decode() for name in _CHARSET.findall(content[:4096])]
    text, unread = in_clear(content, *filter(None, (charset, *said)))
    yield from _html_parts(text, here, unread)


def words_of_page(page: str) -> str:
    """The words that a page shows, in its own lines."""
    return "".join(
        piece.text if piece.kind == "text" else breaks_at(piece.text)
        for piece in pieces_of(page)
        if piece.kind not in ("comment", "raw")
    )


def _html_parts(page: str, here: Here, unread: Unread | None) -> Iterator[Part]:
    """All words of a page: shown, or hidden by its styles, in scripts, comments and attributes."""
    shown: list[str] = []
    hidden: dict[str, None] = {}
    for piece in pieces_of(page):
        if piece.kind == "text":
            shown.append(piece.text)
        elif piece.kind in ("comment", "raw"):
            hidden[piece.text] = None
        else:
            shown.append(breaks_at(piece.text))
            for name, value in piece.attributes:
                if name not in _NAMES_ONLY:
                    hidden[value if embedded_in(value)[1] else unquote(value)] = None
    yield from here.say(Place.BODY, "".join(shown), unread=unread)
    yield from _with_embedded(list(hidden), "hidden", here)


def _with_embedded(hidden: list[str], name: str, here: Here) -> Iterator[Part]:
    """Words that nobody sees, and the files that are written into them: each is read as what it is."""
    apart = [embedded_in(words) for words in hidden]
    yield from here.say(Place.HIDDEN, "\n".join(rest for rest, _files in apart), name)
    files = dict.fromkeys(file for _rest, found in apart for file in found)
    for number, content in enumerate(files, 1):
        if content is None:
            yield from here.cannot(Unread.DAMAGED, f"embedded {number}")
        else:
            yield from here.careful(here.file(f"embedded {number}", content))
