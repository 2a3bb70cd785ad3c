"""Tables that only operations may write, and whose columns say what they would tell a stranger."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Any, ClassVar, Self

from django.db import models

from safehaven.foundation.operations import must_be_inside_operation


class Tells(StrEnum):
    """What a column would tell somebody who stole the database."""

    NOTHING = "nothing: an identifier, a key or a count"
    SEALED = "nothing readable: ciphertext"
    LITTLE = "a reference or initials"
    WORK = "what work was done, when and by whom"
    STAFF = "a fact about a member of staff"
    OUTSIDE = "a fact about an outside organisation"
    SECRET = "a secret, kept only as a salted hash or under another key"  # noqa: S105 - a description


class GuardedRows(models.QuerySet["Any"]):
    """Rows that only operations may change in bulk."""

    def update(self, **changes: Any) -> int:
        """Change rows, inside an operation."""
        self._guard()
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows, inside an operation."""
        self._guard()
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Insert rows, inside an operation."""
        self._guard()
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Change rows, inside an operation."""
        self._guard()
        return super().bulk_update(*args, **kwargs)

    def _guard(self) -> None:
        must_be_inside_operation(f"{self.model._meta.label} is a guarded table: changing it")


class Guarded(models.Model):
    """A table that only operations write.

    `tells` names every column and what it would tell a stranger; a house test compares it with
    the columns.  `ledger_noun` is how the ledger refers to a row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects: ClassVar[models.Manager[Self]] = GuardedRows.as_manager()

    tells: ClassVar[dict[str, Tells]]
    ledger_noun: ClassVar[str] = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row, inside an operation."""
        must_be_inside_operation(f"{self._meta.label} is a guarded table: saving it")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row, inside an operation."""
        must_be_inside_operation(f"{self._meta.label} is a guarded table: deleting it")
        return super().delete(*args, **kwargs)

    @property
    def ledger_name(self) -> str:
        """How the ledger refers to this row: its kind and id, never its content."""
        return f"{self.ledger_noun or self._meta.model_name}:{self.pk}"
