"""Queries that are put into SQL once and asked with other values each time.

Building a query and putting it into SQL costs Django ten times what SQLite takes to answer it, and what every
request asks is the same query again.  So the words are kept, and never an answer: each asks the database anew.

    HELD = Prepared(lambda staff, now: RoleHolding.objects.filter(in_force(now), staff=staff), staff=UUIDField(),
                    now=DateTimeField())
    HELD.ask(staff=ada.pk, now=timezone.now())

Nothing but a blank may change from one time to the next: a clock that is read while the query is built would
stand still.  A house test builds each of them twice, far apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar, cast

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
AnyField: TypeAlias = "Field[Any, Any]"


class Blank(Expression):
    """A place in a query for a value that is known when it is asked, or for several, as in `pk__in=blank`."""

    def __init__(self, name: str, field: AnyField, several: int = 0) -> None:
        super().__init__(output_field=field)
        self.name, self.several = name, several

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002 - as Django asks
        """The marks for the values, and for each which one it is: `_fill` puts them in."""
        places = tuple(_Place(self.name, self.field, nth) for nth in range(self.several or 1))
        marks = ", ".join("%s" for _ in places)
        return f"({marks})" if self.several else marks, places


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one value goes."""

    name: str
    field: AnyField
    nth: int


@dataclass(frozen=True, slots=True)
class Written:
    """A query in SQL, with what Django needs to read its rows."""

    rows: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]


class Prepared(Generic[Row]):
    """A query with blanks: `rows` builds it, and each blank is a parameter of `rows` and a kind of column.

    `prefetch_related` is not for these: it would be left out.
    """

    def __init__(self, rows: Callable[..., QuerySet[Any, Row]], **blanks: AnyField) -> None:
        self._rows, self._blanks = rows, blanks
        self._written: dict[tuple[object, ...], Written] = {}

    def ask(self, **values: Any) -> list[Row]:
        """The rows for these values, as the database has them now.

        A list, tuple or set is for a blank behind `__in`, and may be empty.  Raises ValueError for None, which
        equals nothing in SQL.
        """
        connection = transaction.get_connection()
        return list(_read(*self._filled(connection, values), connection))

    def one(self, **values: Any) -> Row:
        """The one row for these values.  Raises what the table raises where it does not exist."""
        found = self.ask(**values)
        if len(found) != 1:
            model = self._rows(**{name: Blank(name, field) for name, field in self._blanks.items()}).model
            raise model.MultipleObjectsReturned if found else model.DoesNotExist
        return found[0]

    def within(self, **values: Any) -> Expression:
        """The same as a part of a greater query: `filter(pk__in=THEIRS.within(staff=ada.pk))`."""
        return _Within(self, values)

    def write(self, connection: BaseDatabaseWrapper, several: dict[str, int]) -> Written:
        """Put it into SQL, where some blanks are for several values."""
        blanks = {name: Blank(name, field, several.get(name, 0)) for name, field in self._blanks.items()}
        rows = self._rows(**blanks)
        compiler = rows.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        return Written(rows, compiler, sql, tuple(parameters))

    def _filled(
        self, connection: BaseDatabaseWrapper, values: dict[str, Any]
    ) -> tuple[Written, tuple[Any, ...]]:
        if None in values.values():
            raise ValueError("None equals nothing in SQL. Ask another query, with __isnull.")
        given = {name: _padded(value) if _is_several(value) else [value] for name, value in values.items()}
        several = {name: len(given[name]) for name, value in values.items() if _is_several(value)}
        shape = (connection.vendor, *sorted(several.items()))
        written = self._written.get(shape)
        if written is None:
            written = self._written[shape] = self.write(connection, several)
        return written, tuple(_fill(each, given, connection) for each in written.parameters)


class _Within(Expression):
    """A prepared query in another one."""

    def __init__(self, prepared: Prepared[Any], values: dict[str, Any]) -> None:
        super().__init__()
        self.prepared, self.values = prepared, values

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002 - as Django asks
        written, parameters = self.prepared._filled(connection, self.values)  # noqa: SLF001 - its own other half
        return f"({written.sql})", parameters


def _read(written: Written, parameters: tuple[Any, ...], connection: BaseDatabaseWrapper) -> Iterable[Any]:
    """Let Django read the rows as ever, with a compiler that has compiled already."""
    compiler = object.__new__(type(written.compiler))
    vars(compiler).update(
        vars(written.compiler), connection=connection, as_sql=lambda: (written.sql, parameters)
    )
    query = object.__new__(type(written.rows.query))
    vars(query).update(vars(written.rows.query), get_compiler=lambda *_, **__: compiler)
    rows = object.__new__(type(written.rows))
    vars(rows).update(vars(written.rows), _query=query)
    reading = written.rows._iterable_class(rows)  # noqa: SLF001 - as a QuerySet reads itself
    return cast("Iterable[Any]", reading)


def _fill(parameter: Any, given: dict[str, list[Any]], connection: BaseDatabaseWrapper) -> Any:
    if not isinstance(parameter, _Place):
        return parameter
    value = given[parameter.name][parameter.nth]
    return None if value is None else parameter.field.get_db_prep_value(value, connection)


def _is_several(value: Any) -> bool:
    return isinstance(value, list | tuple | set | frozenset)


def _padded(values: Collection[Any]) -> list[Any]:
    """Up to the next power of two, with the last one again, so that a few queries serve any number of values.

    NULL stands for no values: nothing is IN it.
    """
    some = list(values) or [None]
    return some + [some[-1]] * ((1 << (len(some) - 1).bit_length()) - len(some))
