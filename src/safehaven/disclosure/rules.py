"""Why something may not happen to a disclosure now.  Each rule raises its own reason."""

from __future__ import annotations

from collections.abc import Sequence

from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.states import MOVES, Channel, MessageKind, MessageState, State, Trouble
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.workforce.front import StaffMember

FEWEST_WORDS = 3


class NotOpen(NotThere):
    """It is not open to this person, or is not there: the two look the same."""


class WrongMoment(Refusal):
    """It is in a state in which this cannot happen."""


class Stale(Refusal):
    """Somebody changed it while the form was open."""


class NotYours(Refusal):
    """Somebody else began it."""


class OwnRequest(Refusal):
    """Nobody decides about what they asked for themselves."""


class NothingWritten(Refusal):
    """Something that has to be said was left empty."""


class NotTheSame(Refusal):
    """What was typed back is not the address."""


class TooLate(Refusal):
    """It has left already."""


class AlreadyTold(Refusal):
    """The password was shown once."""


class NotThisWay(Refusal):
    """Nothing goes by this channel.  The message says why, and which way is open."""


class NotChecked(Refusal):
    """At least one check does not pass."""


def check_may_move(disclosure: Disclosure, to: State) -> None:
    """The table of moves allows it."""
    if to not in MOVES[State(disclosure.state)]:
        now = State(disclosure.state).label
        raise WrongMoment(f"This cannot happen now. It stands at “{now}”. Look at the page again.")


def check_is_call(disclosure: Disclosure) -> None:
    """Somebody rang for it."""
    if disclosure.channel != Channel.TELEPHONE:
        raise NotOpen("This is no telephone call.")


def check_unchanged(disclosure: Disclosure, version: int) -> None:
    """It is as it was when the form was opened."""
    if disclosure.version != version:
        raise Stale(
            "This was changed while you had the page open. Nothing was done. "
            "Look at how it stands now, then decide again."
        )


def check_is_maker(disclosure: Disclosure, by: StaffMember) -> None:
    """Whoever began it finishes it."""
    if disclosure.made_by_id != by.pk:
        raise NotYours("A colleague began this. Only they can finish it. You can begin one of your own.")


def check_can_change(disclosure: Disclosure, by: StaffMember) -> None:
    """Only the person who began it changes it, and only before it is released."""
    check_is_maker(disclosure, by)
    if disclosure.state not in {State.DRAFT, State.ASKED, State.APPROVED}:
        raise WrongMoment("This cannot be changed any more. Look at the page again.")


def check_can_decide(disclosure: Disclosure, by: StaffMember) -> None:
    """Somebody else decides, once."""
    if disclosure.made_by_id == by.pk:
        raise OwnRequest("Somebody other than the person who asked must decide.")
    if disclosure.state != State.ASKED:
        raise WrongMoment("Nobody is waiting for a decision about this now. Look at the page again.")


def check_sentence(text: str, wanted: str) -> None:
    """Something of substance is written."""
    words = len(text.split())
    if words < FEWEST_WORDS:
        there = f"there {'is' if words == 1 else 'are'} {words} so far"
        raise NothingWritten(f"{wanted} It needs at least {FEWEST_WORDS} words; {there}.")


def check_can_retract(disclosure: Disclosure, messages: Sequence[Message]) -> None:
    """Something can still be stopped, and nothing is being handed over this very moment."""
    check_may_move(disclosure, State.RETRACTED)
    if disclosure.channel == Channel.TELEPHONE and disclosure.state == State.RECEIVED:
        raise TooLate("It was told. What was said cannot be taken back: ring them, and tell your IG officer.")
    if any(message.state == MessageState.HANDING_OVER for message in messages):
        raise TooLate(
            "A message is being handed to the mail server this very moment, so it cannot be stopped. "
            "Wait a minute, then look again."
        )
    if messages and all(message.state in GONE for message in messages):
        raise TooLate("Everything has left already. Ring the recipient and ask them to delete it.")


def check_can_say_why(disclosure: Disclosure, by: StaffMember) -> None:
    """Whoever took it back says why, once."""
    if disclosure.state != State.RETRACTED or disclosure.ended_by_id != by.pk:
        raise WrongMoment("Only the person who took it back says why.")
    if disclosure.ended_why is not None:
        raise WrongMoment("It says already why this was taken back.")


def check_can_try_again(disclosure: Disclosure) -> None:
    """It is held."""
    if disclosure.state != State.HELD:
        raise WrongMoment("This is not held now. Look at the page again.")


def check_may_have_arrived(disclosure: Disclosure, messages: Sequence[Message]) -> None:
    """A message is held of which nobody here knows whether it was sent."""
    check_can_try_again(disclosure)
    if not any(unsure(message) for message in messages):
        raise WrongMoment("No message of this is in doubt. Look at the page again.")


def unsure(message: Message) -> bool:
    """Whether nobody here knows if a message was sent."""
    return message.state == MessageState.HELD and message.trouble == Trouble.MAY_HAVE_BEEN_SENT


def check_can_confirm(disclosure: Disclosure, messages: Sequence[Message]) -> None:
    """The document has left, or may have, and nobody confirmed it yet."""
    document = next((one for one in messages if one.kind == MessageKind.DOCUMENT), None)
    if disclosure.received_at is not None:
        raise WrongMoment("Receipt was confirmed already.")
    if document is None or (document.handed_at is None and not document.maybe_sent):
        raise WrongMoment("It has not been sent yet, so it cannot have arrived.")


def check_can_tell_password(disclosure: Disclosure, message: Message | None) -> None:
    """The file is with them, and nobody saw the password yet."""
    if disclosure.state == State.RETRACTED:
        raise WrongMoment("This was taken back, so the password stays here. Do not read it out.")
    if message is None or message.secret is None:
        raise WrongMoment("There is no password to read out: it is not made yet, or not kept any more.")
    if disclosure.state not in {State.SENT, State.RECEIVED, State.HELD}:
        raise WrongMoment("The file has not been sent, so the password must stay here.")
    if message.told_at is not None:
        raise AlreadyTold(
            "The password was shown once, and is not shown again. If it went astray, take this back "
            "and share the document anew: it then gets a new password."
        )
    if message.state == MessageState.HANDING_OVER:
        raise TooLate("The password message is being sent this very moment. Wait a minute, then look again.")


GONE = frozenset({MessageState.SENT, MessageState.CANCELLED})
