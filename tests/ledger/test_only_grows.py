"""The database itself refuses to change or remove what the ledger holds."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.ledger.stage import TABLES, console, rows_of, sealed_ledger

pytestmark = pytest.mark.django_db

STATEMENTS = [
    ("ledger_line", "UPDATE {table} SET act = 'tests:never' WHERE number = 1"),
    ("ledger_leaf", "UPDATE {table} SET number = number + 1000"),
    ("ledger_node", "UPDATE {table} SET place = place + 1000"),
    ("ledger_checkpoint", "UPDATE {table} SET size = size + 1000"),
    *((table, "DELETE FROM {table}") for table in TABLES),
]
OF_THIS_DATABASE = {
    "sqlite": [
        *((table, "INSERT OR REPLACE INTO {table} SELECT * FROM {table}") for table in TABLES),
        ("ledger_leaf", "INSERT OR REPLACE INTO {table} SELECT 99, number, hash, about FROM {table}"),
        ("ledger_node", "INSERT OR REPLACE INTO {table} SELECT id + 1000, level, place, hash FROM {table}"),
        (
            "ledger_checkpoint",
            "INSERT OR REPLACE INTO {table} SELECT id + 99, size, 'x', signed_at FROM {table}",
        ),
    ],
    "postgresql": [(table, "TRUNCATE {table}") for table in TABLES],
}[connection.vendor]


@pytest.mark.parametrize(("table", "statement"), [*STATEMENTS, *OF_THIS_DATABASE])
def test_the_database_refuses(table: str, statement: str):
    sealed_ledger()

    with pytest.raises(
        DatabaseError, match=f"The ledger only grows: a row of {table} is never changed or removed"
    ):
        _run(statement.format(table=table))


@pytest.mark.parametrize("table", TABLES)
def test_without_the_guards_it_would_not_refuse(table):
    """So that the test above is known to test the guards."""
    sealed_ledger()
    console()

    _run(f"DELETE FROM {table}")

    assert rows_of(table) == 0


def _run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:  # noqa: TID251 - a console
        cursor.execute(statement)
