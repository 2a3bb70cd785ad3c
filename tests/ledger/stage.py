"""A ledger of eleven lines, sealed in three rounds, and a console that goes behind the application's back."""

from collections.abc import Iterable

from django.db import connection

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger import sealer
from safehaven.ledger.front import write
from safehaven.ledger.models import Line

TABLES = ("ledger_line", "ledger_leaf", "ledger_node", "ledger_checkpoint")


@operation
def act(times: int = 1) -> None:
    """Something happens, and the ledger says so."""
    for _ in range(times):
        write("tests:acted", by=SYSTEM, times=times)


def sealed_ledger() -> list[int]:
    """The founding line and ten more, sealed after 5, 8 and 11; their numbers."""
    for times in (4, 3, 3):
        act(times)
        sealer.seal()
    return list(Line.objects.order_by("number").values_list("number", flat=True))


def rows_of(table: str) -> int:
    with connection.cursor() as cursor:  # noqa: TID251 - by the table's name
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def console(*statements: str) -> None:
    """A database console, by somebody who owns the database: the guards are taken off first."""
    with connection.cursor() as cursor:  # noqa: TID251 - the very thing that the guards are for
        for statement in (*_guards_off(), *statements):
            cursor.execute(statement)


def _guards_off() -> Iterable[str]:
    if connection.vendor == "postgresql":
        return [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES]
    kinds = ("update", "delete", "replace")
    return [f"DROP TRIGGER IF EXISTS {table}_only_grows_{kind}" for table in TABLES for kind in kinds]


def cut_off_after(number: int, *, size: int) -> None:
    """Lines, leaves, nodes and checkpoints: what is left agrees with itself."""
    console(
        f"DELETE FROM ledger_line WHERE number > {number}",
        f"DELETE FROM ledger_leaf WHERE number > {number}",
        *(
            f"DELETE FROM ledger_node WHERE level = {level} AND place >= {size >> level}"
            for level in range(1, 5)
        ),
        f"DELETE FROM ledger_checkpoint WHERE size > {size}",
    )
