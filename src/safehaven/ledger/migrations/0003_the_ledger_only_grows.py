"""Make the database itself refuse to change or remove a line, a leaf, a node or a checkpoint.

Safe while the old release is still serving: it only ever inserts.
Nothing to backfill.  Going back removes the guard and loses no data.
See docs/adr/0004-the-ledger-only-grows.md.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Each table with the columns that name a row: SQLite's INSERT OR REPLACE deletes the row it replaces
# without asking the triggers on DELETE, so inserting what is there already is refused as well.
TABLES = {
    "ledger_line": ["number"],
    "ledger_leaf": ["index", "number"],
    "ledger_node": ["id", "level and place"],
    "ledger_checkpoint": ["id", "size"],
}
REFUSAL = "The ledger only grows: a row of {table} is never changed or removed."


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guard on every table."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL_FUNCTION, params=None)  # else its % is taken for a placeholder
    for table in TABLES:
        for statement in _triggers(editor.connection.vendor, table):
            editor.execute(statement)


def unguard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guard off."""
    sqlite = editor.connection.vendor == "sqlite"
    for table in TABLES:
        for name in ("update", "delete", "replace") if sqlite else ("all",):
            on = "" if sqlite else f" ON {table}"
            editor.execute(f"DROP TRIGGER {table}_only_grows_{name}{on}")
    if not sqlite:
        editor.execute("DROP FUNCTION ledger_only_grows")


def _triggers(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        when = f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
        return [f"CREATE TRIGGER {table}_only_grows_all {when} EXECUTE FUNCTION ledger_only_grows()"]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL.format(table=table)}'); END"
    return [
        f"CREATE TRIGGER {table}_only_grows_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_only_grows_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_only_grows_replace BEFORE INSERT ON {table} WHEN {_there(table)} {refuse}",
    ]


def _there(table: str) -> str:
    """Whether a row with one of the new row's names is there already."""
    same = [
        " AND ".join(f'"{column}" = NEW."{column}"' for column in columns.split(" and "))
        for columns in TABLES[table]
    ]
    return " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in same)  # noqa: S608 - our names


# Statement triggers, because a row trigger does not see TRUNCATE.
POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL.format(table="%")}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_tree_checkpoints_and_examinations")]
    operations = [migrations.RunPython(guard, unguard)]
