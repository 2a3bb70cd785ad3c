"""Reading any file, and the files in it, part by part."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import BinaryIO

from safehaven_core.filetypes._archives import MEGABYTE
from safehaven_core.filetypes._bytes import head, size_of
from safehaven_core.filetypes.identifying import identify
from safehaven_core.filetypes.kinds import PACKAGES, RUN, Kind
from safehaven_core.filetypes.reading._archive import gzip_parts, tar_parts, zip_parts
from safehaven_core.filetypes.reading._compound import compound_parts
from safehaven_core.filetypes.reading._mail import mail_parts
from safehaven_core.filetypes.reading._office import package_parts
from safehaven_core.filetypes.reading._pdf import pdf_parts
from safehaven_core.filetypes.reading._pictures import picture_parts
from safehaven_core.filetypes.reading._rich_text import rtf_parts
from safehaven_core.filetypes.reading._writing import drawing_parts, page_parts, text_parts, xml_parts
from safehaven_core.filetypes.reading.budget import Budget, ReadingLimits, Stopped, never
from safehaven_core.filetypes.reading.here import Here, words_of_name
from safehaven_core.filetypes.reading.parts import Part, Place, Reading, Seen, Unread

Reader = Callable[[BinaryIO, Here], Iterator[Part]]

_READERS: dict[Kind, Reader] = {
    Kind.PDF: pdf_parts,
    Kind.DOC: compound_parts,
    Kind.XLS: compound_parts,
    Kind.PPT: compound_parts,
    Kind.MSG: compound_parts,
    Kind.RTF: rtf_parts,
    Kind.EML: mail_parts,
    Kind.HTML: page_parts,
    Kind.SVG: drawing_parts,
    Kind.XML: xml_parts,
    Kind.CSV: text_parts,
    Kind.TXT: text_parts,
    Kind.SCRIPT: text_parts,
    Kind.SHORTCUT: text_parts,
    Kind.ZIP: zip_parts,
    Kind.TAR: tar_parts,
    Kind.GZ: gzip_parts,
    **{kind: partial(package_parts, kind=kind) for kind in PACKAGES - {Kind.ZIP, Kind.XLSB}},
    **{
        kind: partial(picture_parts, kind=kind)
        for kind in (Kind.JPEG, Kind.PNG, Kind.GIF, Kind.TIFF, Kind.WEBP, Kind.BMP, Kind.HEIC)
    },
}
_UNREAD: dict[Kind, Unread] = {
    **dict.fromkeys((Kind.MP3, Kind.M4A, Kind.WAV, Kind.OGG, Kind.MP4, Kind.MOV), Unread.RECORDING),
    **dict.fromkeys(RUN, Unread.PROGRAM),
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(
    name: str,
    data: BinaryIO | bytes,
    limits: ReadingLimits | None = None,
    *,
    out_of_time: Callable[[], bool] = never,
    words_in_picture: Callable[[bytes], Seen] | None = None,
) -> Reading:
    """All text of a file, and of the files in it, with what could not be read.

    Never raises for what a file holds.  `out_of_time` is asked between parts; a hang, or memory that
    runs out, is for the caller's own limits.  `words_in_picture` is given a picture and gives its words.
    """
    source = BytesIO(data) if isinstance(data, bytes) else data
    budget = Budget(limits or ReadingLimits(), out_of_time, words_in_picture)
    budget.allowance.packed = size_of(source)
    parts: list[Part] = []
    try:
        for part in _file(Here((), 0, budget, _file), name, source):
            parts.append(part)  # noqa: PERF402 - what came before it stopped is kept
    except Stopped:
        pass
    return Reading(identify(source, name).kind, tuple(parts))


def _file(here: Here, name: str, source: BinaryIO) -> Iterator[Part]:
    inside = replace(here.under(name), level=here.level + 1)
    yield from inside.say(Place.NAME, words_of_name(name))
    if inside.level > here.budget.limits.depth:
        yield from inside.cannot(Unread.TOO_DEEP)
    elif size_of(source) > here.budget.limits.megabytes * MEGABYTE:
        yield from inside.cannot(Unread.TOO_LARGE)
    else:
        yield from inside.careful(_content(source, name, inside))


def _content(source: BinaryIO, name: str, here: Here) -> Iterator[Part]:
    if not size_of(source):
        return
    found = identify(source, name)
    yield from here.careful(_as(source, found.kind, here, locked=found.encrypted))
    if found.also is not None and found.also is not found.kind:
        yield from here.careful(_as(source, found.also, here, locked=False))


def _as(source: BinaryIO, kind: Kind, here: Here, *, locked: bool) -> Iterator[Part]:
    """What a file says when it is taken for one of a kind.  A locked PDF may open without its password."""
    reader = _READERS.get(kind)
    if reader is None and head(source, 8) == _COMPOUND:
        reader = compound_parts
    if locked and kind not in (Kind.PDF, Kind.ZIP):
        yield from here.cannot(Unread.ENCRYPTED)
    elif reader is None:
        yield from here.cannot(_UNREAD.get(kind, Unread.UNKNOWN))
    else:
        yield from reader(source, here)
