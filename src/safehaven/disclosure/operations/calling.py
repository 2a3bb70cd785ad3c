"""Acts on a call: take it down, turn it away, write down what will be told, tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.disclosure.channels import checks_for
from safehaven.disclosure.checks import examine, gather
from safehaven.disclosure.models import Call, Disclosure
from safehaven.disclosure.moving import (
    changing,
    grant_on_caseload,
    move,
    new_draft,
    note,
    save,
    sent_before,
    under_lock,
)
from safehaven.disclosure.rules import (
    NotChecked,
    NothingWritten,
    NotOpen,
    check_is_call,
    check_is_maker,
    check_may_move,
    check_sentence,
    check_unchanged,
)
from safehaven.disclosure.states import Channel, Received, State
from safehaven.disclosure.telephone.wording import what_was_said
from safehaven.disclosure.telling import whom
from safehaven.foundation.operations import operation
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Caller:
    """What somebody who rings says of themselves, and what they ask for."""

    name: str = field(repr=False)
    meant: str = field(repr=False)
    asks: str = field(repr=False)
    organisation: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    urgent: bool = False


@operation
def take_call(record: Record, caller: Caller, *, once: UUID, by: StaffMember) -> Disclosure:
    """Write down who rings and what they ask.  That tells them nothing.  The same form sent twice is one call."""
    if again := sent_before(record, once, by):
        return again
    for said, wanted in (
        (caller.name, "Write who they say they are."),
        (caller.meant, "Write whom they ask about, as they said it."),
        (caller.asks, "Write what they ask for."),
    ):
        if not said.strip():
            raise NothingWritten(wanted)
    disclosure = new_draft(record, Channel.TELEPHONE, once, by)
    call = Call(disclosure=disclosure, urgent=caller.urgent, taken_at=disclosure.made_at, taken_by=by)
    grant = grant_on_caseload(
        disclosure, by=by, act="disclosure:call_taken", about=[call], urgent=caller.urgent
    )
    grant.seal(call, caller=caller.name.strip(), meant=caller.meant.strip(), asks=caller.asks.strip())
    grant.seal(call, organisation=caller.organisation.strip(), number=caller.number.strip())
    call.save(force_insert=True)
    return disclosure


@operation
def turn_away(disclosure: Disclosure, *, version: int, by: StaffMember) -> Disclosure:
    """The caller was asked to write, and nothing was told.  Both stand on the record."""
    disclosure = under_lock(disclosure.pk, by)
    check_is_maker(disclosure, by)
    call = _call_of(disclosure)
    check_unchanged(disclosure, version)
    check_may_move(disclosure, State.ABANDONED)
    if disclosure.released_at is not None:
        raise NotOpen("This was released, so it can only be taken back.")
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:caller_asked_to_write", about=[call])
    move(disclosure, State.ABANDONED)
    disclosure.ended_at, disclosure.ended_by = timezone.now(), by
    grant.seal(disclosure, ended_why=what_was_said())
    save(disclosure)
    note(disclosure, grant, f"{_who_rang(call, grant)} {what_was_said()}", by)
    return disclosure


@operation
def write_words(disclosure: Disclosure, words: str, *, version: int, by: StaffMember) -> Disclosure:
    """Write down, word for word or in short, what is going to be told.  A change asks for a new approval."""
    disclosure = changing(disclosure, version, by)
    call = _call_of(disclosure)
    check_sentence(words, "Write what you will tell them, such as: she still lives with us.")
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:words_written", about=[call])
    grant.seal(call, words=words.strip())
    call.save(update_fields=["words"])
    disclosure.others = None
    save(disclosure)
    return disclosure


@operation
def tell(disclosure: Disclosure, *, version: int, by: StaffMember) -> Disclosure:
    """Note that it was told.  Every check is made once more: the policy may have changed since the release."""
    disclosure = under_lock(disclosure.pk, by)
    check_is_maker(disclosure, by)
    call = _call_of(disclosure)
    check_unchanged(disclosure, version)
    check_may_move(disclosure, State.RECEIVED)
    if disclosure.state != State.RELEASED:
        raise NotOpen("This was not released, so it must not be told.")
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:told", about=[call])
    matter = gather(disclosure, grant, by=by, opener=by)
    checked = examine(matter, checks_for(disclosure.channel))
    if not checked.passed:
        raise NotChecked(checked.words)
    now = timezone.now()
    move(disclosure, State.RECEIVED)
    disclosure.received_at, disclosure.received_how = now, Received.PHONE
    disclosure.receipt_noted_by = by
    call.told_at, call.told_by = now, by
    call.save(update_fields=["told_at", "told_by"])
    save(disclosure)
    note(disclosure, grant, f"Told on the telephone to {whom(matter)}. {grant.open(call, 'words')}", by)
    return disclosure


def _call_of(disclosure: Disclosure) -> Call:
    """The call, locked with its disclosure.  Raises NotOpen for what is no call."""
    check_is_call(disclosure)
    found: Call = Call.objects.select_for_update().get(disclosure=disclosure)
    return found


def _who_rang(call: Call, grant: Grant) -> str:
    organisation = grant.open(call, "organisation")
    of = f", {organisation}," if organisation else ""
    return f"{grant.open(call, 'caller')}{of} rang and asked: “{grant.open(call, 'asks')}”."
