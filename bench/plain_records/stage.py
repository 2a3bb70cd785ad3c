"""Two copies of one record, somebody who works with the person, and a way to ask for either page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from bench.large_house.asking import answer, signed_in
from bench.plain_records import models as plain
from bench.plain_records import views
from bench.plain_records.settings import PLAIN_MIDDLEWARE
from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.sealed import SealedField
from safehaven.ledger.founding import found
from safehaven.records import models as ours
from safehaven.records.front import (
    ContactKind,
    EntryKind,
    IdentifierKind,
    NewAddress,
    NewRecord,
    Words,
    add_address,
    add_contact_point,
    add_entry,
    add_identifier,
    create_record,
    open_record,
)
from safehaven.records.views import reading
from safehaven.workforce.front import (
    Role,
    add_staff,
    capabilities_of,
    give_role,
)

TWINS: dict[type[models.Model], Any] = {
    ours.Record: plain.PlainRecord,
    ours.ContactPoint: plain.PlainContactPoint,
    ours.Address: plain.PlainAddress,
    ours.Identifier: plain.PlainIdentifier,
    ours.Assignment: plain.PlainAssignment,
    ours.Entry: plain.PlainEntry,
}
DETAILS = {
    "given_names": "Robin",
    "family_name": "Quillfeather",
    "known_as": "Bobbin",
    "date_of_birth": "1987-03-27",
    "communication_needs": "Large print, and time to answer.",
    "support_needed": "Help with forms, and with keeping the flat.",
    "risks": "Allergic to wasps.",
}
OTHERS = 50


class Stage:
    """A small house, filled by the acts that people use."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("migrate", run_syncdb=True, verbosity=0)  # the twin has no migrations
        call_command("createcachetable", verbosity=0)
        found()
        self.ada = add_staff(
            name="Ada Lovell", email="ada@example.org", initials="AL", line_manager=None, by=SYSTEM
        )
        give_role(self.ada, Role.CASEWORKER, by=SYSTEM)
        make_ready(self.ada, by=SYSTEM)
        views.CASEWORK = capabilities_of(self.ada)
        self.robin = create_record(NewRecord(DETAILS), by=self.ada)
        self._tell()
        for number in range(OTHERS):
            create_record(NewRecord({"given_names": f"Wren {number}"}), by=self.ada, sure=True)
        reading.ENTRIES_ON_A_PAGE = (
            views.ENTRIES_ON_A_PAGE
        )  # people see fewer; the price of each is what counts
        self.cookie = signed_in(self.ada)
        self._ours = WSGIHandler()
        with override_settings(MIDDLEWARE=PLAIN_MIDDLEWARE):
            self._plain = WSGIHandler()

    def fill(self, entries: int, text: str) -> None:
        """Write entries on the timeline."""
        for number in range(entries):
            at = timezone.now() - timedelta(hours=number)
            add_entry(self.robin, Words(EntryKind.CALL, f"{number}. {text}", at), by=self.ada)

    def copy(self) -> None:
        """Put everything that our tables hold of the person into the twin's, in clear."""
        grant = open_record(self.robin, by=self.ada).grant
        for model, twin in TWINS.items():
            rows = model._default_manager.filter(**_of(model, self.robin))
            twin.objects.bulk_create([twin(**_in_clear(row, grant.open)) for row in rows])

    def ours(self) -> bytes:
        """Our page."""
        return answer(self._ours, f"/records/{self.robin.pk}/", self.cookie)

    def plain(self) -> bytes:
        """The twin's page."""
        return answer(self._plain, f"/records/plain/{self.robin.pk}/", self.cookie)

    def queries(self) -> int:
        """How many queries our page takes; the least of a few, as now and then one notes that Ada is here."""
        return min(self._queries() for _ in range(4))

    def _queries(self) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.ours()
        return len(queries)

    def plainly(self, page: bytes) -> str:
        """A page without what must differ: tokens against forged requests."""
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.decode())

    def _tell(self) -> None:
        record, by = self.robin, self.ada
        for kind, value in ((ContactKind.MOBILE, "07700 900123"), (ContactKind.EMAIL, "r@example.org")):
            add_contact_point(record, kind, value, once=uuid4(), by=by)
        home = NewAddress("14 Heronsgate Mews\nPolwhistle", "ZZ99 4XX")
        add_address(record, home, once=uuid4(), by=by)
        add_identifier(record, IdentifierKind.NHS, "999 000 0018", once=uuid4(), by=by)


def _of(model: type[models.Model], record: ours.Record) -> dict[str, object]:
    return {"pk": record.pk} if model is ours.Record else {"record": record.pk}


def _in_clear(row: models.Model, read: Callable[[models.Model, str], str]) -> dict[str, object]:
    return {
        field.attname: read(row, field.name)
        if isinstance(field, SealedField)
        else getattr(row, field.attname)
        for field in row._meta.local_concrete_fields
    } | {"id": row.pk}
