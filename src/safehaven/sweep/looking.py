"""Looking into files: on this machine, or for it on another.  It needs no database, no key and no roll."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from safehaven.documents.reading import FileReader
from safehaven.sweep.walking import CHANGED, NO_ACCESS, Seen
from safehaven_core.filetypes.reading import words_of_name

READS_AS = 1
"""Another number whenever reading becomes better: then what was looked at before is looked at again."""

_CAREFULLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_WITHOUT_A_MARK = getattr(os, "O_NOATIME", 0)


@dataclass(frozen=True, slots=True)
class Looked:
    """The words of a file, and how many of its parts were not read, by why."""

    text: str = field(repr=False)
    unread: dict[str, int]


def look(root: Path, seen: Seen, reader: FileReader) -> Looked:
    """The words of one file, its name and its folders' names among them."""
    if seen.closed:
        return Looked("", {seen.closed: 1})
    try:
        with _opened(root / seen.path) as source:
            found = os.fstat(source.fileno())
            if (found.st_size, found.st_mtime_ns) != (seen.size, seen.changed_ns):
                return Looked("", {CHANGED: 1})
            reading = reader.read(_printable(seen.name), source, seen.size)
    except OSError:
        return Looked("", {NO_ACCESS: 1})
    unread = Counter(part.unread.value for part in reading.unread if part.unread)
    return Looked(_joined(seen, [part.text for part in reading.parts]), dict(sorted(unread.items())))


def names_of(seen: Seen) -> str:
    """What `look` gives of a file that has no words but its name and its folders' names."""
    return _joined(seen, [words_of_name(_printable(seen.name))])


def look_at_all(root: Path, files: list[Seen]) -> Iterator[Looked]:
    """The same for one file after another."""
    with FileReader() as reader:
        for seen in files:
            yield look(root, seen, reader)


def _opened(path: Path) -> BinaryIO:
    """For reading only: no link in place of the file is followed, no pipe waited for, and where it may be, no time of access is set."""
    try:
        return os.fdopen(os.open(path, _CAREFULLY | _WITHOUT_A_MARK), "rb")
    except PermissionError:
        return os.fdopen(os.open(path, _CAREFULLY), "rb")


def _joined(seen: Seen, texts: list[str]) -> str:
    return "\n\n".join(filter(None, [_printable(seen.folder).replace("/", "\n"), *texts]))


def _printable(name: str) -> str:
    """A name as a text; bytes that are none are taken for the Western code page."""
    written = os.fsencode(name)
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("cp1252", "replace")
