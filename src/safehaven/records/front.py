"""The door to records for the other apps."""

from __future__ import annotations

from collections.abc import Iterable

from safehaven.access.front import Grant, Ground, take
from safehaven.foundation.actors import Actor
from safehaven.ledger.front import Named
from safehaven.records.finding import date_typed
from safehaven.records.held import OpenRecord
from safehaven.records.known_by import (
    CHANGED_BY,
    READS,
    Known,
    how_many_records,
    keys_of,
    known,
    records_after,
)
from safehaven.records.lending import Loan, caseload_to_lend, check_may_change, lend, take_back, who_has_work
from safehaven.records.links import link_timeline_to, place_on_record
from safehaven.records.marking import folder_label, marking
from safehaven.records.models import Record
from safehaven.records.noting import note_on_timeline, noted_about, records_noted_with
from safehaven.records.operations.caseload import Terms, assign, end_assignment
from safehaven.records.operations.closing import close_record, reopen_record
from safehaven.records.operations.detailing import change_details, verify_details
from safehaven.records.operations.making import NewRecord, create_record
from safehaven.records.operations.opening import open_record
from safehaven.records.operations.searching import search
from safehaven.records.operations.telling import (
    NewAddress,
    add_address,
    add_contact_point,
    add_identifier,
    end,
    verify,
)
from safehaven.records.operations.writing import Words, add_entry, correct_entry
from safehaven.records.queries import (
    duplicates_waiting,
    open_records,
    records_open_to,
    records_worked_on_by,
    references_of,
    same_person_as,
)
from safehaven.records.rules import NotYours
from safehaven.records.states import AssignedWhy, ContactKind, EntryKind, IdentifierKind, VerifiedHow
from safehaven.records.warning import warn_on_record

__all__ = [
    "CHANGED_BY",
    "READS",
    "AssignedWhy",
    "ContactKind",
    "EntryKind",
    "IdentifierKind",
    "Known",
    "Loan",
    "NewAddress",
    "NewRecord",
    "NotYours",
    "OpenRecord",
    "Record",
    "Terms",
    "VerifiedHow",
    "Words",
    "add_address",
    "add_contact_point",
    "add_entry",
    "add_identifier",
    "assign",
    "caseload_to_lend",
    "change_details",
    "check_may_change",
    "close_record",
    "correct_entry",
    "create_record",
    "date_typed",
    "duplicates_waiting",
    "end",
    "end_assignment",
    "folder_label",
    "grant_for_duty",
    "how_many_records",
    "keys_of",
    "known",
    "label_of",
    "lend",
    "link_timeline_to",
    "marking",
    "note_on_timeline",
    "noted_about",
    "open_record",
    "open_records",
    "place_on_record",
    "records_after",
    "records_noted_with",
    "records_open_to",
    "records_worked_on_by",
    "references_of",
    "reopen_record",
    "same_person_as",
    "search",
    "take_back",
    "verify",
    "verify_details",
    "warn_on_record",
    "who_has_work",
]


def label_of(record: Record) -> str:
    """How lists and page titles name a person: `SH-0042 (RQ)`."""
    return f"{record.reference} ({record.initials})"


def grant_for_duty(record: Record, *, by: Actor, act: str, about: Iterable[Named] = ()) -> Grant:
    """Take a grant on a record for a duty, such as sending what was released.

    Inside an operation.  Whether there is such a duty is for the caller to decide beforehand.
    """
    return take(record.key_id, by=by, about=[record, *about], act=act, ground=Ground.DUTY)
