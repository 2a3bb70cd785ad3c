"""Passwords of protected files, as pages show them: where each is, and when it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from safehaven.directory.front import Number
from safehaven.foundation.refusals import Refusal
from safehaven.interface.components import Link
from safehaven.mailguard.models import Delivery, PasswordWay
from safehaven.mailguard.operations.deciding import OpenCopy
from safehaven.mailguard.queries import password_of, way_by_link
from safehaven.mailguard.rules import check_can_tell, check_may_have_left
from safehaven.mailguard.states import PasswordBy, Way
from safehaven.policies.front import Parameter, in_force

WAITS = {
    "after_receipt": "It goes once they say that the files have arrived",
    "separate_message": "It goes right after the files",
}
GONE = "We have sent you the password in another e-mail. If you cannot find it, ring us."
COMES = "The password comes in another e-mail, in a few minutes. If it does not come, ring us."
NOT_GONE = "We could not send you the password by e-mail so far. If you need it soon, ring us."
TOLD = "We gave you the password by telephone. If you do not have it, ring us."
WILL_BE_TOLD = "We ring you to tell you the password. If you need it soon, ring us."


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether the password can be read out, and what to know before."""

    words: str
    may: bool
    received: bool


def when_passwords_go() -> str:
    """When an e-mail with a password goes, as the policy has it."""
    return WAITS[in_force(Parameter.PASSWORD_RELEASE)]


def numbers(known: Iterable[Number]) -> tuple[str, ...]:
    """The numbers that the directory knows, each with what it is."""
    return tuple(f"{one.digits} ({one.kind.label.lower()})" for one in known)


def password_cells(copy: OpenCopy) -> tuple[str, Link | str]:
    """Where the password for a recipient is, and where to go to see to it."""
    if copy.way is None or Way(copy.delivery.state) not in {Way.SENT, Way.IN_DOUBT}:
        return ("Here, sealed" if copy.way else "", "")
    taken = {"submission": copy.delivery.submission_id, "delivery": copy.delivery.pk}
    return (
        _where(copy.way, copy.password),
        Link("See to it", reverse("mailguard:password", kwargs=taken), copy.address),
    )


def before_telling(copy: Delivery) -> Telling:
    """What to know before the password is read out, as things stand."""
    way, password = copy.password_way, password_of(copy)
    received = way.received_at is not None
    try:
        check_may_have_left(copy)
        check_can_tell(way, copy.submission.protection)
    except Refusal as refusal:
        return Telling(str(refusal), may=False, received=received)
    return Telling(_before(way, password), may=True, received=received)


def what_comes(token: str) -> str:
    """What a recipient who has the files can expect now.  Says nothing of anybody.

    In the name of somebody who left nothing goes by e-mail: whoever sees to it then rings.
    """
    way = way_by_link(token)
    if way is None or way.told_at is not None:
        return TOLD
    if way.goes_by == PasswordBy.TELEPHONE:
        return WILL_BE_TOLD
    password = password_of(way.delivery)
    state = Way(password.state) if password else Way.FAILED
    if state is not Way.SENT and not way.delivery.submission.sender.is_active:
        return WILL_BE_TOLD
    return {Way.SENT: GONE, Way.FAILED: NOT_GONE, Way.IN_DOUBT: NOT_GONE, Way.STOPPED: NOT_GONE}.get(
        state, COMES
    )


def _where(way: PasswordWay, password: Delivery | None) -> str:
    if way.told_at is not None:
        return "Shown to you, to read it out"
    if password is None:
        return "You read it out"
    if password.state == Way.WAITING:
        return when_passwords_go()
    return Way(password.state).label


def _before(way: PasswordWay, password: Delivery | None) -> str:
    if password is None:
        return "It does not go by e-mail: you read it out."
    if password.state != Way.SENT and not way.delivery.submission.sender.is_active:
        return "Whoever sent the files has left, so it does not go by e-mail: you read it out."
    if password.state == Way.SENT:
        return "It has left by e-mail already. Read it out only if they cannot find that message."
    if password.state == Way.IN_DOUBT:
        return "It may have left by e-mail already: ask them first."
    if way.received_at is not None:
        return "They have the files. If you read the password out, it is not sent by e-mail."
    return "They have not said yet that the files have arrived. If you read it out, it is not sent by e-mail."
