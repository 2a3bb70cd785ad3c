"""After it left: receipt, what is in doubt, and the password by telephone."""

from __future__ import annotations

from django.utils import timezone

from safehaven.disclosure.actors import RECIPIENT
from safehaven.disclosure.checks.lawful import check_lawful
from safehaven.disclosure.email.steps import let_password_go, mark_sent
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.moving import (
    grant_for_duty,
    grant_on_caseload,
    locked,
    messages_under_lock,
    move,
    move_message,
    note,
    save,
    under_lock,
)
from safehaven.disclosure.rules import (
    NotOpen,
    WrongMoment,
    check_can_confirm,
    check_can_tell_password,
    check_may_have_arrived,
    unsure,
)
from safehaven.disclosure.states import MessageKind, MessageState, Received, State
from safehaven.foundation.operations import operation
from safehaven.foundation.random_secrets import hash_of
from safehaven.workforce.front import StaffMember


@operation
def confirm_by_link(token: str) -> Disclosure:
    """The recipient says on our page that it arrived.  Raises NotOpen for a link that we never made."""
    found = Disclosure.objects.filter(receipt_digest=hash_of(token)).first()
    if found is None:
        raise NotOpen("We do not know this link.")
    disclosure = locked(found.pk)
    messages = messages_under_lock(disclosure)
    check_can_confirm(disclosure, messages)
    grant = grant_for_duty(disclosure, by=RECIPIENT, act="disclosure:received", how="link")
    _received(disclosure, messages, Received.LINK)
    note(disclosure, grant, "The recipient confirmed on our page that it has arrived.", RECIPIENT)
    return disclosure


@operation
def confirm_by_staff(disclosure: Disclosure, how: Received, *, by: StaffMember) -> Disclosure:
    """Note that the recipient said so on the telephone, or in an answer."""
    if how is Received.LINK:
        raise WrongMoment("Only the recipient uses the link.")
    disclosure = under_lock(disclosure.pk, by)
    messages = messages_under_lock(disclosure)
    check_can_confirm(disclosure, messages)
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:received", how=how.value)
    disclosure.receipt_noted_by = by
    _received(disclosure, messages, how)
    note(disclosure, grant, f"It has arrived. {how.label}.", by)
    return disclosure


@operation
def it_did_arrive(disclosure: Disclosure, *, by: StaffMember) -> Disclosure:
    """Settle a doubt: the recipient has the message of which nobody here knew whether it was sent."""
    disclosure = under_lock(disclosure.pk, by)
    messages = messages_under_lock(disclosure)
    check_may_have_arrived(disclosure, messages)
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:did_arrive")
    for message in messages:
        if unsure(message):
            mark_sent(disclosure, message)
    note(disclosure, grant, "The recipient has the message of which we were not sure.", by)
    return disclosure


@operation
def tell_password(disclosure: Disclosure, *, by: StaffMember) -> str:
    """Show the password once, to read it out over the telephone.  It is then not sent by e-mail any more."""
    disclosure = under_lock(disclosure.pk, by)
    messages = messages_under_lock(disclosure)
    message = next((one for one in messages if one.kind == MessageKind.PASSWORD), None)
    check_can_tell_password(disclosure, message)
    assert message is not None  # noqa: S101 - just checked
    check_lawful(disclosure)
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:password_told", about=[message])
    password = grant.open(message, "secret")
    message.told_at, message.told_by = timezone.now(), by
    if message.state not in {MessageState.SENT, MessageState.CANCELLED}:
        move_message(message, MessageState.CANCELLED)
        _no_longer_held(disclosure)
    message.save()
    note(disclosure, grant, "The password was shown, to be read out over the telephone.", by)
    return password


def _no_longer_held(disclosure: Disclosure) -> None:
    """The password was all that was held, and it goes by telephone now."""
    if disclosure.state == State.HELD and disclosure.held_from in {State.SENT, State.RECEIVED}:
        move(disclosure, State(disclosure.held_from))
        save(disclosure)


def _received(disclosure: Disclosure, messages: list[Message], how: Received) -> None:
    """It arrived, so it was sent, whatever we knew; the password may go."""
    for message in messages:
        if message.kind == MessageKind.DOCUMENT and message.state != MessageState.SENT:
            mark_sent(disclosure, message)
    disclosure.received_at, disclosure.received_how = timezone.now(), how
    if disclosure.state == State.SENT:
        move(disclosure, State.RECEIVED)
        let_password_go(disclosure)
    elif disclosure.state == State.HELD and disclosure.held_from == State.SENT:
        disclosure.held_from = State.RECEIVED
    save(disclosure)
