"""The worker's acts on e-mail: each step of preparing and sending is one, so that a crash is between two.

A message is handed over in this order, and every arrow is a commit:

    ready → claimed (a lease; whoever comes later may take it over) → handing-over → sent

Before `handing-over` nothing of the content has left, so the step is simply done again.  From
`handing-over` on, only the server's answer tells; without one the message is held and never sent
again by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, Ground
from safehaven.disclosure.actors import WORKER
from safehaven.disclosure.checks import EVERY_CHANNEL, WITH_DOCUMENTS, Matter, examine, gather
from safehaven.disclosure.checks.lawful import check_lawful
from safehaven.disclosure.email import wording
from safehaven.disclosure.email.checks import EMAIL_CHECKS, subjects_for
from safehaven.disclosure.email.limits import GIVING_SECONDS, MAKING_SECONDS, longer_for
from safehaven.disclosure.email.steps import (
    Failure,
    TakenOver,
    both_locked,
    hold_message,
    mark_sent,
    put,
    receipt_link,
    wait_for_next_turn,
)
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.moving import grant_for_duty, hold, locked, move, move_message, note, save
from safehaven.disclosure.queries import NEARLY_OVER
from safehaven.disclosure.states import MessageKind, MessageState, State, Trouble
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import allowed
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, in_force
from safehaven.records.front import marking
from safehaven_core.protection import Form

PREPARING = timedelta(seconds=MAKING_SECONDS) + NEARLY_OVER
CLAIM = timedelta(minutes=3)
HAND_OVER = timedelta(seconds=GIVING_SECONDS) + NEARLY_OVER
GIVE_UP_AFTER = timedelta(hours=24)

TURN_OF = {
    MessageKind.DOCUMENT: frozenset({State.SENDING}),
    MessageKind.PASSWORD: frozenset({State.SENT, State.RECEIVED}),
}

_DELIVERED = {
    MessageKind.DOCUMENT: "The mail server has taken the message with the document.",
    MessageKind.PASSWORD: "The mail server has taken the message with the password.",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A protected file that was proved, and its password."""

    form: Form
    name: str
    password: str = field(repr=False)


@operation
def begin_preparing(disclosure: Disclosure, claim: UUID) -> Matter | None:
    """Take a released disclosure into one worker's hands, and make every check once more.

    What was right at the release may not be right now.  Returns nothing, and holds the disclosure,
    when a check does not pass.  Raises TakenOver.
    """
    disclosure = locked(disclosure.pk)
    now = timezone.now()
    due = disclosure.state == State.RELEASED and (disclosure.release_after or now) <= now
    abandoned = disclosure.state == State.PREPARING and (disclosure.claimed_until or now) <= now
    if not (due or abandoned) or disclosure.released_by is None:
        raise TakenOver("This was taken back, or another worker prepares it.")
    if due:
        move(disclosure, State.PREPARING)
    grant = grant_for_duty(disclosure, by=WORKER, act="disclosure:preparing")
    matter = gather(disclosure, grant, by=disclosure.released_by, opener=WORKER, ground=Ground.DUTY)
    checked = examine(matter, (*WITH_DOCUMENTS, *EVERY_CHANNEL, *EMAIL_CHECKS))
    if not checked.passed:
        trouble = Trouble.CHECK_BROKEN if checked.broken else Trouble.CHECK_FAILED
        _hold_before_sending(disclosure, grant, Failure(trouble, checked.words))
        return None
    disclosure.claim, disclosure.claimed_until = claim, now + PREPARING
    save(disclosure)
    return matter


@operation
def cannot_prepare(matter: Matter, claim: UUID, failure: Failure) -> None:
    """No protected file could be made and proved, so nothing leaves."""
    disclosure = _in_preparation(matter, claim)
    grant = grant_for_duty(
        disclosure, by=WORKER, act="disclosure:preparing_failed", trouble=failure.trouble.value
    )
    _hold_before_sending(disclosure, grant, failure)


@operation
def give_up_preparing(disclosure: Disclosure) -> None:
    """Hold what met something that nobody foresaw.  Opens nothing: perhaps the key is what is missing."""
    disclosure = locked(disclosure.pk)
    if disclosure.state not in {State.RELEASED, State.PREPARING}:
        raise TakenOver("This was taken back, or another worker prepared it.")
    hold(disclosure, Trouble.UNEXPECTED, "", None)
    write("disclosure:preparing_given_up", by=WORKER, about=[disclosure.record, disclosure])


@operation
def finish_preparing(matter: Matter, made: Made, message: Message, claim: UUID) -> None:
    """Put both messages into the outbox, sealed; the protected file is on the disk already."""
    disclosure = _in_preparation(matter, claim)
    grant = grant_for_duty(disclosure, by=WORKER, act="disclosure:prepared", about=[message])
    link = receipt_link(disclosure)
    subject, password_subject = subjects_for(disclosure.record, grant)
    words = wording.Words(disclosure.code, made.form, in_force(Parameter.PASSWORD_RELEASE), link, marking())
    put(message, disclosure, grant, subject, wording.document_body(words), attachment=made.name)
    password = Message(kind=MessageKind.PASSWORD, state=MessageState.WAITING)
    body = wording.password_body(disclosure.code)
    put(password, disclosure, grant, password_subject, body, secret=made.password)
    move(disclosure, State.SENDING)
    disclosure.claim, disclosure.claimed_until = None, None
    save(disclosure)


