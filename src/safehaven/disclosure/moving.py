"""Steps that acts on a disclosure share: find it under lock, move it, leave word on the timeline.

These run inside an operation; they are no acts of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, Ground, take
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.queries import WITH_PEOPLE, disclosures_open_to
from safehaven.disclosure.rules import (
    NotOpen,
    WrongMoment,
    check_can_change,
    check_may_move,
    check_unchanged,
)
from safehaven.disclosure.states import MESSAGE_MOVES, Channel, MessageState, State, Trouble
from safehaven.foundation.actors import Actor
from safehaven.ledger.front import Fact, Named, write
from safehaven.records.front import Record, note_on_timeline, records_worked_on_by
from safehaven.workforce.front import StaffMember


def under_lock(pk: UUID, by: StaffMember) -> Disclosure:
    """The disclosure under lock, as this person may see it.  Raises NotOpen.

    Everybody locks the disclosure before its messages, so nobody waits for ever.
    """
    if not disclosures_open_to(by).filter(pk=pk).exists():
        raise NotOpen("This is not open to you. You may no longer work with this person.")
    return locked(pk)


def locked(pk: UUID) -> Disclosure:
    """The disclosure under lock, for whoever has made sure that they may."""
    Disclosure.objects.select_for_update().get(pk=pk)
    found: Disclosure = Disclosure.objects.select_related(*WITH_PEOPLE).get(pk=pk)
    return found


def messages_under_lock(disclosure: Disclosure) -> list[Message]:
    """The messages of a disclosure that is locked: the document's first."""
    return list(disclosure.messages.select_for_update().order_by("kind"))


def grant_on_caseload(
    disclosure: Disclosure, *, by: StaffMember, act: str, about: Iterable[Named] = (), **facts: Fact
) -> Grant:
    """Take a grant on the record because they work with the person.  Writes the act's line."""
    named = [disclosure.record, disclosure, *about]
    return take(disclosure.record.key_id, by=by, about=named, act=act, ground=Ground.CASELOAD, **facts)


def grant_for_duty(
    disclosure: Disclosure, *, by: Actor, act: str, about: Iterable[Named] = (), **facts: Fact
) -> Grant:
    """Take a grant on the record for a duty: to decide, to send, to note a receipt."""
    named = [disclosure.record, disclosure, *about]
    return take(disclosure.record.key_id, by=by, about=named, act=act, ground=Ground.DUTY, **facts)


def move(disclosure: Disclosure, to: State) -> None:
    """Move a disclosure.  Raises WrongMoment.  Saving is the caller's."""
    check_may_move(disclosure, to)
    disclosure.state = to
    if to != State.HELD:
        disclosure.trouble, disclosure.trouble_words = "", None
        disclosure.held_from, disclosure.held_since = "", None


def save(disclosure: Disclosure) -> None:
    """Save a changed disclosure under its next version."""
    disclosure.version += 1
    disclosure.save()


def hold(disclosure: Disclosure, trouble: Trouble, words: str, grant: Grant | None) -> None:
    """Hold a disclosure where people look, with the reason in plain words; more words need a grant."""
    was = disclosure.state
    move(disclosure, State.HELD)
    disclosure.trouble, disclosure.held_from, disclosure.held_since = trouble, was, timezone.now()
    disclosure.claim, disclosure.claimed_until = None, None
    if grant is not None:
        grant.seal(disclosure, trouble_words=words)
    save(disclosure)


def move_message(message: Message, to: MessageState) -> None:
    """Move a message.  Raises WrongMoment.  Saving is the caller's."""
    if to not in MESSAGE_MOVES[MessageState(message.state)]:
        raise WrongMoment(f"The message is {MessageState(message.state).label.lower()}.")
    message.state = to
    if to not in {MessageState.CLAIMED, MessageState.HANDING_OVER}:
        message.claimed_until = None
    if to in {MessageState.SENT, MessageState.CANCELLED}:
        message.trouble, message.trouble_words = "", None


def note(disclosure: Disclosure, grant: Grant, text: str, by: Actor) -> None:
    """Leave word on the person's timeline."""
    note_on_timeline(
        grant,
        disclosure.record,
        kind="disclosure",
        text=text,
        happened_at=timezone.now(),
        by=by,
        about=[disclosure],
    )


def sent_before(record: Record, once: UUID, by: StaffMember) -> Disclosure | None:
    """What the same form made when it was sent the first time."""
    again: Disclosure | None = (
        Disclosure.objects.filter(made_by=by, once=once).select_related("record").first()
    )
    if again is not None:
        write("disclosure:form_sent_again", by=by, about=[_open_to(record, by), again])
    return again


def new_draft(record: Record, channel: Channel, once: UUID, by: StaffMember) -> Disclosure:
    """An empty draft about a person whom they work with."""
    record = _open_to(record, by)
    disclosure = Disclosure(record=record, channel=channel, once=once, made_at=timezone.now(), made_by=by)
    disclosure.save(force_insert=True)
    write("disclosure:begun", by=by, about=[record, disclosure], channel=channel.value)
    return disclosure


def changing(disclosure: Disclosure, version: int, by: StaffMember) -> Disclosure:
    """The draft under lock, for its maker.  A change after the approval needs a new approval."""
    disclosure = under_lock(disclosure.pk, by)
    check_can_change(disclosure, by)
    check_unchanged(disclosure, version)
    if disclosure.state != State.DRAFT:
        move(disclosure, State.DRAFT)
        disclosure.asked_at, disclosure.decided_at, disclosure.decided_by = None, None, None
        disclosure.decision = None
    return disclosure


def _open_to(record: Record, by: StaffMember) -> Record:
    found = records_worked_on_by(by).filter(pk=record.pk).first()
    if found is None:
        raise NotOpen("This record is not open to you.")
    return found
