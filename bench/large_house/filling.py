"""Make one of everything by the acts that people use, and then as many copies as are wanted.

A copy's ciphertext would not open in its place; nothing that is timed here opens any.
"""

from __future__ import annotations

import copy
import io
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import pikepdf
from django.db import models
from django.utils import timezone

from safehaven.directory.front import (
    ContactKind,
    NewContact,
    NewRecipient,
    OrganisationKind,
    VerifiedHow,
    add_contact,
    add_organisation,
    add_recipient,
    verify_contact,
)
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.jobs import look_through_chosen
from safehaven.disclosure.models import Disclosure, Item, Message
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.releasing import release
from safehaven.disclosure.states import Category, Channel, MessageKind, MessageState
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.documents.models import Document, Version
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.lawfulness.front import Basis
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import (
    ContactKind as Way,
)
from safehaven.records.front import (
    EntryKind,
    NewRecord,
    Record,
    Words,
    add_contact_point,
    add_entry,
    create_record,
)
from safehaven.records.models import Assignment, ContactPoint, Entry
from safehaven.workforce.front import StaffMember

ADDRESS = "tess@example.org"
AT_ONCE = 2_000
YEARS, SHARED_OF = 5, 5


def one_of_everything(by: StaffMember) -> Record:
    """A person, of whom something is written, kept and shared."""
    robin = create_record(NewRecord({"given_names": "Robin", "family_name": "Quillfeather"}), by=by)
    add_contact_point(robin, Way.MOBILE, "07700 900123", once=uuid.uuid4(), by=by)
    happened = timezone.now() - timedelta(hours=1)
    add_entry(robin, Words(EntryKind.NOTE, "Rang about the boiler.", happened), by=by)
    _shared(robin, _document(robin, by), by)
    return robin


def _document(robin: Record, by: StaffMember) -> Version:
    made, content = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(content)
    size = content.tell()
    content.seek(0)
    incoming = Incoming(content, "Plan.pdf", "pdf", size, Scan.CLEAN, uuid.uuid4())
    return add_document(robin, "Support plan", incoming, by=by)


def _shared(robin: Record, version: Version, by: StaffMember) -> None:
    choose(Parameter.UNDO_SECONDS, "0", by=SYSTEM)
    council = add_organisation("Saltmarsh Council", OrganisationKind.COUNCIL, once=uuid.uuid4(), by=by)
    tess = add_recipient(NewRecipient("Tess Marlowe", ""), at=council, once=uuid.uuid4(), by=by)
    new = NewContact(ContactKind.EMAIL, ADDRESS, "Her letter")
    mailbox = add_contact(tess, new, once=uuid.uuid4(), by=by)
    verify_contact(mailbox, VerifiedHow.CALLED_BACK, "I rang her.", by=by)
    draft = drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=by)
    draft = drafting.choose_documents(draft, {version.document_id: "For the talk"}, version=1, by=by)
    why = (Category.SOCIAL_WORKER, Basis.PUBLIC_TASK, "She asked for it.")
    draft = drafting.give_reason(draft, *why, version=draft.version, by=by)
    draft = drafting.choose_recipient(draft, mailbox, version=draft.version, by=by)
    draft = drafting.type_back(draft, ADDRESS, version=draft.version, by=by)
    look_through_chosen()
    release(draft, version=draft.version, once=uuid.uuid4(), by=by)
    prepare_released()


@operation
def many(records: int) -> None:
    """Copy everything that there is, once for each of these records, spread over some years."""
    write("bench:filled", by=SYSTEM, records=records)
    new, there = [uuid.uuid4() for _ in range(records)], Record.objects.count()
    days = [timedelta(minutes=YEARS * 365 * 24 * 60 * number // records) for number in range(records)]
    _copies(Record, new, lambda row, n: _named(row, new[n], there + n))
    _copies(ContactPoint, new, lambda row, n: _set(_of_record(row, new[n]), code=f"B{there + n}"))
    _copies(Entry, new, lambda row, n: _earlier(_of_record(row, new[n]), days[n]))
    for model in (Assignment, Document):
        _copies(model, new, lambda row, n: _of_record(row, new[n]))
    by_record = dict(Document.objects.values_list("record", "pk"))
    _copies(Version, new, lambda row, n: _set(row, document_id=by_record[new[n]], once=uuid.uuid4()))
    _share(new[::SHARED_OF], days[::SHARED_OF])


def _share(new: list[uuid.UUID], days: list[timedelta]) -> None:
    versions, gone = dict(Version.objects.values_list("document__record", "pk")), [uuid.uuid4() for _ in new]
    _copies(Disclosure, new, lambda row, n: _earlier(_sharing(row, gone[n], new[n]), days[n]))
    _copies(Item, new, lambda row, n: _set(row, disclosure_id=gone[n], document_version_id=versions[new[n]]))
    for kind in MessageKind.values:
        _copies(Message, new, lambda row, n: _earlier(_sent(row, gone[n]), days[n]), kind=kind)
    _copies(
        Entry,
        new,
        lambda row, n: _set(_earlier(_of_record(row, new[n]), days[n]), about=f"disclosure:{gone[n]}"),
        kind="disclosure",
    )


Change = Callable[[Any, int], Any]


def _copies(model: type[models.Model], new: list[uuid.UUID], change: Change, **which: str) -> None:
    """Copies of the first row of a table, each changed so that it may stand beside the others."""
    pattern = model._default_manager.filter(**which).order_by("pk")[:1].get()
    rows: Iterable[Any] = (_set(copy.copy(pattern), pk=uuid.uuid4()) for _ in new)
    ready = [change(row, number) for number, row in enumerate(rows)]
    for start in range(0, len(ready), AT_ONCE):
        model._default_manager.bulk_create(ready[start : start + AT_ONCE])


def _named(row: Any, pk: uuid.UUID, number: int) -> Any:
    return _set(row, pk=pk, reference=f"SH-{1000 + number}", key_id=uuid.uuid4(), once=uuid.uuid4())


def _sharing(row: Any, pk: uuid.UUID, record: uuid.UUID) -> Any:
    return _set(row, pk=pk, record_id=record, once=uuid.uuid4(), receipt_digest=uuid.uuid4().hex)


def _sent(row: Any, disclosure: uuid.UUID) -> Any:
    gone = {"state": MessageState.SENT, "sent_at": row.made_at}
    return _set(row, disclosure_id=disclosure, message_id=str(uuid.uuid4()), **gone)


def _earlier(row: Any, days: timedelta) -> Any:
    """The same, as much earlier."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, datetime):
            setattr(row, field.attname, value - days)
    return row


def _of_record(row: Any, record: uuid.UUID) -> Any:
    if hasattr(row, "once"):
        row.once = uuid.uuid4()
    return _set(row, record_id=record)


def _set(row: Any, **values: object) -> Any:
    for name, value in values.items():
        setattr(row, name, value)
    return row
