"""Whether a file may come in: nothing that runs, nothing too large or too deep, and no bombs."""

import re
from dataclasses import dataclass
from typing import BinaryIO

from safehaven_core.filetypes._archives import MEGABYTE, Allowance, check_gzip, check_package
from safehaven_core.filetypes._bytes import head, overlapping_pieces, size_of
from safehaven_core.filetypes._pixels import pixels_of
from safehaven_core.filetypes._xml import PROLOGUE, check_prologue
from safehaven_core.filetypes.kinds import PACKAGES, RUN, FileType, Kind
from safehaven_core.filetypes.refusals import Bomb, Runs, TooLarge, TooMany

_OBJECT = re.compile(rb"\d\s+obj\b")
_CLAIMED = re.compile(rb"/(?:N|Count)\s+(\d{7,20})")
_FILTERS = re.compile(rb"/Filter\s*\[([^\]]{1,4000})\]")
MOST_FILTERS = 4
"""One over another; honest files have one, or two."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still taken.

    `megabytes`: the file as it is.  `unpacked_megabytes`: all that is in an archive, over all levels.
    `ratio`: unpacked to packed, from 50 MB on.  `depth`: archives in archives, the outermost counted;
    an Office file is an archive too.  `megapixels`: one picture.  `objects`: in a PDF.
    """

    megabytes: int = 200
    unpacked_megabytes: int = 2000
    ratio: int = 150
    depth: int = 4
    entries: int = 20_000
    megapixels: int = 250
    objects: int = 2_000_000


def check_limits(source: BinaryIO, file_type: FileType, limits: Limits) -> None:
    """Refuse a file that is not safe to keep and show: raises a `FileRefused`, whose sentence says why.

    Reads the file once or twice and unpacks at most `unpacked_megabytes`, in memory.  What is
    encrypted, and what is in 7z, RAR and tar archives, is not looked into.
    """
    size = size_of(source)
    if size > limits.megabytes * MEGABYTE:
        raise TooLarge(
            f"This file is larger than {limits.megabytes:,} MB. Send it in parts, or make it smaller first."
        )
    check_does_not_run(file_type)
    if file_type.kind in PACKAGES or file_type.also is Kind.ZIP:
        check_package(source, _allowance(limits, size), xml=file_type.kind in PACKAGES - {Kind.ZIP})
    elif file_type.kind is Kind.GZ:
        check_gzip(source, _allowance(limits, size))
    elif file_type.kind in (Kind.XML, Kind.SVG):
        check_prologue(head(source, PROLOGUE))
    elif file_type.kind is Kind.PDF:
        check_objects(source, limits)
    _check_pixels(source, file_type, limits)


def check_does_not_run(file_type: FileType) -> None:
    """Refuse (`Runs`) programs, scripts and shortcuts."""
    if file_type.runs:
        what = file_type.kind if file_type.kind in RUN else file_type.also
        raise Runs(
            f"This file is a {what}, which could do something by itself when somebody opens it."
            " Only documents, pictures, recordings, messages and archives are kept here."
        )


def _allowance(limits: Limits, packed: int) -> Allowance:
    return Allowance(limits.depth, limits.entries, limits.unpacked_megabytes * MEGABYTE, limits.ratio, packed)


def check_objects(source: BinaryIO, limits: Limits) -> None:
    """Refuse (`TooMany`, `Bomb`) a PDF of too many objects, or packed many times over."""
    objects = 0
    for piece in overlapping_pieces(source, 64):
        objects += len(_OBJECT.findall(piece))
        claimed = max(map(int, _CLAIMED.findall(piece)), default=0)
        if max(objects, claimed) > limits.objects:
            raise TooMany(
                "This PDF is made of more parts than any document needs. Print it to a new PDF, and use that."
            )
        if any(filters.count(b"/") > MOST_FILTERS for filters in _FILTERS.findall(piece)):
            raise Bomb(
                "A part of this PDF is packed many times over, which is how bombs are made."
                " Print it to a new PDF, and use that."
            )


def _check_pixels(source: BinaryIO, file_type: FileType, limits: Limits) -> None:
    pixels = pixels_of(source, file_type.kind) or 0
    if pixels > limits.megapixels * 1_000_000:
        raise TooLarge(
            f"This picture says that it has {pixels // 1_000_000:,} megapixels; at most {limits.megapixels} are taken."
            " Save it with fewer pixels."
        )
