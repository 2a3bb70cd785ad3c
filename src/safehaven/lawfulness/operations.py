"""Every act on what people agreed to, and on pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, Ground, take
from safehaven.directory.front import recipients_open_to
from safehaven.foundation.operations import operation
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.lawfulness.noting import NewBasis, leave_word, noted
from safehaven.lawfulness.queries import bases_of, pause_of
from safehaven.lawfulness.rules import (
    NotOpen,
    WhomMissing,
    check_end_fits,
    check_is_paused,
    check_not_paused,
    check_sentence,
    check_stands,
    check_told_on,
)
from safehaven.lawfulness.states import Basis, Ended, PauseGround
from safehaven.ledger.front import Named, write
from safehaven.records.front import (
    EntryKind,
    Record,
    check_may_change,
    note_on_timeline,
    records_open_to,
    records_worked_on_by,
)
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class OpenLawfulness:
    """What was noted of a record, what pauses it, and the grant that opens the words."""

    record: Record
    grant: Grant
    bases: list[SharingBasis]
    pause: Pause | None


@operation
def look_at(record: Record, *, by: StaffMember) -> OpenLawfulness:
    """Open what somebody agreed to, and why the use of their record is paused, if it is."""
    record = _open_to(record.pk, by)
    grant = _on_caseload(record, by=by, act="lawfulness:looked_at")
    return OpenLawfulness(record, grant, list(bases_of(record)), pause_of(record.pk))


@operation
def note_basis(record: Record, new: NewBasis, *, by: StaffMember) -> SharingBasis:
    """Note why something may be shared.  The same form sent twice notes it once."""
    record = _under_lock(record.pk, by)
    made: SharingBasis | None = SharingBasis.objects.filter(record=record, noted_by=by, once=new.once).first()
    if made is not None:
        write("lawfulness:form_sent_again", by=by, about=[record, made])
        return made
    recipient = new.whom.recipient
    if recipient is not None and not recipients_open_to(by).filter(pk=recipient.pk).exists():
        raise WhomMissing("This recipient is not in the directory, or not open to you.")
    return noted(record, new, by=by)


@operation
def take_back(one: SharingBasis, how: Ended, *, by: StaffMember) -> SharingBasis:
    """End a basis at once, however it was given.  What waits to leave because of it does not leave any more."""
    record = _under_lock(one.record_id, by)
    one = SharingBasis.objects.select_for_update().get(pk=one.pk, record=record)
    check_stands(one)
    check_end_fits(one, how)
    one.ended_at, one.ended_by, one.ended_how = timezone.now(), by, how
    one.save(update_fields=["ended_at", "ended_by", "ended_how"])
    grant = _on_caseload(record, one, by=by, act="lawfulness:basis_ended")
    took_back = one.basis == Basis.CONSENT and how is not Ended.OVER
    verb = "They took back that we share" if took_back else "We may no longer share"
    text = f"{verb} with {grant.open(one, 'whom')}. {how.label}. It was for: {grant.open(one, 'purpose')}"
    leave_word(grant, record, one, text, by)
    return one


@operation
def pause(
    record: Record,
    ground: PauseGround,
    words: str,
    *,
    told_on: date | None = None,
    once: UUID,
    by: StaffMember,
) -> Pause:
    """Pause the use of a record at once.  It is kept and read on; nothing of it leaves."""
    record = _under_lock(record.pk, by)
    made: Pause | None = Pause.objects.filter(record=record, set_by=by, once=once).first()
    if made is not None:
        write("lawfulness:form_sent_again", by=by, about=[record, made])
        return made
    check_not_paused(pause_of(record.pk))
    check_sentence(words, "Say in a sentence what they say, such as: the report has the wrong school.")
    one = Pause(record=record, ground=ground, once=once, set_at=timezone.now(), set_by=by)
    if told_on is not None:
        check_told_on(one, told_on)
        one.told_on = told_on
    grant = _on_caseload(record, one, by=by, act="lawfulness:paused")
    grant.seal(one, words=words.strip())
    one.save(force_insert=True)
    _word_of(one, f"The use of this record is paused. {ground.label}. {words.strip()}", grant, by)
    return one


@operation
def say_told(one: Pause, on: date, *, by: StaffMember) -> Pause:
    """Note on which day the person heard that the use is paused."""
    one = _standing(one, by)
    check_told_on(one, on)
    one.told_on = on
    one.save(update_fields=["told_on"])
    write("lawfulness:pause_told", by=by, about=[one.record, one], on=on)
    return one


@operation
def lift(one: Pause, words: str, told_on: date, *, by: StaffMember) -> Pause:
    """Lift a pause, once the person was told that it ends: UK GDPR article 18(3)."""
    one = _standing(one, by)
    check_told_on(one, told_on)
    check_sentence(words, "Say in a sentence why it can be used again, such as: we corrected the report.")
    one.lifted_at, one.lifted_by, one.lift_told_on = timezone.now(), by, told_on
    grant = _on_caseload(one.record, one, by=by, act="lawfulness:lifted")
    grant.seal(one, lifted_why=words.strip())
    one.save(update_fields=["lifted_at", "lifted_by", "lifted_why", "lift_told_on"])
    _word_of(one, f"The record can be used again. {words.strip()}", grant, by)
    return one


def _standing(one: Pause, by: StaffMember) -> Pause:
    record = _under_lock(one.record_id, by)
    fresh: Pause = Pause.objects.select_for_update().get(pk=one.pk, record=record)
    fresh.record = record
    check_is_paused(fresh)
    return fresh


def _word_of(one: Pause, text: str, grant: Grant, by: StaffMember) -> None:
    note_on_timeline(
        grant, one.record, kind=EntryKind.RECORD, text=text, happened_at=timezone.now(), by=by, about=[one]
    )


def _on_caseload(record: Record, *about: Named, by: StaffMember, act: str) -> Grant:
    return take(record.key_id, by=by, about=[record, *about], act=act, ground=Ground.CASELOAD)


def _open_to(pk: UUID, by: StaffMember) -> Record:
    found = records_open_to(by).filter(pk=pk).first()
    if found is None:
        raise NotOpen("This record is not open to you.")
    return found


def _under_lock(pk: UUID, by: StaffMember) -> Record:
    found = records_worked_on_by(by).select_for_update().filter(pk=pk).first()
    if found is None:
        check_may_change(_open_to(pk, by), by)
        raise NotOpen("This record is not open to you.")
    return found
