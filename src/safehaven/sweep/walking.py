"""What lies on a drive, in one order, by names and times only.  Nothing is opened, and no link is followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

NO_ACCESS, LINK, SPECIAL, CHANGED = "no-access", "link", "special", "changed"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it lies there.  `closed` says why it cannot be looked into, where that shows from outside."""

    path: str = field(repr=False)
    size: int = 0
    changed_ns: int = 0
    owner: str = ""
    closed: str = ""

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def walk(root: Path) -> Iterator[Seen]:
    """Every file under a folder; and every folder that cannot be listed, as if it were a file."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            yield Seen(folder or ".", closed=NO_ACCESS)
            continue
        inside = []
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                inside.append(path)
            else:
                yield _seen(entry, path)
        folders += reversed(inside)


def _seen(entry: os.DirEntry[str], path: str) -> Seen:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return Seen(path, closed=NO_ACCESS)
    closed = "" if stat.S_ISREG(found.st_mode) else LINK if stat.S_ISLNK(found.st_mode) else SPECIAL
    return Seen(path, found.st_size, found.st_mtime_ns, owner_of(found.st_uid), closed)


@cache
def owner_of(number: int) -> str:
    """What the owner's account is called on this machine; its number, where it has no name here."""
    try:
        import pwd  # noqa: PLC0415 - not on Windows

        return pwd.getpwuid(number).pw_name
    except (ImportError, KeyError):
        return str(number)
