"""Where the protected files of waiting messages lie: sealed under the record's key, one file each."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from safehaven.access.front import Grant, SealedFiles
from safehaven.disclosure.models import Message
from safehaven.disclosure.states import MessageState

FILES = SealedFiles("outbox", "attachment")
DONE = frozenset({MessageState.SENT, MessageState.CANCELLED})


def folder() -> Path:
    """The folder of the outbox."""
    return FILES.folder


def path_of(message_id: UUID) -> Path:
    """Where a message's sealed file lies."""
    return FILES.path_of(message_id)


def put(message: Message, grant: Grant, protected: bytes) -> None:
    """Seal a protected file to disk.  It has its name only once it is whole and on the disk."""
    FILES.put(message, grant, protected)


def get(message: Message, grant: Grant) -> bytes:
    """The protected file of a message.  Raises FileNotFoundError, or CannotOpen when it was changed."""
    return FILES.get(message, grant)


def drop(message: Message) -> None:
    """Remove the file of a message that did not come into being."""
    FILES.drop(message.pk)


def sweep() -> None:
    """Remove the files of messages that are done, and what a crash left behind a day ago."""
    FILES.sweep(_is_done)


def _is_done(message_id: UUID) -> bool | None:
    state = Message.objects.filter(pk=message_id).values_list("state", flat=True).first()
    return None if state is None else state in DONE
