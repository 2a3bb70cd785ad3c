"""Small files of every kind, made here.  What no library here writes is made by its magic and a little more."""

import functools
import gzip
import io
import lzma
import tarfile
import wave
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import fpdf
from openpyxl.comments.comments import Comment
from openpyxl.workbook.workbook import Workbook
from PIL import Image

TEXT = "Robin Quillfeather moves to Lantern Court on Friday"


def pdf(pages: int = 2) -> bytes:
    made = fpdf.FPDF()
    made.set_font("helvetica")
    for page in range(pages):
        made.add_page()
        made.cell(text=f"{TEXT}, page {page + 1}")
    return bytes(made.output())


def word() -> bytes:
    made, sink = docx.Document(), io.BytesIO()
    made.core_properties.author = "Ada of Harbour team"
    made.sections[0].header.paragraphs[0].text = "in the header"
    made.add_paragraph(TEXT)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left cell", "right cell"
    made.add_comment(made.paragraphs[0].runs, text="in a comment", author="Grace")
    made.save(sink)
    return sink.getvalue()


def workbook() -> bytes:
    made, sink = Workbook(), io.BytesIO()
    sheet, hidden = made.active, made.create_sheet("Quiet")
    sheet.title = "Moves"
    sheet.append([TEXT, 42])
    sheet["A1"].comment = Comment("in a comment", "Grace")
    hidden.append(["in a hidden sheet"])
    hidden.sheet_state = "hidden"
    made.save(sink)
    return sink.getvalue()


def package(parts: dict[str, str | bytes], *, packed: bool = True) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return sink.getvalue()


def office(media: str, folder: str, **parts: str | bytes) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{folder}/main.xml" ContentType="application/vnd.{media}.main+xml"/></Types>'
    )
    return package({"[Content_Types].xml": types, f"{folder}/main.xml": "<main/>", **parts})


OPEN = "openxmlformats-officedocument"


def slides() -> bytes:
    draw = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    told = {"ppt/slides/slide1.xml": TEXT, "ppt/notesSlides/notesSlide1.xml": "in the notes"}
    parts = {name: f"<x {draw}><a:p><a:r><a:t>{text}</a:t></a:r></a:p></x>" for name, text in told.items()}
    return office(f"{OPEN}.presentationml.presentation", "ppt", **parts)


def open_document(kind: str, *, locked: bool = False) -> bytes:
    words = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    manifest = "<manifest>" + ("<encryption-data/>" if locked else "") + "</manifest>"
    return package(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<x {words}><text:p>Robin <text:span>Quillfeather</text:span> moves</text:p></x>",
            "META-INF/manifest.xml": manifest,
        },
        packed=False,
    )


