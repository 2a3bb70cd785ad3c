"""Steps that several acts on messages share.  They run inside an operation; they are no acts of their own."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.disclosure.actors import WORKER
from safehaven.disclosure.email.relay import relay
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.moving import hold, locked, messages_under_lock, move, move_message, note, save
from safehaven.disclosure.rules import WrongMoment
from safehaven.disclosure.states import MessageKind, MessageState, State, Trouble
from safehaven.foundation.random_secrets import hash_of
from safehaven.policies.front import Parameter, in_force

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


class TakenOver(WrongMoment):
    """Another worker, or a person, was faster.  Nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a message did not go, and whether it is worth trying again."""

    trouble: Trouble
    words: str = field(default="", repr=False)
    again: bool = True


def both_locked(message: Message) -> tuple[Disclosure, Message]:
    """The disclosure of a message and the message, locked in this order."""
    disclosure = locked(message.disclosure_id)
    return disclosure, Message.objects.select_for_update().get(pk=message.pk)


def put(
    message: Message,
    disclosure: Disclosure,
    grant: Grant,
    subject: str,
    body: str,
    **texts: str,
) -> None:
    """Put a message into the outbox, sealed.  Its Message-ID is given here, once."""
    message.disclosure = disclosure
    message.message_id = f"<{uuid.uuid4()}@{relay().domain}>"
    message.made_at = message.not_before = timezone.now()
    address = grant.open(disclosure, "address")
    grant.seal(message, address=address, subject=subject, body=body, **texts)
    message.save(force_insert=True)


def mark_sent(disclosure: Disclosure, message: Message) -> None:
    """The message went, and what follows from that."""
    move_message(message, MessageState.SENT)
    message.sent_at = timezone.now()
    message.save()
    if message.kind == MessageKind.PASSWORD:
        if disclosure.state == State.HELD:
            move(disclosure, State(disclosure.held_from))
            save(disclosure)
    elif disclosure.state != State.RETRACTED:
        move(disclosure, State.SENT)
        save(disclosure)
        if in_force(Parameter.PASSWORD_RELEASE) == "separate_message":
            let_password_go(disclosure)


def let_password_go(disclosure: Disclosure) -> None:
    """It is the password's turn."""
    for message in messages_under_lock(disclosure):
        if message.kind == MessageKind.PASSWORD and message.state == MessageState.WAITING:
            move_message(message, MessageState.READY)
            message.not_before = timezone.now()
            message.save()


def hold_message(disclosure: Disclosure, message: Message, grant: Grant, failure: Failure) -> None:
    """Hold a message, and the disclosure with it."""
    move_message(message, MessageState.HELD)
    message.trouble = failure.trouble
    grant.seal(message, trouble_words=failure.words)
    message.save()
    if disclosure.state not in {State.HELD, State.RETRACTED}:
        hold(disclosure, failure.trouble, failure.words, grant)
    note(disclosure, grant, f"Held. {failure.trouble.label}.", WORKER)


def wait_for_next_turn(message: Message, grant: Grant, failure: Failure) -> None:
    """Back into the queue for a while, with the reason where people look."""
    move_message(message, MessageState.READY)
    message.trouble = failure.trouble
    grant.seal(message, trouble_words=failure.words)
    message.not_before = timezone.now() + wait_after(message.attempts)
    message.claim = None
    message.save()


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, up to an hour."""
    doubled: int = 2 ** min(max(attempts - 1, 0), 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def receipt_link(disclosure: Disclosure) -> str:
    """The address of the page on which the recipient confirms; we keep only its hash."""
    if in_force(Parameter.RECEIPT_BY) != "link":
        return ""
    token = secrets.token_urlsafe(32)
    disclosure.receipt_digest = hash_of(token)
    return receipt_address(token)


def receipt_address(token: str) -> str:
    """Where a recipient with this link confirms."""
    return f"{settings.SAFEHAVEN_ORIGIN}{reverse('disclosure:receipt', kwargs={'token': token})}"
