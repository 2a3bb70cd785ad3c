"""Tables that only operations may write, and whose columns say what they would tell a stranger."""

from __future__ import annotations

import uuid
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Self, cast

from django.db import DatabaseError, models, transaction

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
        columns = kwargs.get("update_fields")
        if args or len(kwargs) > 1 or not columns or not _change(self, tuple(columns)):
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row, inside an operation."""
        must_be_inside_operation(f"{self._meta.label} is a guarded table: deleting it")
        return super().delete(*args, **kwargs)

    @property
    def ledger_name(self) -> str:
        """How the ledger refers to this row: its kind and id, never its content."""
        return f"{self.ledger_noun or self._meta.model_name}:{self.pk}"


def _change(row: models.Model, columns: tuple[str, ...]) -> bool:
    """Write some columns of a row, if plain values are in them; its SQL is put together once (decision 61)."""
    connection = transaction.get_connection()
    sql, fields = _update(type(row), columns, connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, add=False), connection) for field in fields]
    if any(hasattr(value, "as_sql") for value in values):
        return False  # what the database is to work out
    with transaction.mark_for_rollback_on_error(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(sql, values)
        if cursor.rowcount != 1:
            raise DatabaseError("This row is not there any more.")
    return True


@cache
def _update(
    model: type[models.Model], columns: tuple[str, ...], _vendor: str
) -> tuple[str, list[models.Field[Any, Any]]]:
    """The statement that writes these columns of one row, and whose values it takes."""
    named = transaction.get_connection().ops.quote_name
    fields = [cast("models.Field[Any, Any]", model._meta.get_field(column)) for column in columns]
    key = model._meta.pk
    told = ", ".join(f"{named(field.column)} = %s" for field in fields)
    return f"UPDATE {named(model._meta.db_table)} SET {told} WHERE {named(key.column)} = %s", [*fields, key]  # noqa: S608 - our own names
