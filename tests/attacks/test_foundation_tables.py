"""Attacks on guarded tables: every way that Django, or SQL, has to a row, tried outside an operation."""

import asyncio

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import OutsideOperation, operation
from safehaven.foundation.wall import guarded_tables, tables_written
from safehaven.ledger.front import write
from safehaven.policies.models import ParameterChoice
from safehaven.workforce.models import StaffMember, StaffSession

VALUES = {"parameter": "undo_seconds", "value": "7", "chosen_at": timezone.now(), "chosen_by": "x"}


@pytest.fixture
def choice(db):
    """A row that stands already."""

    @operation
    def choose():
        write("tests:chosen", by=SYSTEM)
        return ParameterChoice.objects.create(**VALUES)

    return choose()


def raw(sql):
    with connection.cursor() as cursor:  # noqa: TID251 - the attack
        cursor.execute(sql)


def private_update(row):
    values = [(row._meta.get_field("value"), None, "0")]
    QuerySet(ParameterChoice)._update(values)  # type: ignore[attr-defined]  # Django's own


def collect(rows):
    collector = Collector(using="default")
    collector.collect(rows)
    collector.delete()


WAYS = {
    "save_base": lambda row: row.save_base(raw=True),
    "base manager": lambda _row: ParameterChoice._base_manager.update(value="0"),
    "rows without a guard": lambda _row: QuerySet(ParameterChoice).update(value="0"),
    "private update": private_update,
    "raw delete": lambda _row: ParameterChoice.objects.all()._raw_delete("default"),
    "collector": lambda row: collect([row]),
    "get or create": lambda _row: ParameterChoice.objects.get_or_create(parameter="new", defaults=VALUES),
    "update or create": lambda row: ParameterChoice.objects.update_or_create({"value": "0"}, pk=row.pk),
    "async save": lambda row: async_to_sync(row.asave)(),
    "async delete": lambda row: async_to_sync(row.adelete)(),
    "async update": lambda _row: asyncio.run(ParameterChoice.objects.aupdate(value="0")),
    "async create": lambda _row: asyncio.run(ParameterChoice.objects.acreate(**VALUES)),
    "raw SQL": lambda _row: raw("UPDATE policies_parameterchoice SET value = '0'"),
    "raw SQL with a schema": lambda _row: raw('delete from "main"."policies_parameterchoice"'),
    "raw SQL behind a question": lambda _row: raw("SELECT 1; DELETE FROM policies_parameterchoice"),
    "raw SQL in a common table": lambda _row: raw(
        "WITH one AS (SELECT 1) INSERT INTO policies_parameterchoice SELECT * FROM policies_parameterchoice"
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_a_guarded_table_outside_an_operation(choice, way):
    with pytest.raises(OutsideOperation, match="guarded table"), transaction.atomic():
        WAYS[way](choice)

    assert list(ParameterChoice.objects.values_list("pk", "value")) == [(choice.pk, "7")]


@pytest.mark.parametrize(
    "change",
    [
        lambda staff, session: staff.sessions.add(session, bulk=True),
        lambda staff, session: staff.sessions.add(session, bulk=False),
        lambda staff, session: staff.sessions.set([session]),
        lambda staff, _session: staff.sessions.create(device="Another"),
        lambda staff, _session: staff.sessions.update_or_create(device="Another"),
        lambda staff, _session: staff.sessions.all().delete(),
    ],
    ids=["add", "add one by one", "set", "create", "update or create", "delete"],
)
def test_related_managers_do_not_lead_there_either(ada, sam, signed_in, change):
    signed_in(sam)
    session = StaffSession.objects.get()

    with pytest.raises(OutsideOperation, match="guarded table"), transaction.atomic():
        change(ada if session.staff != ada else sam, session)

    assert StaffSession.objects.get().staff == sam


def test_a_cascade_does_not_lead_there(ada, signed_in):
    """Whatever the foreign keys say, rows that go along with another are deleted by a statement."""
    signed_in(ada)
    rows: QuerySet[StaffSession] = QuerySet(StaffSession).filter(staff=ada)

    with (
        pytest.raises(OutsideOperation, match=r"workforce\.StaffSession is a guarded table"),
        transaction.atomic(),
    ):
        rows._raw_delete("default")

    assert (StaffMember.objects.filter(pk=ada.pk).count(), StaffSession.objects.count()) == (1, 1)


def test_every_guarded_table_is_behind_the_wall(db):
    found = {table for table in guarded_tables() if tables_written(f'DELETE FROM "{table}" WHERE 1 = 1')}

    assert found == set(guarded_tables())


@pytest.mark.parametrize(
    "harmless",
    [
        'SELECT "records_record"."id" FROM "records_record" FOR UPDATE OF "records_record"',
        'SELECT "update", "into" FROM "records_record"',
        'INSERT INTO "new__records_record" SELECT "id" FROM "records_record"',
        'DELETE FROM "django_session" WHERE "user" IN (SELECT "id" FROM "workforce_staffmember")',
        'UPDATE "django_session" SET "x" = (SELECT 1 FROM "records_record")',
        'SAVEPOINT "s1"',
    ],
)
def test_reading_and_other_tables_pass(harmless):
    assert tables_written(harmless) == []
