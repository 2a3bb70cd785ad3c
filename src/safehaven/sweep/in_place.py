"""Files on a drive that others write to as well: opened without following a link, and replaced whole or not at all.

    with opened(root, "plans/letter.docx") as found:     every folder on the way is held, so that none can be swapped
        found.check(before)                               it is the file that somebody decided about
        found.put_beside(mark, content)                   the protected copy, safe on the disk
        found.swap(mark, before, "letter.docx")           in place of the plain file, in one step

Where the kernel can exchange two names (Linux, on most local drives), what stood there is looked at once more after
the exchange, and put back if somebody had written to it.  Elsewhere it is looked at just before.
`settle` finishes or takes back what was begun when a machine stopped.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from safehaven.sweep.states import Trouble

RENAME_NOREPLACE, RENAME_EXCHANGE = 1, 2  # linux/fs.h
_NOT_HERE = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_PIECE = 1 << 20


class CannotAct(Exception):
    """Nothing was done to this file, or what was done was taken back.  `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.label)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Before:
    """A file as it was when it was swept: bytes, nanoseconds, SHA-256 in hexadecimal digits."""

    size: int
    changed_ns: int
    digest: str


@contextmanager
def opened(root: Path, path: str) -> Iterator[Found]:
    """The file at a path under a folder.  Raises CannotAct where it is not there, or a link stands on the way.

    So it does for whatever the drive refuses while the file is held.
    """
    *folders, name = path.split("/")
    with ExitStack() as held:
        try:
            folder = os.open(root, _FOLDER)
            held.callback(os.close, folder)
            for each in folders:
                folder = os.open(each, _FOLDER, dir_fd=folder)
                held.callback(os.close, folder)
            found = Found(folder, name, _open(folder, name))
            with found.file:
                yield found
        except OSError as refused:
            raise CannotAct(_why(refused)) from None


class Found:
    """A file that is open for reading, and the folder in which it is."""

    def __init__(self, folder: int, name: str, file: BinaryIO) -> None:
        self._folder, self.name, self.file = folder, name, file

    def check(self, before: Before) -> None:
        """Raises CannotAct unless this is the file that was swept, word for word."""
        now = os.fstat(self.file.fileno())
        if not stat.S_ISREG(now.st_mode) or (now.st_size, now.st_mtime_ns) != (
            before.size,
            before.changed_ns,
        ):
            raise CannotAct(Trouble.CHANGED)
        if now.st_nlink > 1:
            raise CannotAct(Trouble.LINKED)
        if digest_of(self.file) != before.digest:
            raise CannotAct(Trouble.CHANGED)
        self.file.seek(0)

    def as_it_was(self, before: Before) -> BinaryIO:
        """The file from its beginning; reading it to the end raises CannotAct unless this was what was swept."""
        self.file.seek(0)
        return cast("BinaryIO", _AsItWas(self.file, before))

    def put_beside(self, mark: str, content: bytes) -> None:
        """Write the copy beside it, for the same people; it is read again before this is done."""
        self._drop(mark)
        try:
            number = os.open(
                mark, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=self._folder
            )
            with os.fdopen(number, "w+b") as copy:
                copy.write(content)
                copy.flush()
                self._give_to_the_same(copy.fileno())
                os.fsync(copy.fileno())
                copy.seek(0)
                whole = digest_of(copy) == hashlib.sha256(content).hexdigest()
        except OSError as refused:
            self._drop(mark)
            raise CannotAct(_why(refused)) from None
        except CannotAct:
            self._drop(mark)
            raise
        if not whole:
            self._drop(mark)
            raise CannotAct(Trouble.NOT_PROTECTED)

    def swap(self, mark: str, before: Before, new_name: str) -> os.stat_result:
        """Put the copy in its place, under a new name where it has one.  What is done at any moment is undone or whole."""
        if new_name != self.name and _there(self._folder, new_name):
            self._drop(mark)
            raise CannotAct(Trouble.NAME_TAKEN)
        if _rename(self._folder, mark, self.name, RENAME_EXCHANGE):
            if not self._is_at(mark, before):
                _rename(self._folder, mark, self.name, RENAME_EXCHANGE)
                self._drop(mark)
                raise CannotAct(Trouble.CHANGED)
        else:
            self._replace_where_names_cannot_be_exchanged(mark, before)
        return self._end(mark, new_name)

    def settle(self, mark: str, before: Before, made: str) -> None:
        """Take away a copy that was made and not put in place; it holds nothing that is not here.

        Raises CannotAct where what lies beside is not ours to take away.
        """
        beside = _digest_at(self._folder, mark)
        if beside in {None, made} or digest_of(self.file) == before.digest:
            self._drop(mark)
        else:
            raise CannotAct(Trouble.CHANGED)
        self.file.seek(0)

    def finish(self, mark: str, before: Before, new_name: str) -> os.stat_result:
        """Where this is the copy that was made: what is left to do."""
        if _digest_at(self._folder, mark) not in {None, before.digest}:
            if _rename(self._folder, mark, self.name, RENAME_EXCHANGE):
                self._drop(mark)
            raise CannotAct(Trouble.CHANGED)
        return self._end(mark, new_name)

    def _end(self, mark: str, new_name: str) -> os.stat_result:
        try:
            self._name_anew(new_name)
        except OSError as refused:
            self._put_back(mark)
            raise CannotAct(_why(refused)) from None
        self._drop(mark)
        _keep(self._folder)
        return os.stat(new_name, dir_fd=self._folder, follow_symlinks=False)

    def _is_at(self, name: str, before: Before) -> bool:
        """Whether what stands under a name is the file that was opened, and nobody wrote to it."""
        ours, there = os.fstat(self.file.fileno()), os.stat(name, dir_fd=self._folder, follow_symlinks=False)
        same = (ours.st_dev, ours.st_ino) == (there.st_dev, there.st_ino)
        return same and digest_of(self.file) == before.digest

    def _replace_where_names_cannot_be_exchanged(self, mark: str, before: Before) -> None:
        if not self._is_at(self.name, before):
            self._drop(mark)
            raise CannotAct(Trouble.CHANGED)
        os.replace(mark, self.name, src_dir_fd=self._folder, dst_dir_fd=self._folder)

    def _name_anew(self, new_name: str) -> None:
        if new_name != self.name and not _rename(self._folder, self.name, new_name, RENAME_NOREPLACE):
            if _there(self._folder, new_name):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            os.rename(self.name, new_name, src_dir_fd=self._folder, dst_dir_fd=self._folder)

    def _put_back(self, mark: str) -> None:
        """The plain file gets its name back, where it is still there: a sweep does not look under a hidden one."""
        if _there(self._folder, mark) and _rename(self._folder, mark, self.name, RENAME_EXCHANGE):
            self._drop(mark)

    def _give_to_the_same(self, copy: int) -> None:
        ours = os.fstat(self.file.fileno())
        os.fchmod(copy, stat.S_IMODE(ours.st_mode))
        if (ours.st_uid, ours.st_gid) != (os.geteuid(), os.getegid()):
            try:
                os.fchown(copy, ours.st_uid, ours.st_gid)
            except PermissionError:
                raise CannotAct(Trouble.OWNER) from None

    def _drop(self, mark: str) -> None:
        with suppress(FileNotFoundError):
            os.unlink(mark, dir_fd=self._folder)


class _AsItWas:
    """Reads a file to which somebody may write meanwhile: what was read is what counts."""

    def __init__(self, file: BinaryIO, before: Before) -> None:
        self._file, self._before, self._digest = file, before, hashlib.sha256()

    def read(self, size: int) -> bytes:
        piece = self._file.read(size)
        self._digest.update(piece)
        if not piece and self._digest.hexdigest() != self._before.digest:
            raise CannotAct(Trouble.CHANGED)
        return piece


def finish_swap(
    root: Path, path: str, mark: str, before: Before, made: str, new_name: str
) -> os.stat_result | None:
    """Finish what a machine that stopped had begun to put in place; None where it had not come to that.

    Only files that are word for word what was there before, or what was made, are taken away.  What somebody else
    had written at the last moment gets its name back.
    """
    for there in dict.fromkeys((path, _beside(path, new_name))):
        try:
            with opened(root, there) as held:
                if digest_of(held.file) == made:
                    return held.finish(mark, before, new_name)
        except CannotAct as refused:
            if refused.trouble is not Trouble.NOT_THERE:
                raise
    return None


def digest_of(file: BinaryIO) -> str:
    """SHA-256 over a whole file."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _beside(path: str, name: str) -> str:
    folder, slash, _ = path.rpartition("/")
    return f"{folder}{slash}{name}"


def _open(folder: int, name: str) -> BinaryIO:
    return os.fdopen(os.open(name, _FILE, dir_fd=folder), "rb")


def _digest_at(folder: int, name: str) -> str | None:
    try:
        with _open(folder, name) as file:
            return digest_of(file)
    except FileNotFoundError:
        return None
    except OSError:
        return ""


def _there(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _keep(folder: int) -> None:
    """Have the names in a folder on the disk, where the drive does that when told."""
    try:
        os.fsync(folder)
    except OSError as refused:
        if refused.errno not in _NOT_HERE:
            raise


def _why(refused: OSError) -> Trouble:
    if refused.errno in _NO_ROOM:
        return Trouble.NO_ROOM
    if refused.errno == errno.EEXIST:
        return Trouble.NAME_TAKEN
    if refused.errno in {errno.ENOENT, errno.ELOOP, errno.ENOTDIR}:
        return Trouble.NOT_THERE
    return Trouble.NO_ACCESS


def _rename(folder: int, old: str, new: str, how: int) -> bool:
    """Exchange two names, or give a new one that is free; False where this system or drive cannot."""
    renameat2 = _renameat2()
    if renameat2 is None:
        return False
    if renameat2(folder, os.fsencode(old), folder, os.fsencode(new), how) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _renameat2() -> Any:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
