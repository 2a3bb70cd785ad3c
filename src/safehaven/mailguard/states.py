"""Where a message from a mail program is, and where each copy of it is on its way."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """Where a message is."""

    RECEIVED = "received", "Being looked at"
    HELD = "held", "Held: needs you"
    ASKED = "asked", "Waiting for a second person"
    PROTECTING = "protecting", "Being protected"
    PASSED = "passed", "On its way"
    OVER = "over", "Handled"
    TAKEN_BACK = "taken-back", "Not sent"


MOVES: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.PASSED, State.PROTECTING, State.HELD, State.TAKEN_BACK}),
    State.HELD: frozenset({State.PASSED, State.PROTECTING, State.ASKED, State.TAKEN_BACK}),
    State.ASKED: frozenset({State.PASSED, State.PROTECTING, State.HELD, State.TAKEN_BACK}),
    State.PROTECTING: frozenset({State.PASSED, State.HELD, State.TAKEN_BACK}),
    State.PASSED: frozenset({State.OVER, State.TAKEN_BACK, State.HELD}),
    State.OVER: frozenset(),
    State.TAKEN_BACK: frozenset(),
}
ENDED = frozenset({State.OVER, State.TAKEN_BACK})


class WaitsFor(models.TextChoices):
    """What a message that is held waits for.  Noted when it was last looked at: what it says is asked anew at each act."""

    SENDER = "sender", "Held: needs you"
    SOMEBODY_ELSE = "somebody-else", "Held: needs somebody else"
    NOTHING = "nothing", "Held: cannot be sent"


class Way(models.TextChoices):
    """Where the copy for one recipient is, or the password for it."""

    WAITING = "waiting", "Waits for its turn"
    READY = "ready", "In the queue"
    CLAIMED = "claimed", "Being sent"
    HANDING_OVER = "handing-over", "Being handed to the mail server"
    SENT = "sent", "Taken by the mail server"
    FAILED = "failed", "Could not be delivered"
    IN_DOUBT = "in-doubt", "May have been sent: ask the recipient"
    STOPPED = "stopped", "Not sent"


ENDS = frozenset({Way.SENT, Way.FAILED, Way.IN_DOUBT, Way.STOPPED})
WAYS: dict[Way, frozenset[Way]] = {
    Way.WAITING: frozenset({Way.READY, Way.STOPPED}),
    Way.READY: frozenset({Way.CLAIMED, Way.STOPPED}),
    Way.CLAIMED: frozenset({Way.CLAIMED, Way.HANDING_OVER, Way.READY, Way.FAILED}),
    Way.HANDING_OVER: frozenset({Way.SENT, Way.READY, Way.FAILED, Way.IN_DOUBT}),
    Way.IN_DOUBT: frozenset({Way.SENT}),
    **dict.fromkeys((Way.SENT, Way.FAILED, Way.STOPPED), frozenset()),
}


class Topic(models.TextChoices):
    """What a delivery carries: the message itself, the password of its protected files, or a notice to its sender.

    A notice holds nothing of the message.
    """

    MESSAGE = "message", "The message"
    PASSWORD = "password", "The password"
    HELD = "held", "Says that it is held"
    NOT_DELIVERED = "not-delivered", "Says that it did not arrive, or may not have"
    NOT_PROTECTED = "not-protected", "Says that it could not be protected"


NOTICES = frozenset({Topic.HELD, Topic.NOT_DELIVERED, Topic.NOT_PROTECTED})


class PasswordBy(models.TextChoices):
    """By which way the password of protected files goes to one recipient."""

    MESSAGE = "message", "In another e-mail"
    TELEPHONE = "telephone", "On the telephone"


class Outcome(models.TextChoices):
    """What is done with a message, from loosest to strictest."""

    PASS = "pass", "Sent"
    RECORD = "record", "Sent to a secure address"
    PROTECT = "protect", "Must be protected before it is sent"
    HOLD = "hold", "Held"


STRICTNESS = tuple(Outcome)


class Mark(models.TextChoices):
    """What a check may find about a message.  A word or two, since a sentence that says more follows it on the page."""

    BLOCKED = "blocked", "A blocked address"
    LOOKALIKE = "lookalike", "A look-alike address"
    ANOTHERS_NAME = "anothers-name", "It is written in a name that is not yours"
    ANSWERS_ELSEWHERE = "answers-elsewhere", "Where answers go"
    MANY_OPEN = "many-open", "Addresses that everybody sees"
    TOO_OFTEN = "too-often", "Nobody has looked at it"
    NOT_READ = "not-read", "It could not be read in full"
    SUBJECT = "subject", "The subject line says too much"
    IDENTIFIES = "identifies", "Names and details"
    SECURE = "secure", "It only goes to addresses that are kept secure"
    NEW_RECIPIENT = "new-recipient", "An address to check"
    SHARED_MAILBOX = "shared-mailbox", "A shared mailbox"
    TRAIL = "trail", "Earlier messages"
    NOT_YOURS = "not-yours", "Not one of your people"
    ONE_OF = "one-of", "Which of your people"
    SEVERAL = "several", "More than one person"
    WRONG_PERSON = "wrong-person", "Maybe the wrong recipient"
    WRONG_FILE = "wrong-file", "Maybe the wrong file"
    NOT_PROTECTED = "not-protected", "It could not be protected"
    NO_BASIS = "no-basis", "Why we may share it"
    PAUSED = "paused", "A paused record"


CLEARED_BY_PROTECTION = frozenset(
    [
        *(Mark.IDENTIFIES, Mark.SUBJECT, Mark.MANY_OPEN, Mark.NOT_PROTECTED),
        *(Mark.ANOTHERS_NAME, Mark.ANSWERS_ELSEWHERE),
    ]
)
"""What stands against a message as it is, and not against its protected form, which is tried anew each time."""
