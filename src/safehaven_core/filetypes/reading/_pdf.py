"""PDF: the text of each page, and every other string in the file: notes, forms, properties, bookmarks, scripts."""

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any, BinaryIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from safehaven_core.filetypes._archives import inflated
from safehaven_core.filetypes._text import mixed
from safehaven_core.filetypes.limits import Limits, check_objects
from safehaven_core.filetypes.reading.here import Here, Locked
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

DOTS_FOR_WORDS = 200 / 72
DEEPEST = 40
DEEPEST_DRAWN = 8
_FEW_OBJECTS = 500

_NOT_WORDS = frozenset({"/ID", "/CheckSum", "/Registry", "/Ordering", "/Panose", "/Cert", "/Lookup"})
_TEXT_STREAMS = frozenset({"/Metadata", "/XFA", "/JS", "/RC", "/RV", "/V"})
_WORTH_A_LOOK = re.compile(rb"\(|(?<!<)<(?!<)|/(EF|Metadata|XFA|JS|RC|RV|V)\b")
"""A string in round or pointed brackets, or a stream that is a text."""


def pdf_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    check_objects(source, Limits())
    source.seek(0)
    content = source.read()
    yield from here.under("pages").careful(_pages(content, here))
    yield from here.under("structure").careful(_structure(content, here))


def _pages(content: bytes, here: Here) -> Iterator[Part]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as refused:
        if "password" in str(refused).lower():
            raise Locked from None
        raise
    with closing(document):
        for number in range(len(document)):
            yield from here.under(f"page {number + 1}").careful(_page(document, number, here))


def _page(document: pypdfium2.PdfDocument, number: int, here: Here) -> Iterator[Part]:
    name = f"page {number + 1}"
    with closing(document[number]) as page:
        with closing(page.get_textpage()) as words:
            text = words.get_text_range()
        yield from here.say(Place.BODY, text, name)
        if not _draws(page, text, here):
            return
        if here.budget.words_in_picture is None:
            yield from here.cannot(Unread.PICTURE, name, place=Place.PICTURE)
            return
        drawn = BytesIO()
        page.render(scale=_scale(page, here), may_draw_forms=False).to_pil().save(drawn, "PNG")
    seen = here.budget.words_in_picture(drawn.getvalue())
    yield from here.say(Place.PICTURE, seen.text, name, "as drawn", unread=seen.unread)


def _scale(page: pypdfium2.PdfPage, here: Here) -> float:
    width, height = page.get_size()
    most = (here.budget.limits.megapixels * 1_000_000 / max(width * height, 1)) ** 0.5
    return float(min(DOTS_FOR_WORDS, most))


def _draws(page: pypdfium2.PdfPage, text: str, here: Here) -> bool:
    """Whether there may be words on a page that are no text: in pictures, or drawn with lines."""
    pixels, lines = 0, 0
    for drawn in page.get_objects(max_depth=DEEPEST_DRAWN):
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            width, height = drawn.get_px_size()
            pixels += width * height
        deeper = drawn.type == pdfium.FPDF_PAGEOBJ_FORM and drawn.level >= DEEPEST_DRAWN - 1
        if deeper or pixels >= here.budget.limits.pixels_too_few_for_words:
            return True
        lines += drawn.type in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING)
    return bool(lines) and not text.strip()


def _structure(content: bytes, here: Here) -> Iterator[Part]:
    try:
        document = pikepdf.open(BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Locked from None
    with document:
        found = _Found()
        for number, item in enumerate(document.objects):
            if not number % _FEW_OBJECTS:
                here.budget.check_time()
            found.take(item)
        if found.too_deep:
            yield from here.cannot(Unread.TOO_DEEP, "structure")
        for place, strings in found.strings.items():
            yield from here.say(place, "\n".join(strings), str(place))
        for name, stream in found.texts.values():
            yield from here.under(name).careful(_text_of(name, stream, here))
        for name, stream in found.files.values():
            yield from here.under(name).careful(_attachment(name, stream, here))


class _Found:
    """What the objects of a file hold, by where it stands; streams once each."""

    def __init__(self) -> None:
        self.strings: dict[Place, dict[str, None]] = {}
        self.texts: dict[tuple[int, int], tuple[str, pikepdf.Stream]] = {}
        self.files: dict[tuple[int, int], tuple[str, pikepdf.Stream]] = {}
        self.too_deep = False

    def take(self, item: Any) -> None:
        if isinstance(item, pikepdf.Stream):
            if item.get("/Type") == "/EmbeddedFile":
                self.files.setdefault(item.objgen, ("attachment", item))
            item = item.stream_dict
        if isinstance(item, pikepdf.String):
            self.strings.setdefault(Place.HIDDEN, {})[str(item)] = None
        elif isinstance(item, (pikepdf.Dictionary, pikepdf.Array)) and _WORTH_A_LOOK.search(
            item.unparse(resolved=True)
        ):
            self._walk(item, self.strings.setdefault(_place_of(item), {}), 0)

    def _walk(self, item: Any, strings: dict[str, None], depth: int) -> None:
        """The strings in an object, but not in what it refers to: that has its own turn."""
        if depth > DEEPEST:
            self.too_deep = True
        elif isinstance(item, pikepdf.String):
            strings[str(item)] = None
        elif isinstance(item, pikepdf.Dictionary):
            self._walk_named(item, strings, depth)
        elif isinstance(item, pikepdf.Array):
            for value in item:
                if not _refers(value):
                    self._walk(value, strings, depth + 1)

    def _walk_named(self, item: pikepdf.Dictionary, strings: dict[str, None], depth: int) -> None:
        if "/EF" in item:
            self._keep_files(item)
        for key, value in item.items():
            if key in _TEXT_STREAMS:
                self._keep_text(key, value)
            if key not in _NOT_WORDS and not _refers(value):
                self._walk(value, strings, depth + 1)

    def _keep_text(self, key: str, value: Any) -> None:
        streams = value if isinstance(value, pikepdf.Array) else [value]
        for stream in streams:
            if isinstance(stream, pikepdf.Stream):
                self.texts[stream.objgen] = (key.removeprefix("/"), stream)

    def _keep_files(self, item: pikepdf.Dictionary) -> None:
        name = str(item.get("/UF", item.get("/F", "attachment")))
        for stream in item.EF.values():
            if isinstance(stream, pikepdf.Stream):
                self.files[stream.objgen] = (name, stream)


def _refers(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _place_of(item: Any) -> Place:
    if isinstance(item, pikepdf.Dictionary):
        if "/FT" in item or "/V" in item or item.get("/Subtype") == "/Widget":
            return Place.FORM
        if "/Subtype" in item and "/Rect" in item:
            return Place.COMMENTS
        if "/Producer" in item or "/Creator" in item or "/Author" in item:
            return Place.PROPERTIES
    return Place.HIDDEN


def _text_of(name: str, stream: pikepdf.Stream, here: Here) -> Iterator[Part]:
    """Properties (XMP), forms (XFA), scripts, notes in rich text."""
    content = _content(stream, here)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        yield from here.file(f"{name}.xml", content)
    else:
        yield from here.say(Place.HIDDEN, mixed(content), name)


def _attachment(name: str, stream: pikepdf.Stream, here: Here) -> Iterator[Part]:
    yield from here.file(name, _content(stream, here))


def _content(stream: pikepdf.Stream, here: Here) -> bytes:
    if stream.get("/Filter") == "/FlateDecode" and "/DecodeParms" not in stream:
        return inflated(stream.read_raw_bytes(), here.budget.allowance)
    content = stream.read_bytes()
    here.budget.allowance.take(len(content))
    return bytes(content)