@operation
def claim_message(message: Message, claim: UUID) -> tuple[Message, Grant]:
    """Take a message into one worker's hands.  Raises TakenOver."""
    disclosure, message = both_locked(message)
    now = timezone.now()
    free = message.state == MessageState.READY and message.not_before <= now
    abandoned = message.state == MessageState.CLAIMED and (message.claimed_until or now) < now
    if not (free or abandoned) or disclosure.state not in TURN_OF[MessageKind(message.kind)]:
        raise TakenOver("Another worker has this message, or it was stopped.")
    move_message(message, MessageState.CLAIMED)
    message.claim, message.claimed_until = claim, now + CLAIM
    message.attempts += 1
    message.first_tried_at = message.first_tried_at or now
    message.save()
    grant = grant_for_duty(
        disclosure,
        by=WORKER,
        act="disclosure:message_claimed",
        about=[message],
        kind=message.kind,
        attempt=message.attempts,
    )
    return message, grant


@operation
def begin_hand_over(message: Message, claim: UUID, size: int = 0) -> None:
    """Say, before a single byte of the content leaves, that it is leaving.  Raises TakenOver.

    The lease is as long as `size` bytes may take, and a minute.
    """
    disclosure, message = both_locked(message)
    if message.state != MessageState.CLAIMED or message.claim != claim:
        raise TakenOver("This message was stopped, or another worker took it over.")
    if disclosure.state not in TURN_OF[MessageKind(message.kind)]:
        raise TakenOver("This was stopped.")
    if not allowed(check_lawful, disclosure):
        raise TakenOver("This may not leave any more: the next round holds it.")
    now = timezone.now()
    move_message(message, MessageState.HANDING_OVER)
    message.handed_at, message.claimed_until = now, now + HAND_OVER + longer_for(size)
    message.save()
    about = [disclosure.record, disclosure, message]
    write("disclosure:handing_over", by=WORKER, about=about, kind=message.kind)


@operation
def delivered(message: Message, claim: UUID) -> None:
    """The mail server has taken the message: it said so.

    That holds even when the message was held meanwhile because the answer came so late.
    """
    disclosure, message = both_locked(message)
    if message.claim != claim or message.state == MessageState.SENT:
        raise TakenOver("This is known already.")
    grant = grant_for_duty(disclosure, by=WORKER, act="disclosure:sent", about=[message], kind=message.kind)
    mark_sent(disclosure, message)
    note(disclosure, grant, _DELIVERED[MessageKind(message.kind)], WORKER)


@operation
def failed(message: Message, claim: UUID, failure: Failure) -> None:
    """The message surely did not go.  It waits for its next turn where that may help; else it is held."""
    disclosure, message = both_locked(message)
    if message.claim != claim or message.state not in {MessageState.CLAIMED, MessageState.HANDING_OVER}:
        raise TakenOver("This was stopped, or another worker took it over.")
    grant = grant_for_duty(
        disclosure,
        by=WORKER,
        act="disclosure:message_failed",
        about=[message],
        kind=message.kind,
        trouble=failure.trouble.value,
    )
    message.handed_at = None
    worn_out = timezone.now() - (message.first_tried_at or timezone.now()) > GIVE_UP_AFTER
    if failure.again and not worn_out:
        wait_for_next_turn(message, grant, failure)
    else:
        trouble = Trouble.KEPT_FAILING if failure.again else failure.trouble
        hold_message(disclosure, message, grant, Failure(trouble, failure.words))


@operation
def in_doubt(message: Message, claim: UUID | None) -> None:
    """Nobody knows whether the message went: hold it where people look, and never send it by itself."""
    disclosure, message = both_locked(message)
    if message.state != MessageState.HANDING_OVER or message.claim != claim:
        raise TakenOver("This is known already.")
    grant = grant_for_duty(
        disclosure, by=WORKER, act="disclosure:message_in_doubt", about=[message], kind=message.kind
    )
    message.maybe_sent = True
    hold_message(disclosure, message, grant, Failure(Trouble.MAY_HAVE_BEEN_SENT))


@operation
def give_up_sending(message: Message) -> None:
    """Hold a message that met something that nobody foresaw before it was handed over.  Opens nothing."""
    disclosure, message = both_locked(message)
    if message.state not in {MessageState.READY, MessageState.CLAIMED}:
        raise TakenOver("This was stopped, or another worker took it over.")
    move_message(message, MessageState.HELD)
    message.trouble = Trouble.UNEXPECTED
    message.save()
    if disclosure.state not in {State.HELD, State.RETRACTED}:
        hold(disclosure, Trouble.UNEXPECTED, "", None)
    about = [disclosure.record, disclosure, message]
    write("disclosure:sending_given_up", by=WORKER, about=about, kind=message.kind)


@operation
def forget_password(message: Message) -> None:
    """Drop a password that has served, or will never be sent."""
    disclosure, message = both_locked(message)
    message.secret = None
    message.save(update_fields=["secret"])
    write("disclosure:password_forgotten", by=WORKER, about=[disclosure.record, disclosure, message])


def _in_preparation(matter: Matter, claim: UUID) -> Disclosure:
    disclosure = locked(matter.disclosure.pk)
    if disclosure.state != State.PREPARING or disclosure.claim != claim:
        raise TakenOver("This was taken back, or another worker prepares it.")
    return disclosure


def _hold_before_sending(disclosure: Disclosure, grant: Grant, failure: Failure) -> None:
    hold(disclosure, failure.trouble, failure.words, grant)
    note(disclosure, grant, f"Held, nothing was sent. {failure.trouble.label}.", WORKER)
