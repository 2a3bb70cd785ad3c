"""The wall behind the guarded tables: the connection itself refuses to write them outside an operation.

`save`, `delete` and the rows of a guarded table refuse first, with the same words.  But Django has other
ways to a table: related managers, cascades, `_base_manager`, `save_base`, `_raw_delete`, through tables, raw
SQL.  All of them end in a statement that passes here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from safehaven.foundation.guarded import Guarded
from safehaven.foundation.operations import must_be_inside_operation

Execute = Callable[..., Any]

_written = re.compile(
    r"\b(?:INTO|UPDATE|DELETE\s+FROM|TRUNCATE|COPY)\s+(?:TABLE\s+)?(?:ONLY\s+)?(?:\"?\w+\"?\.)?\"?(\w+)",
    re.IGNORECASE,
).findall
_migrating: ContextVar[bool] = ContextVar("migrating", default=False)


def build(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """Stand in front of every statement of a new connection."""
    if refuse_outside_operations not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_outside_operations)


def refuse_outside_operations(execute: Execute, sql: str, *rest: Any) -> Any:
    """Let a statement pass unless it writes a guarded table outside an operation."""
    for label in tables_written(sql):
        if not _migrating.get():
            must_be_inside_operation(f"{label} is a guarded table: writing it")
    return execute(sql, *rest)


def tables_written(sql: str) -> list[str]:
    """The guarded tables that a statement writes, by their labels."""
    if sql.startswith("SELECT") and ";" not in sql:
        return []  # most statements, and nearly free
    guarded = guarded_tables()
    return [guarded[table] for table in _written(sql) if table in guarded]


@cache
def guarded_tables() -> dict[str, str]:
    """Every guarded table and its label; a table between two others is guarded when one of them is."""
    return {
        model._meta.db_table: model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if _is_guarded(model)
    }


def _is_guarded(model: type[Model]) -> bool:
    ends = [field.related_model for field in model._meta.concrete_fields] if model._meta.auto_created else []
    return any(isinstance(end, type) and issubclass(end, Guarded) for end in (model, *ends))


def open_for_migrations(**_signal: object) -> None:
    """Migrations write without operations: nobody is at work, and they are recorded as migrations."""
    _migrating.set(True)


def close_after_migrations(**_signal: object) -> None:
    """Close the wall again."""
    _migrating.set(False)
