"""Files that wait on disk, sealed under a key, one for each row: an outbox, a queue."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import models

from safehaven.access.grants import Grant, seal_ahead
from safehaven.foundation.reaching_the_disk import folder_on_the_disk

LEFT_BEHIND_SECONDS = 24 * 60 * 60


class SealedFiles:
    """A folder of them.  A file shares the place of its row's `column`, told apart by the stream format."""

    def __init__(self, name: str, column: str) -> None:
        self.name, self.column = name, column

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return Path(settings.SAFEHAVEN_HOME) / "spool" / self.name

    def path_of(self, row_id: UUID) -> Path:
        """Where a row's file lies."""
        return self.folder / f"{row_id}.sealed"

    def put(self, row: models.Model, grant: Grant, content: bytes) -> None:
        """Seal a file to disk.  It has its name only once it is whole and on the disk."""
        path = self.path_of(row.pk)
        unfinished = path.with_suffix(".part")
        with _on_the_disk(unfinished) as file:
            grant.seal_stream(row, self.column, BytesIO(content), file)
        unfinished.rename(path)
        folder_on_the_disk(path.parent)

    def put_ahead(self, row: models.Model, purpose: str, content: bytes) -> None:
        """Seal a file to disk, under a house key, for a row that the next act makes.

        So nobody waits for the disk within an act.  Nobody looks for the file before the act is done, so it has its
        name from the beginning.  Where the act is refused, whoever called this drops the file.
        """
        path = self.path_of(row.pk)
        with _on_the_disk(path) as file:
            seal_ahead(purpose, row, self.column, BytesIO(content), file)
        folder_on_the_disk(path.parent)

    def get(self, row: models.Model, grant: Grant) -> bytes:
        """The file of a row.  Raises FileNotFoundError, or CannotOpen when it was changed."""
        with self.path_of(row.pk).open("rb") as file:
            return b"".join(grant.open_stream(row, self.column, file))

    def drop(self, row_id: UUID) -> None:
        """Remove the file of a row that did not come into being, or is done with."""
        for path in (self.path_of(row_id), self.path_of(row_id).with_suffix(".part")):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def sweep(self, is_done: Callable[[UUID], bool | None]) -> None:
        """Remove the files of rows that are done, and what a crash left behind a day ago.

        `is_done` answers None where there is no such row.
        """
        for path in self._files():
            done = is_done(UUID(path.stem)) if path.suffix == ".sealed" else None
            if done is None and path.stat().st_mtime > time.time() - LEFT_BEHIND_SECONDS:
                continue
            if done is not False:
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        yield from [*self.folder.glob("*.sealed"), *self.folder.glob("*.part")]


@contextmanager
def _on_the_disk(path: Path) -> Iterator[BinaryIO]:
    """A file to write into.  All that was written is on the disk at the end."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
