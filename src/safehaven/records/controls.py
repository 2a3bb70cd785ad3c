"""How the controls of records stand, found in the records' own rows."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from safehaven.interface.counting import counted
from safehaven.policies.front import (
    Evidence,
    Parameter,
    attention,
    control,
    found_once,
    holds,
    in_force,
    number_in_force,
)
from safehaven.records.accuracy import to_check
from safehaven.records.details import COLUMNS
from safehaven.records.marking import child_until
from safehaven.records.models import ContactPoint, Entry, PossibleDuplicate, Record
from safehaven.records.queries import current_assignments, duplicates_waiting
from safehaven.records.retention import to_review
from safehaven.records.states import NOTED_KINDS, ContactKind, RecordState, Verdict
from safehaven.records.staying import left_behind, with_open_end, work_that_ended

LOOKED_BACK = timedelta(days=90)
ASKED_FOR = ("given_names", "family_name", "referral", "support_needed", "risks", "health")


@found_once
def _records() -> dict[str, int]:
    """What several controls ask of all records, counted in one pass over an index: there may be very many."""
    closed = Q(state=RecordState.CLOSED)
    return Record.objects.aggregate(
        all=Count("state"),
        open=Count("state", filter=Q(state=RecordState.OPEN)),
        closed=Count("state", filter=closed),
        undated=Count("state", filter=closed & Q(keep_from__isnull=True)),
    )


@control(
    "need-to-know",
    does="A record opens only to those who work with the person. For everybody else it does not exist.",
    acts_in=("safehaven.records.queries.records_open_to", "safehaven.access.grants.take"),
    not_for={"RE-records-18": "There is no way yet to open a record in an emergency."},
    see="records:teams",
)
def need_to_know() -> Evidence:
    held = current_assignments()
    behind = with_open_end(work_that_ended()).filter(left_behind()).count()
    if behind:
        return attention(
            f"{counted(behind, 'person has nobody', 'people have nobody')} since a colleague left or changed teams. "
            "Their managers must hand them over.",
            left=behind,
        )
    people = held.count()
    return holds(
        f"{counted(people, 'time somebody', 'times somebody')} is named to work with a person. Nobody else sees a record.",
        named=people,
    )


@control(
    "pseudonymous-reference",
    does="Lists, addresses and the ledger show a reference and initials. Names stand on an opened record only.",
    acts_in=("safehaven.records.front.label_of", "safehaven.records.numbers"),
)
def pseudonymous_reference() -> Evidence:
    bare = Record.objects.filter(initials="").count() + Record.objects.filter(reference="").count()
    if bare:
        return attention(
            f"{counted(bare, 'record has', 'records have')} no reference or no initials.", bare=bare
        )
    kept = _records()["all"]
    return holds(
        f"{counted(kept, 'record, with', 'records, each with')} a reference and initials.", kept=kept
    )


@control(
    "one-record",
    does="Asks before a second record is made of somebody on one's caseload, and compares each new record with all others.",
    acts_in=("safehaven.records.operations.making.create_record", "safehaven.records.operations.comparing"),
    not_for={"RE-records-01": "After a warning a second record can still be made. It is then judged."},
    see="records:duplicates",
)
def one_record() -> Evidence:
    waiting = duplicates_waiting().count()
    if waiting:
        return attention(
            f"{counted(waiting, 'pair of records looks', 'pairs of records look')} alike. Your data protection officer must judge them.",
            waiting=waiting,
        )
    still_open = Record.objects.filter(state=RecordState.OPEN)
    both = (Exists(still_open.filter(pk=OuterRef(one))) for one in ("newer", "older"))
    twice = PossibleDuplicate.objects.filter(*both, verdict=Verdict.SAME).count()
    if twice:
        return attention(
            f"{counted(twice, 'person has two open records', 'people have two open records')}. Those who work with them must close one of each.",
            twice=twice,
        )
    uncompared = Record.objects.filter(compared_at__isnull=True).count()
    return holds(
        f"No two records look alike without somebody having judged them; still to be compared: {uncompared:,}.",
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
            f"{counted(nobodys, 'entry does', 'entries do')} not say who wrote. Tell your IT administrator.",
            nobodys=nobodys,
        )
    entries = Entry.objects.count()
    return holds(
        f"{counted(entries, 'entry, which nobody can change', 'entries, none of which can be changed')}.",
        entries=entries,
    )


@control(
    "record-timeliness",
    does="Marks what was written later than the policy allows, on the timeline and here.",
    acts_in=("safehaven.records.chronicle.shown_entries",),
    reads=(Parameter.RECORD_UPDATE_HOURS,),
)
def record_timeliness() -> Evidence:
    hours = number_in_force(Parameter.RECORD_UPDATE_HOURS)
    found = written_lately().aggregate(
        written=Count("written_at"), late=Count("written_at", filter=_later_than(hours))
    )
    written, late = found["written"], found["late"]
    if late:
        return attention(
            f"{counted(late, 'entry of the last 90 days was', 'entries of the last 90 days were')} written more than {counted(hours, 'hour')} after it happened. "
            "Managers must speak with those who wrote them.",
            late=late,
        )
    return holds(
        f"{counted(written, 'entry', 'entries')} in 90 days, all within {counted(hours, 'hour')}.",
        written=written,
    )


def written_lately() -> QuerySet[Entry]:
    """What people wrote first, without what corrects it."""
    return Entry.objects.filter(
        written_at__gte=timezone.now() - LOOKED_BACK, written_by__isnull=False, corrects__isnull=True
    )


def later_than(hours: int) -> QuerySet[Entry]:
    """What was written more hours than these after it happened."""
    return written_lately().filter(_later_than(hours))


def _later_than(hours: int) -> Q:
    return Q(written_at__gt=F("happened_at") + timedelta(hours=hours))


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
    kept = _records()["all"]
    return holds(
        f"{counted(kept, 'record, with', 'records, each with')} a sealed place for all of it.", kept=kept
    )


@control(
    "children",
    does="Says on an opened record that the person is a child, by the age that the policy has for where they live.",
    acts_in=("safehaven.records.marking.is_child", "safehaven.records.presenters"),
    reads=(Parameter.CHILD_AGE_ENGLAND, Parameter.CHILD_AGE_SCOTLAND, Parameter.NATION),
    not_for={
        "WY-fair-01": "Nobody is reminded yet when a service is planned. Only an opened record says who is a child.",
        "RE-records-13": "Nobody is asked yet when something is planned. Only an opened record says who is a child.",
    },
)
def children() -> Evidence:
    if "date_of_birth" not in COLUMNS:
        return attention(
            "The record has no place for a date of birth, so nobody is marked as a child. "
            "Tell your IT administrator."
        )
    kept, until = _records()["open"], child_until()
    return holds(
        f"{counted(kept, 'open record, marked', 'open records, each marked')} when its date of birth makes the person younger than {until}.",
        kept=kept,
        until=until,
    )


@control(
    "phone-code",
    does="Gives each telephone number of a person a code, under which it is saved on a phone in place of a name.",
    acts_in=("safehaven.records.held.new_code", "safehaven.records.operations.telling.add_contact_point"),
)
def phone_code() -> Evidence:
    numbers = ContactPoint.objects.exclude(kind=ContactKind.EMAIL)
    found = numbers.aggregate(
        kept=Count("kind"), bare=Count("kind", filter=Q(code="", ended_at__isnull=True))
    )
    bare, kept = found["bare"], found["kept"]
    if bare:
        return attention(
            f"{counted(bare, 'telephone number has', 'telephone numbers have')} no code.", bare=bare
        )
    return holds(
        f"{counted(kept, 'telephone number, with its code', 'telephone numbers, each with its code')}.",
        kept=kept,
    )


@control(
    "accuracy-check",
    does="Lists the people whose details nobody has checked for as long as the policy says, and asks those who work with them.",
    acts_in=(
        "safehaven.records.accuracy.to_check",
        "safehaven.records.operations.detailing.verify_details",
    ),
    reads=(Parameter.ACCURACY_CHECK_MONTHS,),
)
def accuracy_check() -> Evidence:
    late = to_check(Record.objects.all()).count()
    if late:
        return attention(
            f"For too long nobody checked the details of {counted(late, 'person', 'people')}. Those who work with them must do that.",
            late=late,
        )
    kept = _records()["open"]
    return holds(f"{counted(kept, 'open record, checked', 'open records, each checked')} in time.", kept=kept)


@control(
    "sensitivity-classification",
    does="Marks every record, its documents and what leaves with them as the policy says, and seals all of it alike.",
    acts_in=("safehaven.records.marking.marking",),
    reads=(Parameter.DEFAULT_SENSITIVITY,),
    not_for=dict.fromkeys(
        ("WY-what-01", "PG-4-02", "SJ-1-01", "RE-records-10"),
        "All facts get the same, highest care. No single fact is marked as more or less sensitive yet.",
    ),
)
def sensitivity_classification() -> Evidence:
    if in_force(Parameter.DEFAULT_SENSITIVITY) != "special":
        return attention("The policy does not mark everything as most private. Your SIRO can change that.")
    kept = _records()["all"]
    return holds(
        f"{counted(kept, 'record, marked', 'records, each marked')} and sealed as most private, whatever it holds.",
        kept=kept,
    )


@control(
    "retention-schedule",
    does="Gives each closed record the year until whose end it is kept, by the rule that fits the person's age.",
    acts_in=("safehaven.records.retention.rule_for", "safehaven.records.retention.to_review"),
    reads=(Parameter.KEEP_CHILD_UNTIL_AGE, Parameter.KEEP_YEARS),
    not_for=dict.fromkeys(
        ("JR-C-05", "WY-law-05"), "Records are listed once their time is over. Nothing is destroyed yet."
    )
    | {
        "RE-records-23": "Two rules are built, for adults and for children. Other kinds of record have none yet."
    },
)
def retention_schedule() -> Evidence:
    closed, undated = _records()["closed"], _records()["undated"]
    if undated:
        return attention(
            f"Of {counted(undated, 'closed record')} nobody can tell how long they are kept. Those who worked with the "
            "person must open them again, add the date of birth, and close them.",
            undated=undated,
        )
    over = to_review(Record.objects.all()).count()
    if over:
        return attention(
            f"The time of {counted(over, 'closed record')} is over. Managers must review them.", over=over
        )
    return holds(
        f"{counted(closed, 'closed record, kept', 'closed records, each kept')} until a year that is known.",
        closed=closed,
    )
