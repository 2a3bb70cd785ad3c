"""Originals to protect, made here, with words in them that would be found if they leaked."""

import functools
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import BinaryIO

import docx
import fpdf
from openpyxl.workbook.workbook import Workbook

from safehaven_core.protection import Form, Original, new_password, protect

TITLE = "Support plan of Robin Quillfeather"
TEXT = "Robin Quillfeather moves to Lantern Court on Friday"


def make_pdf(*, pages: int = 2, title: str = TITLE) -> bytes:
    made = fpdf.FPDF()
    made.set_title(title)
    made.set_xmp_metadata(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><title>{title} in XMP</title></x:xmpmeta>")
    made.set_font("helvetica")
    for page in range(pages):
        made.add_page()
        made.cell(text=f"{TEXT}, page {page}")
    return bytes(made.output())


def make_docx() -> bytes:
    made, sink = docx.Document(), io.BytesIO()
    made.core_properties.title = TITLE
    made.add_paragraph(TEXT)
    made.save(sink)
    return sink.getvalue()


def make_xlsx() -> bytes:
    made, sink = Workbook(), io.BytesIO()
    made.active.append([TEXT])
    made.active.append([1, 2])
    made.save(sink)
    return sink.getvalue()


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MEDIA = "application/vnd.openxmlformats-officedocument"


def package(parts: dict[str, str], main: str, media: str) -> bytes:
    """The smallest Office file that programs open: its parts, and which of them is the document."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        f'application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/{main}"'
        f' ContentType="{MEDIA}.{media}.main+xml"/></Types>'
    )
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relation("officeDocument", main))
        for name, part in parts.items():
            archive.writestr(name, part)
    return sink.getvalue()


def relation(to: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/relationships/{to}" Target="{target}"/></Relationships>'
    )


def make_tiny_docx() -> bytes:
    """Smaller than what a compound file keeps as a stream of its own."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>'
    )
    return package({"word/document.xml": body}, "word/document.xml", "wordprocessingml.document")


def make_pptx() -> bytes:
    point = "http://schemas.openxmlformats.org/presentationml/2006/main"
    draw = "http://schemas.openxmlformats.org/drawingml/2006/main"
    spaces = f'xmlns:p="{point}" xmlns:a="{draw}" xmlns:r="{OFFICE}/relationships"'
    show = (
        f'<p:presentation {spaces}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
        '<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )
    named = '<p:cNvPr id="{0}" name="{0}"/>'
    slide = (
        f"<p:sld {spaces}><p:cSld><p:spTree><p:nvGrpSpPr>{named.format(1)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f'<p:grpSpPr/><p:sp><p:nvSpPr>{named.format(2)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="99" y="99"/><a:ext cx="8000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{TEXT}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
    )
    parts = {
        "ppt/presentation.xml": show,
        "ppt/_rels/presentation.xml.rels": relation("slide", "slides/slide1.xml"),
        "ppt/slides/slide1.xml": slide,
    }
    return package(parts, "ppt/presentation.xml", "presentationml.presentation")


ORIGINALS: dict[str, Callable[[], list[tuple[str, bytes, str]]]] = {
    "pdf": lambda: [("pdf", make_pdf(), "document")],
    "docx": lambda: [("docx", make_docx(), "document")],
    "xlsx": lambda: [("xlsx", make_xlsx(), "document")],
    "pptx": lambda: [("pptx", make_pptx(), "document")],
    "tiny docx": lambda: [("docx", make_tiny_docx(), "document")],
    "zip": lambda: [("pdf", make_pdf(), "document-1.pdf"), ("csv", TEXT.encode() * 9, "document-2.csv")],
    "empty file": lambda: [("txt", b"", "document.txt")],
}


@dataclass
class Protected:
    """A protected file beside what it was made of."""

    originals: list[Original]
    password: str
    form: Form
    file: io.BytesIO = field(repr=False)

    @property
    def clear(self) -> list[bytes]:
        for original in self.originals:
            original.source.seek(0)
        return [original.source.read() for original in self.originals]


def protected_from(*contents: tuple[str, bytes, str]) -> Protected:
    originals = [Original(kind, io.BytesIO(content), name) for kind, content, name in contents]
    password, sink = new_password(), io.BytesIO()
    form = protect(originals, password, sink)
    return Protected(originals, password, form, sink)


@functools.cache
def made_once(name: str) -> Protected:
    return protected_from(*ORIGINALS[name]())


def fresh(name: str) -> Protected:
    """The same protected file each time, in streams of its own, which a test may close or change."""
    made = made_once(name)
    originals = [replace(original, source=copy_of(original.source)) for original in made.originals]
    return Protected(originals, made.password, made.form, io.BytesIO(made.file.getvalue()))


def copy_of(source: BinaryIO) -> io.BytesIO:
    source.seek(0)
    return io.BytesIO(source.read())
