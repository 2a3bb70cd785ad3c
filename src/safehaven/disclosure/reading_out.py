"""Where the password is: for whoever may read it out, and for the recipient who waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.queries import password_for
from safehaven.disclosure.rules import check_can_tell_password, unsure
from safehaven.disclosure.states import MessageKind, MessageState, State
from safehaven.foundation.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether the password can be read out, and what to know before."""

    words: str
    may: bool


def before_telling(disclosure: Disclosure, messages: Sequence[Message]) -> Telling:
    """What to know before the password is read out, as things stand."""
    message = next((one for one in messages if one.kind == MessageKind.PASSWORD), None)
    try:
        check_can_tell_password(disclosure, message)
    except Refusal as refusal:
        return Telling(str(refusal), may=False)
    assert message is not None  # noqa: S101 - just checked
    return Telling(_where_it_is(disclosure, message), may=True)


def _where_it_is(disclosure: Disclosure, message: Message) -> str:
    if message.state == MessageState.SENT:
        return "It has left by e-mail already. Read it out only if they cannot find that message."
    if unsure(message):
        return "It may have left by e-mail already: ask them first. If you read it out, it is not sent again."
    if disclosure.received_at is not None:
        return "They have the file. If you read the password out, it is not sent by e-mail."
    return (
        "They have not confirmed yet that the file has arrived. If you read it out, it is not sent by e-mail."
    )


def what_comes_by_link(token: str) -> str:
    """What a recipient who has the file can expect now, for the link by which they said so."""
    return what_comes(password_for(token))


def what_comes(password: Message | None) -> str:
    """What a recipient who has the file can expect now.  Says nothing of anybody."""
    if password is None or password.disclosure.state == State.RETRACTED:
        return "We have taken this back, so no password comes. Please delete the file."
    if password.told_at is not None:
        return "We gave you the password by telephone. If you do not have it, ring us."
    if password.state == MessageState.SENT:
        return "We have sent you the password in another e-mail. If you cannot find it, ring us."
    if password.state == MessageState.HELD:
        return "We could not send you the password by e-mail so far. If you need it soon, ring us."
    return "The password comes in another e-mail, in a few minutes. If it does not come, ring us."
