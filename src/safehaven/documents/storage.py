"""Sealed files on disk: written whole or not at all, found by the version's id."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings

from safehaven.access.front import Grant
from safehaven.documents.models import Version
from safehaven.foundation.refusals import Refusal
from safehaven_core.sealing.streams import MAGIC

COLUMN = "file_name"  # a file shares its version's place, told apart by the stream format


class NoRoom(Refusal):
    """The disk is full."""


class FileMissing(Refusal):
    """The sealed file is not where it should be."""


def path_of(version_id: UUID) -> Path:
    """Where a version's sealed file lies."""
    name = str(version_id)
    return Path(settings.SAFEHAVEN_DOCUMENTS) / name[:2] / f"{name}.sealed"


def put(version: Version, grant: Grant, source: io.BufferedIOBase) -> str:
    """Seal a file to disk for a version and return the SHA-256 of what was written, in hex.

    The file appears under its name only when it is whole and on the disk.  Raises NoRoom when the
    disk is full; nothing is left behind then.
    """
    path = path_of(version.pk)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    try:
        digest = _write(part, version, grant, source)
        part.rename(path)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoRoom(
                "There is no room left for this document.  It was not saved.  Tell whoever runs Safehaven."
            ) from None
        raise
    return digest


def read(version: Version, grant: Grant) -> Iterator[bytes]:
    """The file of a version, piece by piece.

    Its end and its header are checked before the first piece.  Raises FileMissing, or CannotOpen
    when the file was changed, cut or moved.
    """
    try:
        source = path_of(version.pk).open("rb")
    except FileNotFoundError:
        raise FileMissing(
            f"The file of version {version.number} is missing from the store.  Tell whoever runs Safehaven: "
            "it has to come back from a backup."
        ) from None
    try:
        pieces = grant.open_stream(version, COLUMN, source)
    except BaseException:
        source.close()
        raise
    return _closing(source, pieces)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_sealed(path: Path) -> bool:
    """Whether a file is there and begins as a sealed one does.  It needs no key and opens nothing."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


class _Hashing:
    """Writes to a file and keeps the digest of what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def write(self, data: Any) -> int:
        """Write some bytes."""
        self.digest.update(data)
        return self.file.write(data)


def _write(part: Path, version: Version, grant: Grant, source: io.BufferedIOBase) -> str:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        sink = _Hashing(file)
        source.seek(0)
        grant.seal_stream(version, COLUMN, source, sink)
        file.flush()
        os.fsync(file.fileno())
    return sink.digest.hexdigest()


def _closing(source: IO[bytes], pieces: Iterator[bytes]) -> Iterator[bytes]:
    with source:
        yield from pieces