def compound(*names: str, start: bytes = b"") -> bytes:
    """A compound file whose first sectors are its table, its directory, and the first stream's start."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    header[44:52] = (1).to_bytes(4, "little") + (1).to_bytes(4, "little")
    header[68:76] = b"\xfe\xff\xff\xff\0\0\0\0"
    header[76:] = (0).to_bytes(4, "little") + b"\xff" * 432
    table = b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff" * 2 + b"\xff" * 500
    entries = [entry("Root Entry", 5, 0xFFFFFFFE), *(entry(name, 2, 2) for name in names)]
    directory = b"".join(entries).ljust(512, b"\0")
    return bytes(header) + table + directory + start.ljust(512, b"\0")


def entry(name: str, kind: int, sector: int) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    line = coded.ljust(64, b"\0") + len(coded).to_bytes(2, "little") + bytes([kind, 1]) + b"\xff" * 12
    return line + bytes(36) + sector.to_bytes(4, "little") + (4096).to_bytes(8, "little")


def image(form: str, size: tuple[int, int] = (40, 30), **how) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", size, "teal").save(sink, form, **how)
    return sink.getvalue()


def sound() -> bytes:
    sink = io.BytesIO()
    with wave.open(sink, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(bytes(80))
    return sink.getvalue()


def message() -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "ada@example.org", "grace@example.org", "A move"
    made.set_content(TEXT)
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    return bytes(made)


def tar() -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return sink.getvalue()


def boxed(brand: bytes, content: bytes = b"") -> bytes:
    return (16).to_bytes(4) + b"ftyp" + brand + bytes(4) + content


SAMPLES: dict[str, list[Callable[[], bytes]]] = {
    "pdf": [pdf, lambda: b"\n\n" + pdf()],
    "docx": [word, lambda: office(f"{OPEN}.wordprocessingml.template", "word")],
    "xlsx": [workbook],
    "pptx": [slides, lambda: office(f"{OPEN}.presentationml.slideshow", "ppt")],
    "docm": [
        lambda: office("ms-word.document.macroEnabled", "word"),
        lambda: office(f"{OPEN}.wordprocessingml.document", "word", **{"word/vbaProject.bin": b"x"}),
    ],
    "xlsm": [lambda: office("ms-excel.sheet.macroEnabled", "xl")],
    "pptm": [lambda: office("ms-powerpoint.presentation.macroEnabled", "ppt")],
    "xlsb": [lambda: office("ms-excel.sheet.binary.macroEnabled", "xl")],
    "doc": [lambda: compound("WordDocument")],
    "xls": [lambda: compound("Workbook"), lambda: compound("Book")],
    "ppt": [lambda: compound("PowerPoint Document")],
    "msg": [lambda: compound("__properties_version1.0")],
    "odt": [lambda: open_document("text")],
    "ods": [lambda: open_document("spreadsheet")],
    "odp": [lambda: open_document("presentation")],
    "rtf": [lambda: rb"{\rtf1 Robin}"],
    "jpeg": [lambda: image("JPEG")],
    "png": [lambda: image("PNG")],
    "gif": [lambda: image("GIF")],
    "tiff": [lambda: image("TIFF")],
    "webp": [lambda: image("WEBP"), lambda: image("WEBP", lossless=True)],
    "bmp": [lambda: image("BMP")],
    "heic": [lambda: boxed(b"heic"), lambda: boxed(b"mif1")],
    "mp3": [lambda: b"ID3\x04\0\0\0\0\0\0", lambda: b"\xff\xfb\x90\x64" + bytes(400)],
    "m4a": [lambda: boxed(b"M4A ")],
    "wav": [sound],
    "ogg": [lambda: b"OggS\0\x02" + bytes(40)],
    "mp4": [lambda: boxed(b"isom"), lambda: boxed(b"mp42")],
    "mov": [lambda: boxed(b"qt  "), lambda: (8).to_bytes(4) + b"wide" + bytes(16)],
    "eml": [message, lambda: b"Received: from example\r\nSubject: =?utf-8?q?x?=\r\n\r\ntext"],
    "html": [
        lambda: b"<!DOCTYPE html><p>Robin",
        lambda: b"\xef\xbb\xbf  <!-- x --> <HTML>",
        lambda: b"<script>alert(1)</script>",
    ],
    "svg": [lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Robin</text></svg>'],
    "xml": [lambda: b'<?xml version="1.0"?><moves><move/></moves>'],
    "csv": [lambda: b"name,day\nRobin,Friday\n", lambda: b'a;b\r\n"x;y";c\r\n1;2\r\n'],
    "txt": [TEXT.encode, lambda: "Zoë, naïve – ‘quoted’".encode("cp1252"), lambda: "Zoë".encode("utf-16")],
    "zip": [lambda: package({"a.txt": "a"}), lambda: b"PK\x05\x06" + bytes(18)],
    "7z": [lambda: b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(24)],
    "rar": [lambda: b"Rar!\x1a\x07\x01\0" + bytes(20), lambda: b"Rar!\x1a\x07\0" + bytes(20)],
    "gz": [lambda: gzip.compress(b"a")],
    "tar": [tar],
    "program": [
        lambda: b"MZ\x90\0" + bytes(60) + b"This program cannot be run in DOS mode",
        lambda: b"\x7fELF\x02\x01\x01" + bytes(20),
        lambda: b"\xca\xfe\xba\xbe\0\0\0\x34",
        lambda: package({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "A.class": b"\xca\xfe\xba\xbe"}),
    ],
    "script": [
        lambda: b"#!/bin/sh\nrm -rf /\n",
        lambda: b"@echo off\r\ndel *\r\n",
        lambda: b"<?php system('ls');",
        lambda: b"Windows Registry Editor Version 5.00",
    ],
    "shortcut": [
        lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(20),
        lambda: b"[InternetShortcut]\r\nURL=http://example.com",
    ],
    "unknown": [lambda: b"", lambda: bytes(range(256)), lambda: lzma.compress(b"a")],
}
EVERY = [(kind, number) for kind, makers in SAMPLES.items() for number in range(len(makers))]


@functools.cache  # the same bytes each time: some libraries write the time of day into a file
def sample(kind: str, number: int = 0) -> bytes:
    return SAMPLES[kind][number]()
