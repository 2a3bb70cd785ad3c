"""Where the protected files of waiting messages lie: sealed under the record's key, one file each."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from uuid import UUID

from django.conf import settings

from safehaven.access.front import Grant
from safehaven.disclosure.models import Message
from safehaven.disclosure.states import MessageState

COLUMN = "attachment"  # the file shares its name's place, told apart by the stream format
LEFT_BEHIND_SECONDS = 24 * 60 * 60


def folder() -> Path:
    """The folder of the outbox."""
    return Path(settings.SAFEHAVEN_HOME) / "spool" / "outbox"


def path_of(message_id: UUID) -> Path:
    """Where a message's sealed file lies."""
    return folder() / f"{message_id}.sealed"


def put(message: Message, grant: Grant, protected: bytes) -> None:
    """Seal a protected file to disk.  It has its name only once it is whole and on the disk."""
    path = path_of(message.pk)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        grant.seal_stream(message, COLUMN, BytesIO(protected), file)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    _sync_folder(path.parent)


def get(message: Message, grant: Grant) -> bytes:
    """The protected file of a message.  Raises FileNotFoundError, or CannotOpen when it was changed."""
    with path_of(message.pk).open("rb") as file:
        return b"".join(grant.open_stream(message, COLUMN, file))


def drop(message: Message) -> None:
    """Remove the file of a message that did not come into being."""
    for path in (path_of(message.pk), path_of(message.pk).with_suffix(".part")):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def sweep() -> None:
    """Remove the files of messages that are done, and what a crash left behind a day ago."""
    for path in _files():
        message = _message_of(path)
        if message is None and path.stat().st_mtime > time.time() - LEFT_BEHIND_SECONDS:
            continue
        if message is None or message.state in {MessageState.SENT, MessageState.CANCELLED}:
            path.unlink(missing_ok=True)


def _files() -> Iterator[Path]:
    yield from [*folder().glob("*.sealed"), *folder().glob("*.part")]


def _message_of(path: Path) -> Message | None:
    return Message.objects.filter(pk=UUID(path.stem)).first() if path.suffix == ".sealed" else None


def _sync_folder(path: Path) -> None:
    with suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
