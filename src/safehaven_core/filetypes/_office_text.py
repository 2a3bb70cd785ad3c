"""The words of Word, PowerPoint and OpenDocument files, from their raw parts.

Tables, headers, notes, comments and deleted text are all there: what is sent is more than what Word shows.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from safehaven_core.filetypes import _packages, _workbook_text
from safehaven_core.filetypes._parts import elements, local_name, numbered
from safehaven_core.filetypes._xml_words import Rules, Words
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

_MARKS = frozenset("instrText delInstrText posOffset pctWidth pctHeight Fallback".split())  # noqa: SIM905 - a list of words
"""What stands for fields and measures, and the same text again for old programs."""

_OPEN_RULES, _FREE_RULES = Rules(skipped=_MARKS), Rules(laid_out=False)


def lines_of(source: BinaryIO, kind: Kind) -> Iterator[str]:
    """The file's words, line by line, with a tab between the cells of a table.

    Raises what reading a damaged package or unsound XML raises.
    """
    rules = _FREE_RULES if kind in (Kind.ODT, Kind.ODS, Kind.ODP) else _OPEN_RULES
    with _packages.opened(source) as package:
        if kind in (Kind.XLSX, Kind.XLSM):
            yield from _workbook_text.lines_of(package)
        for title, pattern in _PARTS.get(kind, _FREE):
            yield from _titled(title, _lines(package, re.compile(pattern), rules))
        yield from _titled("Properties", _properties(package))


def _titled(title: str, lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if title and not number:
            yield from ("", f"[{title}]")
        yield line


def _lines(package: zipfile.ZipFile, pattern: re.Pattern[str], rules: Rules) -> Iterator[str]:
    for name in numbered(package, pattern):
        with package.open(name) as part:
            yield from (line.rstrip("\t ") for line in Words(rules).take(cast("BinaryIO", part)).lines())


def _properties(package: zipfile.ZipFile) -> Iterator[str]:
    for name in numbered(package, _PROPERTIES):
        for event, element in elements(package, name):
            if event == "end" and not len(element) and (element.text or "").strip():
                yield f"{local_name(element)}: {element.text}"
