"""The door to records for the other apps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from safehaven.access.front import Grant, Ground, take
from safehaven.foundation.actors import Actor
from safehaven.ledger.front import Named
from safehaven.policies.front import Parameter, in_force
from safehaven.records.held import OpenRecord
from safehaven.records.links import link_timeline_to, place_on_record
from safehaven.records.models import Record
from safehaven.records.noting import note_on_timeline, noted_about
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
from safehaven.records.queries import duplicates_waiting, records_open_to, today
from safehaven.records.rules import NotYours
from safehaven.records.states import AssignedWhy, ContactKind, EntryKind, IdentifierKind, VerifiedHow

__all__ = [
    "AssignedWhy",
    "ContactKind",
    "EntryKind",
    "IdentifierKind",
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
    "change_details",
    "close_record",
    "correct_entry",
    "create_record",
    "duplicates_waiting",
    "end",
    "end_assignment",
    "folder_label",
    "grant_for_duty",
    "label_of",
    "link_timeline_to",
    "note_on_timeline",
    "noted_about",
    "open_record",
    "place_on_record",
    "records_open_to",
    "reopen_record",
    "search",
    "verify",
    "verify_details",
]


def label_of(record: Record) -> str:
    """How lists and page titles name a person: `SH-0042 (RQ)`."""
    return f"{record.reference} ({record.initials})"


def folder_label(record: Record, on: date | None = None) -> str:
    """What a person's folder is labelled with, as policy asks: the date and the initials."""
    label = in_force(Parameter.FOLDER_LABEL)
    return label.replace("{date}", f"{on or today():%Y-%m-%d}").replace("{initials}", record.initials)


def grant_for_duty(record: Record, *, by: Actor, act: str, about: Iterable[Named] = ()) -> Grant:
    """Take a grant on a record for a duty, such as sending what was released.

    Inside an operation.  Whether there is such a duty is for the caller to decide beforehand.
    """
    return take(record.key_id, by=by, about=[record, *about], act=act, ground=Ground.DUTY)
