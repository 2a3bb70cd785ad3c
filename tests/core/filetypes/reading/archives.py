"""Archives, tables, texts and pictures with one name in one place."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image, PngImagePlugin

from tests.core.filetypes.reading.names import NAME
from tests.core.filetypes.reading.word_files import WORD
from tests.core.filetypes.samples import package


def tar(compressed: bool = False) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w:gz" if compressed else "w") as archive:
        entry = tarfile.TarInfo("note.txt")
        entry.size = len(NAME)
        archive.addfile(entry, io.BytesIO(NAME.encode()))
    return sink.getvalue()


def _commented_zip() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("a.txt", "x")
        archive.comment = NAME.encode()
    return sink.getvalue()


def _twice() -> bytes:
    """Two entries of one name, as no program of ours would write them."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("a.txt", NAME)
        archive.NameToInfo.clear()
        archive.writestr("a.txt", "x")
    return sink.getvalue()


ZIP = {
    "in a text": lambda: package({"note.txt": NAME}),
    "as the name of a file": lambda: package({f"{NAME}.bin": ""}),
    "as the name of a folder": lambda: package({f"{NAME}/": "", "note.txt": "x"}),
    "in a letter in a ZIP in a ZIP": lambda: package(
        {"a.zip": package({"b.zip": package({"letter.docx": WORD["in the text"]()})})}
    ),
    "in the comment": _commented_zip,
    "in one of two files of the same name": _twice,
}


TEXTS: dict[str, dict[str, Callable[[], bytes]]] = {
    "txt": {
        "in UTF-8": NAME.encode,
        "in UTF-16": lambda: NAME.encode("utf-16"),
        "in UTF-32": lambda: NAME.encode("utf-32"),
        "after a line in another coding": lambda: "café\n".encode("cp1252") + f"{NAME} – é\n".encode(),
        "in the second megabyte": lambda: b"word " * 300_000 + NAME.encode(),
    },
    "csv": {"in a table": f"name,moves\n{NAME},Friday\n".encode},
    "tar": {"in a text": tar},
    "tgz": {"in a text": lambda: tar(compressed=True)},
    "gz": {"in a letter": lambda: zlib.compress(WORD["in the text"](), wbits=31)},
    "xml": {
        "in an element": f"<?xml version='1.0'?><a><b>{NAME}</b></a>".encode,
        "in an attribute": f"<?xml version='1.0'?><a b='{NAME}'/>".encode,
        "in a comment": f"<?xml version='1.0'?><a><!-- {NAME} --></a>".encode,
    },
    "svg": {"in a drawing": f"<svg xmlns='http://www.w3.org/2000/svg'><text>{NAME}</text></svg>".encode},
}


def picture(form: str, **how) -> bytes:
    return saved_picture(Image.new("RGB", (40, 30), "teal"), form, **how)


def saved_picture(image: Image.Image, form: str, **how) -> bytes:
    sink = io.BytesIO()
    image.save(sink, form, **how)
    return sink.getvalue()


def _exif(tag: int, value: object, directory: int = 0) -> Image.Exif:
    exif = Image.Exif()
    (exif.get_ifd(directory) if directory else exif)[tag] = value
    return exif


def _png(kind: str) -> bytes:
    notes = PngImagePlugin.PngInfo()
    if kind == "itxt":
        notes.add_itxt("Comment", NAME)
    else:
        notes.add_text("Comment", NAME, zip=kind == "ztxt")
    return picture("PNG", pnginfo=notes)


XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{NAME}</a></x:xmpmeta>".encode()

PICTURES: dict[str, dict[str, Callable[[], bytes]]] = {
    "jpg": {
        "in what the camera noted": lambda: picture("JPEG", exif=_exif(0x010E, NAME)),
        "as Windows notes it": lambda: picture("JPEG", exif=_exif(0x9C9C, NAME.encode("utf-16-le"))),
        "in a comment": lambda: picture("JPEG", comment=NAME),
        "in XMP": lambda: picture("JPEG", xmp=XMP),
        "in what the camera's user noted": lambda: picture(
            "JPEG", exif=_exif(0x9286, b"ASCII\0\0\0" + NAME.encode(), 0x8769)
        ),
    },
    "png": {
        "in words": lambda: _png("text"),
        "in packed words": lambda: _png("ztxt"),
        "in international words": lambda: _png("itxt"),
    },
    "gif": {"in a comment": lambda: picture("GIF", comment=NAME.encode())},
    "tif": {"in its description": lambda: picture("TIFF", description=NAME)},
    "webp": {"in XMP": lambda: picture("WEBP", xmp=XMP)},
}
