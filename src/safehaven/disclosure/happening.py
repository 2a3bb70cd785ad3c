"""What is happening to a disclosure, what happens next, who does it and by when: one sentence or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.queries import NEARLY_OVER, SHOULD_HAVE_BEGUN, who_may_decide
from safehaven.disclosure.rules import unsure
from safehaven.disclosure.states import Channel, MessageKind, MessageState, State
from safehaven.interface.times import plain_datetime, plain_time

ANSWER_EXPECTED = timedelta(days=1)
"""After how long without a word the page suggests to ring the recipient.  Nothing else hangs on it."""


def what_happens(disclosure: Disclosure, messages: Sequence[Message]) -> str:
    """Where it stands and how it goes on.  Says no word of what is sealed."""
    return _SAY[State(disclosure.state)](disclosure, {MessageKind(one.kind): one for one in messages})


Messages = dict[MessageKind, Message]


def _draft(one: Disclosure, _messages: Messages) -> str:
    return f"Nothing has left. Next, {one.made_by.name} finishes it or drops it. There is no time limit."


def _asked(one: Disclosure, _messages: Messages) -> str:
    names = [staff.name for staff in who_may_decide(one)]
    who = " or ".join([*names, "the Caldicott Guardian"])
    return f"Nothing has left. Next, {who} decides whether it may be shared. There is no time limit."


def _approved(one: Disclosure, _messages: Messages) -> str:
    return f"It may be shared, and nothing has left. Next, {one.made_by.name} releases it. There is no time limit."


def _refused(one: Disclosure, _messages: Messages) -> str:
    who = one.decided_by.name if one.decided_by else "Somebody"
    return (
        f"{who} refused it, so nothing was sent, and nothing more happens. To share it after all, begin anew."
    )


def _abandoned(one: Disclosure, _messages: Messages) -> str:
    who = one.ended_by.name if one.ended_by else "Somebody"
    return f"{who} decided not to share it, so nothing was sent, and nothing more happens."


def _released(one: Disclosure, _messages: Messages) -> str:
    if one.channel == Channel.TELEPHONE:
        return (
            "Nothing has been told yet. Next, ring the number below, ask for the person named, and tell only "
            "what is written here. Then say that you told it, or take it back."
        )
    if one.release_after and one.release_after + SHOULD_HAVE_BEGUN < timezone.now():
        return f"Nothing has left. {_nobody_works(one.release_after)}"
    if one.release_after is None or one.release_after <= timezone.now():
        return (
            "The time for taking it back is over. Next, Safehaven makes the protected file and sends it, "
            "within a few minutes. You need to do nothing."
        )
    return (
        f"Nothing has left. It can be taken back until {_to_the_second(one.release_after)}. Then Safehaven "
        "makes the protected file and sends it, within a few minutes. You need to do nothing."
    )


def _preparing(one: Disclosure, _messages: Messages) -> str:
    if _worker_gone(one):
        return (
            "Making the protected file was interrupted. Nothing has left. "
            f"It is begun again by itself at {plain_time(_lease_end(one))}."
        )
    late = (
        f"If it is not ready by {plain_time(one.claimed_until)}, it is begun again."
        if one.claimed_until
        else ""
    )
    return (
        "Safehaven makes the protected file and checks everything once more. "
        f"Then it is sent by itself, within a few minutes. {late}"
    ).rstrip()


def _sending(_one: Disclosure, messages: Messages) -> str:
    document = messages.get(MessageKind.DOCUMENT)
    if document is not None and document.trouble:
        return (
            f"The file could not be sent so far. Safehaven tries again at {plain_time(document.not_before)}. "
            "If it still cannot be sent after a day, it is held here for you to decide."
        )
    if document is not None and (interrupted := _interrupted(document, "the file")):
        return interrupted
    return (
        "Safehaven hands the protected file to the mail server, within a few minutes. You need to do nothing."
    )


def _sent(one: Disclosure, messages: Messages) -> str:
    document = messages.get(MessageKind.DOCUMENT)
    left = document.sent_at if document is not None and document.sent_at else one.released_at
    return " ".join(
        [
            "The file has left. Next, the recipient says that it has arrived.",
            _of_the_password(messages),
            _when_to_ring(left or timezone.now()),
        ]
    )


def _when_to_ring(left: datetime) -> str:
    by = left + ANSWER_EXPECTED
    if by <= timezone.now():
        return "You have had no word for more than a day: ring them now."
    return f"If you hear nothing by {plain_datetime(by)}, ring them."


def _received(one: Disclosure, messages: Messages) -> str:
    if one.channel == Channel.TELEPHONE:
        return "It was told on the telephone. Nothing more happens."
    password = messages.get(MessageKind.PASSWORD)
    if password is None or password.told_at or password.state in {MessageState.SENT, MessageState.CANCELLED}:
        return f"It has arrived. {_of_the_password(messages)} Nothing more happens."
    return f"It has arrived. {_of_the_password(messages)}"


def _held(one: Disclosure, messages: Messages) -> str:
    if any(unsure(message) for message in messages.values()):
        return (
            "Nothing more is sent until somebody decides. Next, ring the recipient: if they have it, "
            "press “It did arrive”, else “Try again”. There is no time limit."
        )
    if one.released_at is None:
        return (
            "Nothing has left. Next, you or a colleague puts right what is said above, then presses "
            "“Try again”. There is no time limit."
        )
    left = "The file has left, the password has not" if one.held_from in _FILE_LEFT else "Nothing has left"
    return (
        f"{left}. Next, you or a colleague puts right what is said above, then presses “Try again”, "
        "or takes it back. There is no time limit."
    )


def _retracted(one: Disclosure, messages: Messages) -> str:
    who = one.ended_by.name if one.ended_by else "Somebody"
    document = messages.get(MessageKind.DOCUMENT)
    if document is not None and (document.state == MessageState.SENT or unsure(document)):
        return (
            f"{who} took it back, and nothing more is sent. The file had left, or may have: "
            "next, ring the recipient today and ask them to delete it."
        )
    return f"{who} took it back before anything was sent, and nothing more happens."


def _of_the_password(messages: Messages) -> str:
    """Where the password is, or what it waits for."""
    password = messages.get(MessageKind.PASSWORD)
    if password is None:
        return ""
    if password.told_at:
        return "The password was read out."
    if password.state == MessageState.WAITING:
        return "The password goes by itself once they have said so."
    if password.state == MessageState.SENT:
        return "The password has left, too."
    if password.trouble:
        return f"The password could not be sent so far. Safehaven tries again at {plain_time(password.not_before)}."
    return _interrupted(password, "the password") or "The password goes by itself, within a few minutes."


def what_was_decided(one: Disclosure) -> str:
    """For somebody who comes too late to decide: who did what, and when."""
    if one.decided_by and one.decided_at:
        did = "refused" if one.state == State.REFUSED else "approved"
        return f"{one.decided_by.name} {did} this on {plain_datetime(one.decided_at)}."
    if one.ended_by and one.ended_at:
        return f"{one.ended_by.name} decided on {plain_datetime(one.ended_at)} not to share this."
    return "Whoever asked is changing it, and will ask again."


def _interrupted(message: Message, what: str) -> str:
    """What to know where the worker that had a message is gone, or none took it; else nothing."""
    if message.state == MessageState.READY and message.not_before + SHOULD_HAVE_BEGUN < timezone.now():
        return f"{what.capitalize()} has not left. {_nobody_works(message.not_before)}"
    if not _worker_gone(message):
        return ""
    if message.state == MessageState.CLAIMED:
        return (
            f"Sending was interrupted before {what} left. "
            f"It is tried again by itself at {plain_time(_lease_end(message))}."
        )
    return (
        f"Sending was interrupted while {what} was being handed to the mail server. "
        f"If there is no answer by {plain_time(_lease_end(message))}, it is held here by itself, "
        "because we then do not know whether it left. It is not sent twice."
    )


def _nobody_works(due: datetime) -> str:
    return (
        f"It should have gone on at {plain_time(due)}, but the part of Safehaven that sends is not at work. "
        "Tell your IT administrator. It goes on by itself once that is mended."
    )


def _worker_gone(leased: Disclosure | Message) -> bool:
    """Whether a worker has held on for longer than it may work."""
    held = leased.state in {State.PREPARING, MessageState.CLAIMED, MessageState.HANDING_OVER}
    return held and leased.claimed_until is not None and leased.claimed_until - NEARLY_OVER < timezone.now()


def _lease_end(leased: Disclosure | Message) -> datetime:
    """The full minute at which a lease has surely run out."""
    until = max(leased.claimed_until or timezone.now(), timezone.now())
    return until + timedelta(minutes=1)


def _to_the_second(when: datetime) -> str:
    """“2:30:05pm”: half a minute is too short for “2:30pm”."""
    local = timezone.localtime(when)
    return f"{local.hour % 12 or 12}:{local:%M:%S}{'pm' if local.hour >= 12 else 'am'}"


_FILE_LEFT = frozenset({State.SENT, State.RECEIVED})
_SAY: dict[State, Callable[[Disclosure, Messages], str]] = {
    State.DRAFT: _draft,
    State.ASKED: _asked,
    State.APPROVED: _approved,
    State.REFUSED: _refused,
    State.ABANDONED: _abandoned,
    State.RELEASED: _released,
    State.PREPARING: _preparing,
    State.SENDING: _sending,
    State.SENT: _sent,
    State.RECEIVED: _received,
    State.HELD: _held,
    State.RETRACTED: _retracted,
}
