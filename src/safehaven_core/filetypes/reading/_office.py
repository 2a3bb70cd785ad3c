"""Word, Excel, PowerPoint and OpenDocument files: every part of the package, also what no program shows."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from xml.parsers.expat import ExpatError

from safehaven_core.filetypes import _packages, _workbook_text
from safehaven_core.filetypes._archives import check_places, content_of
from safehaven_core.filetypes._text import runs_of_words
from safehaven_core.filetypes._xml_words import Rules, Words
from safehaven_core.filetypes.kinds import Kind
from safehaven_core.filetypes.reading._archive import why_closed
from safehaven_core.filetypes.reading._looks import starts_like_a_font, starts_like_a_picture
from safehaven_core.filetypes.reading.here import Here
from safehaven_core.filetypes.reading.parts import Part, Place, Unread
from safehaven_core.filetypes.refusals import Bomb

WORKBOOKS = frozenset({Kind.XLSX, Kind.XLSM})
FREE = frozenset({Kind.ODT, Kind.ODS, Kind.ODP})

_PLACES: tuple[tuple[str, Place], ...] = (
    (r"word/document\d*\.xml|ppt/slides/slide\d+\.xml|content\.xml", Place.BODY),
    (r"word/(header|footer)\d*\.xml|styles\.xml", Place.HEADERS),
    (r"word/(footnotes|endnotes)\.xml|ppt/notesSlides/\w+\.xml", Place.NOTES),
    (r".*[cC]omments?[^/]*\.xml|.*/comments/.*|.*persons?/.*|word/people\.xml", Place.COMMENTS),
    (r"docProps/.*|meta\.xml|.*\.rels", Place.PROPERTIES),
)
_PLACE_OF = [(re.compile(pattern), place) for pattern, place in _PLACES]
_SHAPES_ONLY = re.compile(
    r".*(theme|styles|fontTable|settings|webSettings|numbering|presProps|viewProps|tableStyles|slideMaster|slideLayout)"
    r"[^/]*\.xml|META-INF/manifest\.xml|\[Content_Types\]\.xml|.*sheet\d+\.xml|word/.*|ppt/.*"
)
"""Parts whose attributes are mostly measures and colours; only those that are known to hold words are read."""

_FREE_TEXT = re.compile(r"(.*/)?(content|styles)\.xml")
_SENTENCES = re.compile(r"word/.*|ppt/.*|xl/(comments|threadedComments|drawings|charts|diagrams).*")
"""Parts with words in sentences that must not be torn; in all others each element is one value."""

_FONTS = re.compile(r".*\.(odttf|fntdata|ttf|otf)", re.IGNORECASE)
_A_KIND = re.compile(rb"application/vnd\.[\w.+-]{1,100}")
_THUMBNAILS = re.compile(r"docProps/thumbnail\.\w+|Thumbnails/\w+\.png")
"""Pictures of the first page, which every program makes when it saves: the page itself is read (ADR 48)."""

_DEVICES = re.compile(r".*/printerSettings\d*\.bin|layout-cache")
_XML = (".xml", ".rels", ".vml", ".rdf")

_TALKING = frozenset(
    """author initials descr title altText alt tooltip displayName userId displayText lastModifiedBy prompt
    promptTitle error errorTitle address location Target string-value display-name name-and-extension href
    description date-value date formula""".split()  # noqa: SIM905 - a list of words
)
_DESCRIBED = frozenset(
    """alias tag docVar statusText helpText default definedName sheet bookmarkStart bookmark bookmark-start
    cNvPr docPr tableColumn name section user-field-decl variable-decl sequence-decl textpath table frame named-range user-defined""".split()  # noqa: SIM905 - a list of words
)
_MEASURES = frozenset("posOffset pctWidth pctHeight pctPosHOffset pctPosVOffset".split())  # noqa: SIM905 - a list of words


def package_parts(source: BinaryIO, here: Here, kind: Kind) -> Iterator[Part]:
    with _packages.opened(source) as package:
        check_places(source, package.infolist(), package.start_dir)
        if kind in WORKBOOKS:
            yield from here.under("sheets").careful(_sheets(package, here))
        seen = set[str]()
        for entry in package.infolist():
            again = entry.filename.lower() in seen
            seen.add(entry.filename.lower())
            if again:  # which of the two a program shows is its own affair
                yield from here.cannot(Unread.DAMAGED, entry.filename)
            elif not entry.is_dir():
                yield from here.under(entry.filename).careful(_entry(source, entry, here, kind))


def _sheets(package: zipfile.ZipFile, here: Here) -> Iterator[Part]:
    workbook = _workbook_text.opened(package)
    for title, hidden, lines in _workbook_text.sheets_of(package, workbook):
        place = Place.HIDDEN if hidden else Place.SHEET
        yield from here.under(title).careful(_sheet(place, title, lines, here))
    yield from here.say(Place.HIDDEN, "\n".join(workbook.unused()), "words in no cell")


def _sheet(place: Place, title: str, lines: Iterator[str], here: Here) -> Iterator[Part]:
    kept: list[str] = []
    for line in lines:
        here.budget.allowance.take(len(line))
        kept.append(line)
    yield from here.say(place, "\n".join((title, *kept)), title)


def _entry(source: BinaryIO, entry: zipfile.ZipInfo, here: Here, kind: Kind) -> Iterator[Part]:
    name = entry.filename
    if because := why_closed(entry):
        yield from here.cannot(because, name)
        return
    content = content_of(source, entry, here.budget.allowance)
    if not content.getbuffer().nbytes or _holds_no_words(name, content.getvalue(), here):
        return
    if name.lower().endswith(_XML):
        yield from _words(content, name, here, kind)
    elif _DEVICES.fullmatch(name):
        yield from here.say(Place.PROPERTIES, runs_of_words(content.getvalue()), name)
    else:
        yield from here.file(name, content)


def _holds_no_words(name: str, content: bytes, here: Here) -> bool:
    """Whether it is a font, the package's kind, or the picture of the first page: by its content, not only its name."""
    if name == "mimetype":
        return _A_KIND.fullmatch(content) is not None
    if _FONTS.fullmatch(name):
        return starts_like_a_font(content)
    return (
        here.budget.words_in_picture is None
        and _THUMBNAILS.fullmatch(name) is not None
        and starts_like_a_picture(content)
    )


def _words(content: BytesIO, name: str, here: Here, kind: Kind) -> Iterator[Part]:
    if kind in WORKBOOKS and _workbook_text.is_read_as_sheet(name):
        rules = Rules(skipped=frozenset({"sheetData", "si"}), attributes=_TALKING, described=_DESCRIBED)
    elif kind in FREE and _FREE_TEXT.fullmatch(name):
        rules = Rules(laid_out=False, attributes=_TALKING, described=_DESCRIBED)
    else:
        attributes = _TALKING if _SHAPES_ONLY.fullmatch(name) else None
        rules = Rules(_MEASURES, True, not _SENTENCES.fullmatch(name), attributes, _DESCRIBED)
    words, unread = Words(rules), None
    try:
        words.take(content)
    except ExpatError:
        unread = Unread.DAMAGED
    except Bomb:
        unread = Unread.BOMB
    yield from here.say(_place_of(name), words.text, name, unread=unread)
    yield from here.say(Place.HIDDEN, words.attributes, name, "names and descriptions")


def _place_of(name: str) -> Place:
    return next((place for pattern, place in _PLACE_OF if pattern.fullmatch(name)), Place.HIDDEN)
