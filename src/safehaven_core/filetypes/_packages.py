"""ZIP files, and what is a ZIP inside: Office, OpenDocument, and programs in disguise."""

import struct
import zipfile
import zlib
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from safehaven_core.filetypes._bytes import at, size_of, tail
from safehaven_core.filetypes.kinds import Kind
from safehaven_core.filetypes.refusals import Damaged, TooMany

MOST_DIRECTORY = 4 << 20
"""Bytes of a table of contents: some 30,000 files."""

MOST_PART = 4 << 20
"""Bytes of a part that is read to tell what a package is."""

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What reading a damaged, encrypted or hostile ZIP raises."""

_MAIN_PARTS = {
    "wordprocessingml.document": Kind.DOCX,
    "wordprocessingml.template": Kind.DOCX,
    "spreadsheetml.sheet": Kind.XLSX,
    "spreadsheetml.template": Kind.XLSX,
    "presentationml.presentation": Kind.PPTX,
    "presentationml.slideshow": Kind.PPTX,
    "presentationml.template": Kind.PPTX,
    "ms-word.document.macroenabled": Kind.DOCM,
    "ms-word.template.macroenabledtemplate": Kind.DOCM,
    "ms-excel.sheet.macroenabled": Kind.XLSM,
    "ms-excel.template.macroenabled": Kind.XLSM,
    "ms-excel.addin.macroenabled": Kind.XLSM,
    "ms-excel.sheet.binary.macroenabled": Kind.XLSB,
    "ms-powerpoint.presentation.macroenabled": Kind.PPTM,
    "ms-powerpoint.slideshow.macroenabled": Kind.PPTM,
    "ms-powerpoint.template.macroenabled": Kind.PPTM,
}
_FOLDERS = {"word/": Kind.DOCX, "xl/": Kind.XLSX, "ppt/": Kind.PPTX}
_WITH_MACROS = {Kind.DOCX: Kind.DOCM, Kind.XLSX: Kind.XLSM, Kind.PPTX: Kind.PPTM}
_FREE = {"text": Kind.ODT, "spreadsheet": Kind.ODS, "presentation": Kind.ODP}
_FREE_MEDIA = "application/vnd.oasis.opendocument."
_PROGRAMS = frozenset({"META-INF/MANIFEST.MF", "AndroidManifest.xml", "classes.dex", "AppxManifest.xml"})
_ENCRYPTED = 0x1


def opened(source: BinaryIO) -> zipfile.ZipFile:
    """A ZIP by its table of contents, whose own size is looked at first.

    Raises `Damaged` or `TooMany`.
    """
    end = tail(source, 65_557)
    found = end.rfind(b"PK\x05\x06")
    if found < 0 or found + 22 > len(end):
        raise Damaged(
            "This ZIP file has no table of contents: part of it is missing. Ask for it to be sent again."
        )
    (size,) = struct.unpack_from("<I", end, found + 12)
    if size > MOST_DIRECTORY and size != 0xFFFFFFFF:
        raise TooMany("This ZIP file lists tens of thousands of files. Send the ones that matter.")
    source.seek(0)
    try:
        return zipfile.ZipFile(_Limited(source))
    except BROKEN:
        raise Damaged(
            "This ZIP file is damaged: its table of contents cannot be read. Ask for it again."
        ) from None


class _Limited:
    """A stream that gives no single piece larger than a table of contents may be."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.seek, self.tell = source.seek, source.tell

    def read(self, length: int = -1) -> bytes:
        if length > MOST_DIRECTORY:
            raise zipfile.BadZipFile
        return self._source.read(length if length >= 0 else MOST_DIRECTORY)

    def seekable(self) -> bool:
        return True


def kind_of(source: BinaryIO) -> tuple[Kind, bool]:
    """What a ZIP is, and whether it is encrypted.  A ZIP that cannot be read is just a ZIP."""
    try:
        with opened(source) as package:
            return _kind(package)
    except (Damaged, TooMany, *BROKEN):
        return Kind.ZIP, False


def _kind(package: zipfile.ZipFile) -> tuple[Kind, bool]:
    names = {entry.filename for entry in package.infolist()}
    if "[Content_Types].xml" in names:
        kind = _office(package, names)
        if kind:
            return kind, False
    if "mimetype" in names:
        kind = _open_document(part(package, "mimetype", 200))
        if kind:
            return kind, b"encryption-data" in part(package, "META-INF/manifest.xml", MOST_PART)
    if names & _PROGRAMS:
        return Kind.PROGRAM, False
    return Kind.ZIP, any(entry.flag_bits & _ENCRYPTED for entry in package.infolist())


def _office(package: zipfile.ZipFile, names: set[str]) -> Kind | None:
    """By the declared type of the main part; by its folder where the declaration cannot be trusted."""
    declared = {main.partition(".main+xml")[0].rpartition("/")[2] for main in _content_types(package)}
    by_type = {
        _MAIN_PARTS.get(name.removeprefix("vnd.openxmlformats-officedocument.").removeprefix("vnd."))
        for name in declared
    }
    by_folder = {kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)}
    found = next((kind for kind in _MAIN_PARTS.values() if kind in by_type), None) or next(
        iter(sorted(by_folder)), None
    )
    if found and any(name.endswith("vbaProject.bin") for name in names):
        return _WITH_MACROS.get(found, found)
    return found


def _content_types(package: zipfile.ZipFile) -> set[str]:
    try:
        types = fromstring(part(package, "[Content_Types].xml", MOST_PART), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return set()
    return {element.get("ContentType", "").lower() for element in types}


def _open_document(media_type: bytes) -> Kind | None:
    name = media_type.decode("ascii", errors="replace").strip()
    return (
        _FREE.get(name.removeprefix(_FREE_MEDIA).removesuffix("-template"))
        if name.startswith(_FREE_MEDIA)
        else None
    )


def part(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first `most` bytes of an entry; nothing where it is missing, encrypted or packed in a rare way."""
    try:
        entry = package.getinfo(name)
    except KeyError:
        return b""
    return beginning(package, entry, most)


def beginning(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The first `most` bytes of an entry; nothing where it is encrypted or packed in a rare way."""
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return b""
    with package.open(entry) as content:
        return content.read(most)


def hangs_on(source: BinaryIO) -> bool:
    """Whether a whole ZIP stands at the end of the file, whatever it begins with."""
    size = size_of(source)
    end = tail(source, 65_557)
    found = end.rfind(b"PK\x05\x06")
    if found < 0 or found + 22 > len(end):
        return False
    directory, _, comment = struct.unpack_from("<IIH", end, found + 12)
    reaches_the_end = found + 22 + comment == len(end)
    first = size - len(end) + found - directory
    return reaches_the_end and directory > 0 and at(source, first, 4) == b"PK\x01\x02"
