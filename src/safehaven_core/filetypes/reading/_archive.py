"""ZIP, tar and gzip files: every entry is a file of its own."""

import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from safehaven_core.filetypes import _packages
from safehaven_core.filetypes._archives import MOST_INSIDE, check_places, content_of, content_of_gzip
from safehaven_core.filetypes.reading.here import Here
from safehaven_core.filetypes.reading.parts import Part, Place, Unread
from safehaven_core.filetypes.refusals import TooLarge

ENCRYPTED, NAMED_IN_UTF_8 = 0x1, 0x800
_UNPACKED_HERE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def zip_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    with _packages.opened(source) as package:
        check_places(source, package.infolist(), package.start_dir)
        yield from here.say(Place.COMMENTS, package.comment.decode("utf-8", "replace"), "comment")
        for entry in package.infolist():
            yield from _zip_entry(source, entry, here)


def _zip_entry(source: BinaryIO, entry: zipfile.ZipInfo, here: Here) -> Iterator[Part]:
    name = name_of(entry)
    yield from here.say(Place.COMMENTS, entry.comment.decode("utf-8", "replace"), name, "comment")
    if entry.is_dir():
        yield from here.say(Place.NAME, name, name)
    elif because := why_closed(entry):
        yield from here.say(Place.NAME, name, name, unread=because)
    else:
        yield from here.under(name).careful(_unpacked(source, entry, here, name))


def _unpacked(source: BinaryIO, entry: zipfile.ZipInfo, here: Here, name: str) -> Iterator[Part]:
    yield from here.file(name, content_of(source, entry, here.budget.allowance))


def why_closed(entry: zipfile.ZipInfo) -> Unread | None:
    """Why an entry cannot be unpacked, where that is known beforehand."""
    if entry.flag_bits & ENCRYPTED:
        return Unread.ENCRYPTED
    return None if entry.compress_type in _UNPACKED_HERE else Unread.UNKNOWN


def name_of(entry: zipfile.ZipInfo) -> str:
    """What an entry is called.  Many programs write UTF-8, or the Western code page, without saying so."""
    if entry.flag_bits & NAMED_IN_UTF_8 or entry.filename.isascii():
        return entry.filename
    written = entry.filename.encode("cp437", "replace")
    try:
        return written.decode()
    except UnicodeDecodeError:
        return f"{entry.filename} {written.decode('cp1252', 'replace')}"


def tar_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    source.seek(0)
    with tarfile.open(fileobj=source, mode="r:") as archive:
        for entry in archive:
            yield from here.under(entry.name).careful(_tar_entry(archive, entry, here))


def _tar_entry(archive: tarfile.TarFile, entry: tarfile.TarInfo, here: Here) -> Iterator[Part]:
    content = archive.extractfile(entry) if entry.isreg() else None
    if content is None:
        yield from here.say(Place.NAME, f"{entry.name}\n{entry.linkname}", entry.name)
        return
    if entry.size > MOST_INSIDE:
        raise TooLarge
    here.budget.allowance.take(entry.size)
    yield from here.file(entry.name, content.read())


def gzip_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    name = here.path[-1].removesuffix(".gz")
    inside = f"{name.removesuffix('.tgz')}.tar" if name.endswith(".tgz") else name
    yield from here.file(inside, content_of_gzip(source, here.budget.allowance))
