"""Columns that hold ciphertext, and nothing else, ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from safehaven_core.sealing import Place

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


# The form of a sealed value (docs/spec/sealed-value.md): version 1, and header, nonce and tag at least.
SHORTEST = 45
FORM = {
    "sqlite": "{column} IS NULL OR "
    "typeof({column}) = 'blob' AND length({column}) >= {shortest} AND substr({column}, 1, 1) = x'01'",
    "postgresql": "length({column}) >= {shortest} AND substring({column} from 1 for 1) = '\\x01'::bytea",
}


class Sealed:
    """A sealed value.  It prints as ‹sealed› wherever it lands; only a grant opens it."""

    __slots__ = ("ciphertext",)

    def __init__(self, ciphertext: bytes) -> None:
        self.ciphertext = ciphertext

    def __str__(self) -> str:
        return "‹sealed›"

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other.ciphertext == self.ciphertext

    def __hash__(self) -> int:
        return hash(self.ciphertext)


class SealedField(models.BinaryField):  # type: ignore[type-arg]  # not generic when it runs
    """A column of sealed values.  Clear text is refused before it reaches the database, and by the database.

    It can be looked for when it is empty, and by nothing else: what somebody searches for would travel to
    the database, and into its logs, in clear.
    """

    _pyi_private_set_type: Sealed | None
    _pyi_private_get_type: Any

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """Let the database refuse what has not the form of a sealed value: expressions and consoles come here."""
        column = connection.ops.quote_name(self.column or self.name)
        return FORM[connection.vendor].format(column=column, shortest=SHORTEST)

    def get_lookup(self, lookup: str) -> Any:
        """Allow no search within a sealed column."""
        return super().get_lookup(lookup) if lookup in {"exact", "isnull"} else None

    def to_python(self, value: Any) -> Any:
        """Take text for text: Django's own reads it as base64."""
        return value

    def from_db_value(
        self, value: bytes | memoryview | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> Sealed | None:
        """Hand out the ciphertext, wrapped so that it tells nothing by accident."""
        return None if value is None else Sealed(bytes(value))

    def get_db_prep_value(
        self,
        value: Any,
        connection: BaseDatabaseWrapper,
        prepared: bool = False,  # noqa: FBT001, FBT002 - Django's signature
    ) -> Any:
        """Let only ciphertext through."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError(
                f"{self.model._meta.label}.{self.name} holds sealed values only: use grant.seal(row, …)."
            )
        return super().get_db_prep_value(value.ciphertext, connection, prepared)

    def value_to_string(self, obj: models.Model) -> str:
        """Tell nothing in a serialised dump."""
        return str(self.value_from_object(obj))


def place_of(row: models.Model, column: str) -> Place:
    """Where a sealed value of this row and column lives: table, row, column."""
    field = row._meta.get_field(column)
    if not isinstance(field, SealedField):
        raise FieldDoesNotExist(f"{row._meta.label}.{column} is not a sealed column.")
    return Place(row._meta.db_table, str(row.pk), field.attname)
