"""Finding out what a file is: by its content; its name only tells whether somebody is misled."""

import re
from typing import BinaryIO

from safehaven_core.filetypes import _compound, _packages
from safehaven_core.filetypes._bytes import at, head, overlapping_pieces, size_of
from safehaven_core.filetypes._signatures import HEAD, by_beginning
from safehaven_core.filetypes._text import by_words
from safehaven_core.filetypes.kinds import PACKAGES, READ_AS_TEXT, RUN, TRAITS, FileType, Kind

_ALIKE = {
    "jpeg": Kind.JPEG,
    "jpe": Kind.JPEG,
    "tiff": Kind.TIFF,
    "htm": Kind.HTML,
    "xhtml": Kind.HTML,
    "heif": Kind.HEIC,
    "avif": Kind.HEIC,
    "dotx": Kind.DOCX,
    "dotm": Kind.DOCM,
    "xltx": Kind.XLSX,
    "xltm": Kind.XLSM,
    "potx": Kind.PPTX,
    "ppsx": Kind.PPTX,
    "ppsm": Kind.PPTM,
    "dot": Kind.DOC,
    "xlt": Kind.XLS,
    "pps": Kind.PPT,
    "ott": Kind.ODT,
    "ots": Kind.ODS,
    "otp": Kind.ODP,
    "m4b": Kind.M4A,
    "m4v": Kind.MP4,
    "3gp": Kind.MP4,
    "oga": Kind.OGG,
    "opus": Kind.OGG,
    "tgz": Kind.GZ,
    "dib": Kind.BMP,
}
SUFFIXES = {
    trait.suffix: kind
    for kind, trait in TRAITS.items()
    if kind not in RUN | {Kind.LOCKED_OFFICE, Kind.UNKNOWN}
} | _ALIKE
_LOCKABLE = {Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.DOCM, Kind.XLSM, Kind.PPTM, Kind.XLSB}
_TEXT_SUFFIXES = frozenset(
    [
        "txt",
        "csv",
        "tsv",
        "tab",
        "log",
        "md",
        "text",
        "json",
        "xml",
        "ics",
        "vcf",
        "yaml",
        "yml",
        "ini",
        "eml",
    ]
)
RUNNING_SUFFIXES = frozenset(
    [
        "bat",
        "cmd",
        "com",
        "exe",
        "scr",
        "pif",
        "ps1",
        "psm1",
        "vbs",
        "vbe",
        "js",
        "jse",
        "wsf",
        "wsh",
        "wsc",
        "hta",
        "sct",
        "reg",
        "sh",
        "bash",
        "py",
        "pyw",
        "pl",
        "rb",
        "php",
        "jar",
        "msi",
        "msp",
        "lnk",
        "url",
        "scf",
        "desktop",
        "inf",
        "cpl",
        "appref-ms",
        "application",
        "gadget",
        "command",
        "workflow",
        "action",
    ]
)
_ENCRYPT = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)")
_SUFFIX = re.compile(r"\.([A-Za-z0-9_-]{1,12})\s*$")


def identify(source: BinaryIO, name: str = "") -> FileType:
    """What a file is.  Never refuses: what is not known is `Kind.UNKNOWN`.

    `source` is seekable; where it stands afterwards is not said.  Reads a few pieces, and a PDF once from
    end to end.  `name` is what the file was called by whoever sent it.
    """
    beginning = head(source, HEAD)
    whole = size_of(source) <= HEAD
    suffix = suffix_of(name)
    kind, encrypted = _by_content(source, beginning, whole=whole)
    if (kind in READ_AS_TEXT and suffix in RUNNING_SUFFIXES) or (kind is Kind.HTML and suffix == "hta"):
        kind = Kind.SCRIPT  # plain words become a script by their name alone
    return FileType(
        kind,
        encrypted,
        _what_the_name_says(kind, suffix),
        _also(source, kind, beginning),
        suffix if kind is Kind.LOCKED_OFFICE and SUFFIXES.get(suffix) in _LOCKABLE else "",
    )


def _by_content(source: BinaryIO, beginning: bytes, *, whole: bool) -> tuple[Kind, bool]:
    if beginning.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packages.kind_of(source)
    if beginning.startswith(_compound.MAGIC):
        return _compound.kind_of(source)
    kind = by_beginning(beginning)
    if kind is None and b"%PDF-" in beginning[:1024]:
        kind = Kind.PDF
    if kind is None:
        kind = by_words(beginning, whole=whole) or Kind.UNKNOWN
    return kind, _is_encrypted(source, kind, beginning)


def _is_encrypted(source: BinaryIO, kind: Kind, beginning: bytes) -> bool:
    if kind is Kind.PDF:
        return any(_ENCRYPT.search(piece) for piece in overlapping_pieces(source, 64) if b"/Encrypt" in piece)
    if kind is Kind.RAR:
        return _rar_is_encrypted(beginning)
    if kind is Kind.SEVEN_ZIP:
        start, length = int.from_bytes(beginning[12:20], "little"), int.from_bytes(beginning[20:28], "little")
        return b"\x06\xf1\x07\x01" in at(source, 32 + start, min(length, 1 << 16))
    return False


def _rar_is_encrypted(beginning: bytes) -> bool:
    if beginning[6:8] == b"\x01\0":  # version 5: the first header, of type 4, says that all others are hidden
        return beginning[13:14] == b"\x04"
    main = int.from_bytes(beginning[10:12], "little")
    first_file = beginning[20:32]
    return bool(main & 0x80) or (first_file[2:3] == b"\x74" and bool(first_file[3] & 0x04))


def _also(source: BinaryIO, kind: Kind, beginning: bytes) -> Kind | None:
    """What the same bytes are to a program that does not look at the beginning, or only looks a little further."""
    if kind not in PACKAGES | RUN and _packages.hangs_on(source):
        return Kind.ZIP
    if kind not in {Kind.PDF, Kind.ZIP, *RUN, *READ_AS_TEXT} and b"%PDF-" in beginning[:1024]:
        return Kind.PDF
    if kind is Kind.PDF and not beginning.startswith(b"%PDF-"):
        before = beginning[: beginning.find(b"%PDF-")]
        before_it = by_beginning(beginning) or by_words(before, whole=True)
        return None if before_it in READ_AS_TEXT else before_it
    return None


def suffix_of(name: str) -> str:
    """The suffix of a file's name, in small letters, without its full stop; "" for none."""
    found = _SUFFIX.search(name)
    return found[1].lower() if found else ""


def _what_the_name_says(kind: Kind, suffix: str) -> str:
    said = SUFFIXES.get(suffix)
    agrees = (
        not suffix
        or said is kind
        or (kind is Kind.LOCKED_OFFICE and said in _LOCKABLE)
        or (kind in READ_AS_TEXT and suffix in _TEXT_SUFFIXES)
        or (said is None and suffix not in RUNNING_SUFFIXES)
        or (kind in RUN and suffix in RUNNING_SUFFIXES)
    )
    if agrees:
        return ""
    if kind is Kind.UNKNOWN:
        return f"Its name ends in .{suffix}, but its content is not of that kind."
    return f"Its name ends in .{suffix}, but its content is: {TRAITS[kind].description}."
