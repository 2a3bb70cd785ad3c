"""Web pages cut into words, tags and comments, in one pass: a bracket that is never closed costs nothing more."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_RAW_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_ATTRIBUTE = re.compile(r"""(?<![^\s"'/])([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_STOPS = re.compile(r"[>\"']")
BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"}
)


class Piece(NamedTuple):
    """One piece of a page: "text", "raw" (of a script or style), "comment", "begin" or "end" of a tag."""

    kind: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


def pieces_of(page: str) -> Iterator[Piece]:
    """All of a page, piece by piece."""
    yield from _Cutting(page).pieces()


def breaks_at(tag: str) -> str:
    """What a tag puts between words."""
    return "\n" if tag in BREAKS else "\t" if tag in ("td", "th") else ""


class _Cutting:
    def __init__(self, page: str) -> None:
        self._page = page
        self._missing = set[str]()

    def pieces(self) -> Iterator[Piece]:
        page, place = self._page, 0
        while place < len(page):
            bracket = page.find("<", place)
            if bracket != place:
                end = len(page) if bracket < 0 else bracket
                yield Piece("text", unescape(page[place:end]))
                place = end
            elif page.startswith("<!--", place):
                end = self._end("-->", place + 4)
                yield Piece("comment", page[place + 4 : end])
                place = end + 3
            elif page.startswith(("<!", "<?"), place):
                end = self._end(">", place)
                yield Piece("comment", page[place + 2 : end])
                place = end + 1
            else:
                piece, place = self._tag(place)
                yield piece
                if piece.kind == "begin" and piece.text in _RAW_ENDS:
                    found = _RAW_ENDS[piece.text].search(page, place)
                    end = found.start() if found else len(page)
                    yield Piece("raw", page[place:end])
                    place = end

    def _end(self, sign: str, place: int) -> int:
        found = self._page.find(sign, place)
        return len(self._page) if found < 0 else found

    def _tag(self, place: int) -> tuple[Piece, int]:
        found = _TAG.match(self._page, place)
        if not found:
            return Piece("text", "<"), place + 1
        start = found.end()
        end = self._end_of_tag(start)
        said = self._page[start:end]
        attributes = (
            (name.lower(), unescape(double or single or bare))
            for name, double, single, bare in _ATTRIBUTE.findall(said)
        )
        kind = "end" if found[1] else "begin"
        return Piece(kind, found[2].lower(), tuple(attributes)), end + 1

    def _end_of_tag(self, place: int) -> int:
        """Where a tag ends: a bracket in quotes is none.  A quote that never closes is no quote."""
        while stop := _STOPS.search(self._page, place):
            sign, place = stop[0], stop.end()
            if sign == ">":
                return stop.start()
            if sign in self._missing:
                continue
            closes = self._page.find(sign, place)
            if closes < 0:
                self._missing.add(sign)
            else:
                place = closes + 1
        return len(self._page)
