"""Compound files: old Word, Excel and PowerPoint, Outlook messages, and whatever is embedded in them."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import olefile

from safehaven_core.filetypes._text import runs_of_words
from safehaven_core.filetypes.reading import _old_excel, _old_powerpoint, _old_word, _outlook
from safehaven_core.filetypes.reading._storage import PICTURE_STARTS, Storage
from safehaven_core.filetypes.reading.here import Here, Locked
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

_SAYS_NOTHING = frozenset({"\x01compobj", "\x01ole", "\x03objinfo", "\x03linkinfo", "\x03ocxname", "compobj"})
_PROPERTIES = frozenset({"\x05summaryinformation", "\x05documentsummaryinformation", "current user"})
_MACROS = re.compile(r"(^|/)(macros|_vba_project_cur|vba)/", re.IGNORECASE)


def compound_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    source.seek(0)
    with olefile.OleFileIO(source) as ole:
        folders: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        for path in ole.listdir(streams=True, storages=False):
            folders.setdefault(tuple(path[:-1]), {})[path[-1].lower()] = tuple(path)
        for folder, streams in folders.items():
            inside = here.under(*map(_shown, folder)) if folder else here
            yield from inside.careful(_storage(Storage(ole, folder, streams, inside)))


def _shown(name: str) -> str:
    return name.strip("\x00\x01\x02\x03\x04\x05") or "part"


def _storage(storage: Storage) -> Iterator[Part]:
    read = set[str]()
    for name, parts in _READERS.items():
        if name in storage.streams:
            yield from storage.here.careful(parts(storage))
            read |= _READ_WITH.get(name, frozenset({name}))
    if "__properties_version1.0" in storage.streams or storage.path[-1:] == ("__nameid_version1.0",):
        return
    if _MACROS.search("/".join((*storage.path, ""))):
        yield from storage.here.cannot(Unread.UNKNOWN, "macros")
        return
    for name in storage.streams.keys() - read - _SAYS_NOTHING:
        yield from storage.here.under(_shown(name)).careful(_stream(storage, name))


def _stream(storage: Storage, name: str) -> Iterator[Part]:
    content, here, shown = storage.read(name), storage.here, _shown(name)
    if name in _PROPERTIES:
        yield from here.say(Place.PROPERTIES, runs_of_words(content), shown)
    elif name == "\x01ole10native":
        yield from _packaged(content, here)
    elif name in ("package", "contents"):
        yield from here.file(shown, content)
    elif name in ("encryptedpackage", "encryptedsummary"):
        raise Locked
    elif name in ("data", "pictures"):
        yield from here.say(Place.HIDDEN, runs_of_words(_without_pictures(content)), shown)
        yield from storage.pictures(content, "picture")
    elif name.endswith("print"):
        yield from here.cannot(Unread.PICTURE, shown, place=Place.PICTURE)
    elif content.strip(b"\0"):
        yield from here.say(Place.HIDDEN, runs_of_words(content), shown, unread=Unread.UNKNOWN)


def _without_pictures(content: bytes) -> bytes:
    first = PICTURE_STARTS.search(content)
    return content[: first.start()] if first else content


def _packaged(content: bytes, here: Here) -> Iterator[Part]:
    """A file as the packager of Windows wraps it: some names that end in zero, a length, the file."""
    label, _, rest = content[6:].partition(b"\0")
    path, _, rest = rest.partition(b"\0")
    _, _, rest = rest[4:].partition(b"\0") if len(rest) > 8 else (b"", b"", b"")
    yield from here.say(Place.NAME, runs_of_words(content[: len(content) - len(rest)]), "packaged as")
    name = label.decode("cp1252", "replace") or path.decode("cp1252", "replace") or "packaged file"
    length = int.from_bytes(rest[:4], "little")
    yield from here.file(name, rest[4 : 4 + length] if 0 < length <= len(rest) - 4 else content[4:])


_READERS = {
    "worddocument": _old_word.word_parts,
    "workbook": _old_excel.excel_parts,
    "book": _old_excel.excel_parts,
    "powerpoint document": _old_powerpoint.powerpoint_parts,
    "__properties_version1.0": _outlook.message_parts,
}
_READ_WITH = {"worddocument": frozenset({"worddocument", "0table", "1table"})}
