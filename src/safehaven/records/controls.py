"""How the controls of records stand, found in the records' own rows."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from safehaven.policies.front import Evidence, Parameter, attention, control, holds, number_in_force
from safehaven.records.details import COLUMNS
from safehaven.records.models import ContactPoint, Entry, PossibleDuplicate, Record
from safehaven.records.queries import current_assignments, duplicates_waiting
from safehaven.records.states import NOTED_KINDS, ContactKind, RecordState, Verdict

LOOKED_BACK = timedelta(days=90)
ASKED_FOR = ("given_names", "family_name", "referral", "support_needed", "risks", "health")


@control(
    "need-to-know",
    does="A record opens only to those who work with the person. For everybody else it does not exist.",
    acts_in=("safehaven.records.queries.records_open_to", "safehaven.access.grants.take"),
    not_for={"RE-records-18": "There is no way yet to open a record in an emergency."},
)
def need_to_know() -> Evidence:
    held = current_assignments()
    by_leavers = held.filter(staff__active_until__lte=timezone.now()).count()
    if by_leavers:
        return attention(
            f"{by_leavers:,} people are still given to colleagues who left. Their managers must hand them over.",
            left=by_leavers,
        )
    people = held.count()
    return holds(
        f"{people:,} times somebody is named to work with a person. Nobody else sees a record.", named=people
    )


@control(
    "pseudonymous-reference",
    does="Lists, addresses and the ledger show a reference and initials. Names stand on an opened record only.",
    acts_in=("safehaven.records.front.label_of", "safehaven.records.numbers"),
)
def pseudonymous_reference() -> Evidence:
    bare = Record.objects.filter(initials="").count() + Record.objects.filter(reference="").count()
    if bare:
        return attention(f"{bare:,} records have no reference or no initials.", bare=bare)
    kept = Record.objects.count()
    return holds(f"{kept:,} records, each with a reference and initials.", kept=kept)


@control(
    "one-record",
    does="Asks before a second record is made of somebody on one's caseload, and compares each new record with all others.",
    acts_in=("safehaven.records.operations.making.create_record", "safehaven.records.operations.comparing"),
    not_for={"RE-records-01": "After a warning a second record can still be made. It is then judged."},
)
def one_record() -> Evidence:
    waiting = duplicates_waiting().count()
    if waiting:
        return attention(
            f"{waiting:,} pairs of records look alike. Your data protection officer must judge them.",
            waiting=waiting,
        )
    twice = PossibleDuplicate.objects.filter(
        verdict=Verdict.SAME, newer__state=RecordState.OPEN, older__state=RecordState.OPEN
    ).count()
    if twice:
        return attention(
            f"{twice:,} people have two open records. Those who work with them must close one of each.",
            twice=twice,
        )
    uncompared = Record.objects.filter(compared_at__isnull=True).count()
    return holds(
        f"No two records look alike without somebody having judged them; {uncompared:,} wait to be compared.",
        uncompared=uncompared,
    )


@control(
    "record-timeline",
    does="Keeps what happened, in order, with when it was written and by whom. A correction is a new entry.",
    acts_in=("safehaven.records.operations.writing.add_entry", "safehaven.records.noting.note_on_timeline"),
)
def record_timeline() -> Evidence:
    nobodys = Entry.objects.filter(written_by__isnull=True).exclude(kind__in=NOTED_KINDS).count()
    if nobodys:
        return attention(
            f"{nobodys:,} entries do not say who wrote them. Tell your IT administrator.", nobodys=nobodys
        )
    entries = Entry.objects.count()
    return holds(f"{entries:,} entries, none of which can be changed.", entries=entries)


@control(
    "record-timeliness",
    does="Marks what was written later than the policy allows, on the timeline and here.",
    acts_in=("safehaven.records.chronicle.shown_entries",),
    reads=(Parameter.RECORD_UPDATE_HOURS,),
)
def record_timeliness() -> Evidence:
    hours = number_in_force(Parameter.RECORD_UPDATE_HOURS)
    written = Entry.objects.filter(
        written_at__gte=timezone.now() - LOOKED_BACK, written_by__isnull=False, corrects__isnull=True
    )
    late = written.filter(written_at__gt=F("happened_at") + timedelta(hours=hours)).count()
    if late:
        return attention(
            f"{late:,} entries of the last 90 days were written more than {hours} hours after it happened. "
            "Managers must speak with those who wrote them.",
            late=late,
        )
    return holds(
        f"{written.count():,} entries in 90 days, all within {hours} hours.", written=written.count()
    )


@control(
    "record-content",
    does="Has a place for who somebody is, how they are reached, why they came, their risks and their health.",
    acts_in=("safehaven.records.details", "safehaven.records.models.record.Record"),
    not_for={"RE-records-02": "Only the name is asked for before a record is made. The rest may stay empty."},
)
def record_content() -> Evidence:
    missing = [column for column in ASKED_FOR if column not in COLUMNS]
    if missing:
        return attention(
            "The record has no place for everything that it must hold. Tell your IT administrator."
        )
    kept = Record.objects.count()
    return holds(f"{kept:,} records, each with a sealed place for all of it.", kept=kept)


@control(
    "phone-code",
    does="Gives each telephone number of a person a code, under which it is saved on a phone in place of a name.",
    acts_in=("safehaven.records.held.new_code", "safehaven.records.operations.telling.add_contact_point"),
)
def phone_code() -> Evidence:
    numbers = ContactPoint.objects.exclude(kind=ContactKind.EMAIL)
    bare = numbers.filter(code="", ended_at__isnull=True).count()
    if bare:
        return attention(f"{bare:,} telephone numbers have no code.", bare=bare)
    kept = numbers.count()
    return holds(f"{kept:,} telephone numbers, each with its code.", kept=kept)
