"""What the tests of records share: things that were told about Robin, and entries."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from safehaven.records.front import (
    ContactKind,
    EntryKind,
    NewRecord,
    Record,
    Words,
    add_contact_point,
    add_entry,
    create_record,
)
from safehaven.records.models import ContactPoint, Entry
from safehaven.workforce.front import StaffMember
from tests.staging import staged


@pytest.fixture
def a_record() -> Callable[..., Record]:
    """Makes a record for somebody: `a_record(ada, "Wren", "Marrowby")`."""

    def make(by: StaffMember, given_names: str, family_name: str = "", **texts: str) -> Record:
        texts = {"given_names": given_names, "family_name": family_name, **texts}
        return create_record(NewRecord(texts), by=by, sure=True)

    return make


@pytest.fixture
def words() -> Callable[..., Words]:
    """What was typed about something that happened an hour ago: `words("Rang.")`."""

    def make(text: str, kind: EntryKind = EntryKind.NOTE, *, hours_ago: float = 1) -> Words:
        return Words(kind, text, timezone.now() - timedelta(hours=hours_ago))

    return make


@staged
def phone(robin: Record, ada: StaffMember) -> ContactPoint:
    """Robin's mobile number."""
    return add_contact_point(robin, ContactKind.MOBILE, "07700 900123", once=uuid.uuid4(), by=ada)


@pytest.fixture
def visit(robin: Record, ada: StaffMember, words) -> Entry:
    """A visit that Ada wrote down."""
    return add_entry(robin, words("Tea and a talk about the boiler.", EntryKind.VISIT), by=ada)


@pytest.fixture
def raw() -> Callable[[str], None]:
    """Runs SQL behind the application's back, as somebody with a database console would."""

    def run(sql: str) -> None:
        connection.ensure_connection()
        with connection.wrap_database_errors:
            connection.connection.execute(sql)  # the driver's own: Django's cursor refuses

    return run
