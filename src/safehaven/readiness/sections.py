"""A policy in the parts in which it is read: one after another, each on a page of its own."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

from django.utils.safestring import SafeString

_HEADINGS = ("h2", "h3")
_EMPTY = frozenset({"br", "hr", "img", "wbr"})


class _Headings(HTMLParser):
    """Finds where headings begin that stand in nothing else: a box must not be cut in two."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[int]] = {heading: [] for heading in _HEADINGS}
        self._depth = 0
        self._lines = [0]
        for line in html.split("\n"):  # as getpos counts them; splitlines knows other ends of lines too
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if self._depth == 0 and tag in self.found:
            line, column = self.getpos()
            self.found[tag].append(self._lines[line - 1] + column)
        self._depth += tag not in _EMPTY

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in _EMPTY


def sections_in(body: SafeString) -> list[SafeString]:
    """The parts of a text, each from one main heading to the next; what stands before the first is with it."""
    body = SafeString(body.replace("\r", ""))
    found = _Headings(body).found
    starts = next((places for places in found.values() if len(places) > 1), [])
    bounds = [0, *starts[1:], len(body)]
    return [SafeString(body[start:end]) for start, end in pairwise(bounds)]
