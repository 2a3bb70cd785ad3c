"""The words of Word, PowerPoint and OpenDocument files, from their raw parts.

Tables, headers, notes, comments and deleted text are all there: what is sent is more than what Word shows.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from safehaven_core.filetypes import _packages, _workbook_text
from safehaven_core.filetypes._parts import elements, local_name, numbered
from safehaven_core.filetypes.kinds import Kind

Parts = tuple[tuple[str, str], ...]

_WORD: Parts = (
    ("", r"word/document\d*\.xml"),
    ("Headers", r"word/header\d*\.xml"),
    ("Footers", r"word/footer\d*\.xml"),
    ("Footnotes", r"word/footnotes\.xml"),
    ("Endnotes", r"word/endnotes\.xml"),
    ("Comments", r"word/comments\.xml"),
    ("Charts", r"word/(charts/chart|diagrams/data)\d*\.xml"),
)
_SLIDES: Parts = (
    ("Slides", r"ppt/slides/slide\d+\.xml"),
    ("Speaker’s notes", r"ppt/notesSlides/notesSlide\d+\.xml"),
    ("Comments", r"ppt/comments/\w+\.xml"),
    ("Charts", r"ppt/(charts/chart|diagrams/data)\d*\.xml"),
)
_BESIDE_SHEETS: Parts = (
    ("Comments", r"xl/(comments\d*|comments/\w+|threadedComments/\w+)\.xml"),
    ("Text boxes and charts", r"xl/(drawings/drawing|charts/chart)\d*\.xml"),
)
_FREE: Parts = (("", r"content\.xml"), ("Headers and footers", r"styles\.xml"))
_PROPERTIES = re.compile(r"docProps/(core|custom)\.xml|meta\.xml")
_PARTS = {
    Kind.DOCX: _WORD,
    Kind.DOCM: _WORD,
    Kind.PPTX: _SLIDES,
    Kind.PPTM: _SLIDES,
    Kind.XLSX: _BESIDE_SHEETS,
    Kind.XLSM: _BESIDE_SHEETS,
}

_PARAGRAPHS = frozenset({"p", "h", "v", "comment", "threadedComment", "cm"})
_ROWS, _CELLS = frozenset({"tr", "table-row"}), frozenset({"tc", "table-cell"})
_WORDS = frozenset({"t", "delText", "v", "text"})
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " "}


def lines_of(source: BinaryIO, kind: Kind) -> Iterator[str]:
    """The file's words, line by line, with a tab between the cells of a table.

    Raises what reading a damaged package or unsound XML raises.
    """
    gather = _free_words if kind in (Kind.ODT, Kind.ODS, Kind.ODP) else _words
    with _packages.opened(source) as package:
        if kind in (Kind.XLSX, Kind.XLSM):
            yield from _workbook_text.lines_of(package)
        for title, pattern in _PARTS.get(kind, _FREE):
            yield from _titled(title, _lines(package, re.compile(pattern), gather))
        yield from _titled("Properties", _properties(package))


def _titled(title: str, lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if title and not number:
            yield from ("", f"[{title}]")
        yield line


def _lines(
    package: zipfile.ZipFile, pattern: re.Pattern[str], gather: Callable[[Element], str]
) -> Iterator[str]:
    for name in numbered(package, pattern):
        yield from filter(str.strip, _Reading(gather).lines(package, name))


class _Reading:
    """One part, read from its beginning: paragraphs become lines, rows of tables one line each."""

    def __init__(self, gather: Callable[[Element], str]) -> None:
        self.gather = gather
        self.rows: list[list[str]] = []
        self.fallbacks = 0

    def lines(self, package: zipfile.ZipFile, name: str) -> Iterator[str]:
        for event, element in elements(package, name):
            kind = local_name(element)
            if kind == "Fallback":  # the same text again, for old programs
                self.fallbacks += 1 if event == "start" else -1
            elif event == "start":
                self._begin(kind)
            elif not self.fallbacks:
                yield from self._end(kind, element)

    def _begin(self, kind: str) -> None:
        if kind in _ROWS:
            self.rows.append([])
        elif kind in _CELLS and self.rows:
            self.rows[-1].append("")

    def _end(self, kind: str, element: Element) -> Iterator[str]:
        if kind in _PARAGRAPHS:
            text = self.gather(element)
            element.clear()
            if self.rows and self.rows[-1]:
                self.rows[-1][-1] = f"{self.rows[-1][-1]} {text}".strip()
            else:
                yield text
        elif kind in _ROWS and self.rows:
            row = self.rows.pop()
            element.clear()
            yield "\t".join(row)


def _words(paragraph: Element) -> str:
    found = []
    for element in paragraph.iter():
        kind = local_name(element)
        found.append((element.text or "") if kind in _WORDS else _SPACES.get(kind, "") if kind != "s" else "")
    return "".join(found)


def _free_words(paragraph: Element) -> str:
    before = _SPACES.get(local_name(paragraph), "") + (paragraph.text or "")
    return before + "".join(_free_words(child) + (child.tail or "") for child in paragraph)


def _properties(package: zipfile.ZipFile) -> Iterator[str]:
    for name in numbered(package, _PROPERTIES):
        for event, element in elements(package, name):
            if event == "end" and not len(element) and (element.text or "").strip():
                yield f"{local_name(element)}: {element.text}"
