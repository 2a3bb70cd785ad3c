"""Make the database itself refuse to change or remove an entry, or what details said before.

Safe while the old release is still serving: it only ever inserts into these tables.
The one row of the reference counter is made here too.  Going back removes the guards and loses no data.
See docs/adr/0013-a-correction-is-a-new-entry.md.
"""

from __future__ import annotations

import uuid

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("records_entry", "records_detailschange")
SENTENCE = "What was written on a record is never changed or removed: write a correction."

SQLITE = """
CREATE TRIGGER {table}_is_never_{verb}d BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION records_what_was_written_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_is_never_{verb}d BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION records_what_was_written_stays()
"""


def guard(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    verbs = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    if vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION.format(sentence=SENTENCE))
    template = POSTGRES if vendor == "postgresql" else SQLITE
    for table in TABLES:
        for verb in verbs:
            schema_editor.execute(template.format(table=table, verb=verb, sentence=SENTENCE))


def unguard(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    verbs = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    for table in TABLES:
        for verb in verbs:
            on = f" ON {table}" if vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER {table}_is_never_{verb}d{on}")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION records_what_was_written_stays()")


def begin_counting(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("records", "ReferenceCounter").objects.create(id=uuid.uuid4(), last=0)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunPython(begin_counting, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
