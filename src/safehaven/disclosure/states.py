"""The states of a disclosure and of its messages, what may follow what, and the words for each."""

from __future__ import annotations

from django.db import models


class Channel(models.TextChoices):
    """A way in which something leaves."""

    EMAIL = "email", "E-mail"
    FAX = "fax", "Fax"
    TELEPHONE = "telephone", "Telephone"


class State(models.TextChoices):
    """Where a disclosure is on its way."""

    DRAFT = "draft", "Not finished"
    ASKED = "asked", "Waiting for a decision"
    APPROVED = "approved", "Approved, not released"
    REFUSED = "refused", "Refused"
    ABANDONED = "abandoned", "Not shared"
    RELEASED = "released", "Released: can still be taken back"
    PREPARING = "preparing", "Being made ready"
    SENDING = "sending", "On its way"
    SENT = "sent", "Sent"
    RECEIVED = "received", "Received"
    HELD = "held", "Held: needs somebody"
    RETRACTED = "retracted", "Taken back"


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ASKED, State.RELEASED, State.ABANDONED, State.HELD}),
    State.ASKED: frozenset({State.APPROVED, State.REFUSED, State.DRAFT, State.ABANDONED}),
    State.APPROVED: frozenset({State.RELEASED, State.DRAFT, State.ABANDONED, State.HELD}),
    State.REFUSED: frozenset(),
    State.ABANDONED: frozenset(),
    State.RELEASED: frozenset({State.PREPARING, State.RECEIVED, State.HELD, State.RETRACTED}),
    State.PREPARING: frozenset({State.SENDING, State.HELD, State.RETRACTED}),
    State.SENDING: frozenset({State.SENT, State.HELD, State.RETRACTED}),
    State.SENT: frozenset({State.RECEIVED, State.HELD, State.RETRACTED}),
    State.RECEIVED: frozenset({State.HELD, State.RETRACTED}),
    State.HELD: frozenset(
        {
            State.DRAFT,
            State.ABANDONED,
            State.PREPARING,
            State.SENDING,
            State.SENT,
            State.RECEIVED,
            State.RETRACTED,
        }
    ),
    State.RETRACTED: frozenset(),
}

UNFINISHED = frozenset({State.DRAFT, State.ASKED, State.APPROVED})
ON_ITS_WAY = frozenset({State.RELEASED, State.PREPARING, State.SENDING, State.SENT, State.RECEIVED})
OVER = frozenset({State.REFUSED, State.ABANDONED, State.RETRACTED})


class MessageKind(models.TextChoices):
    """What a message carries.  The two never travel together."""

    DOCUMENT = "document", "The protected file"
    PASSWORD = "password", "The password"


class MessageState(models.TextChoices):
    """Where a message is in the outbox."""

    WAITING = "waiting", "Waiting for its turn"
    READY = "ready", "In the queue"
    CLAIMED = "claimed", "Being sent"
    HANDING_OVER = "handing-over", "Being handed to the mail server"
    SENT = "sent", "Taken by the mail server"
    HELD = "held", "Held: needs somebody"
    CANCELLED = "cancelled", "Not sent"


MESSAGE_MOVES: dict[MessageState, frozenset[MessageState]] = {
    MessageState.WAITING: frozenset({MessageState.READY, MessageState.CANCELLED}),
    MessageState.READY: frozenset(
        {MessageState.CLAIMED, MessageState.SENT, MessageState.HELD, MessageState.CANCELLED}
    ),
    MessageState.CLAIMED: frozenset(
        {
            MessageState.CLAIMED,
            MessageState.HANDING_OVER,
            MessageState.READY,
            MessageState.SENT,
            MessageState.HELD,
            MessageState.CANCELLED,
        }
    ),
    MessageState.HANDING_OVER: frozenset({MessageState.SENT, MessageState.READY, MessageState.HELD}),
    MessageState.SENT: frozenset(),
    MessageState.HELD: frozenset({MessageState.READY, MessageState.SENT, MessageState.CANCELLED}),
    MessageState.CANCELLED: frozenset(),
}


class Category(models.TextChoices):
    """Why something is shared, as the policies list it."""

    SAFEGUARDING = "safeguarding", "A safeguarding concern"
    SOCIAL_WORKER = "social-worker", "A social worker has asked"
    INSPECTION = "inspection", "An inspection by a governing body"
    CONSENT = "consent", "The person has agreed"
    COURT_ORDER = "court-order", "A court has ordered it"
    CARE = "care", "Care or support that another agency gives"
    EMERGENCY = "emergency", "An emergency: somebody's life or health"
    CRIME = "crime", "To prevent or detect a crime"
    RIGHTS = "rights", "The person has asked for it themselves"
    OTHER = "other", "Another reason"


class Received(models.TextChoices):
    """How we know that it arrived."""

    LINK = "link", "The recipient confirmed it on our page"
    PHONE = "phone", "The recipient said so on the telephone"
    REPLY = "reply", "The recipient answered the message"


class Trouble(models.TextChoices):
    """What stands in the way, in plain words."""

    CHECK_FAILED = "check-failed", "A check does not pass any more"
    CHECK_BROKEN = "check-broken", "A check could not be made"
    NOT_PROTECTED = "not-protected", "No protected file could be made"
    FILE_MISSING = "file-missing", "A file cannot be read from the store"
    SERVER_AWAY = "server-away", "The mail server does not answer"
    BAD_CERTIFICATE = "bad-certificate", "The mail server cannot prove who it is: its certificate is wrong"
    NO_ENCRYPTION = "no-encryption", "The mail server offers no encrypted connection"
    LOGIN_REFUSED = "login-refused", "The mail server refuses our name or password"
    NOT_CONFIGURED = "not-configured", "No mail server is set up"
    TRY_LATER = "try-later", "The mail server asks us to try again later"
    REFUSED = "refused", "The mail server refuses this message"
    KEPT_FAILING = "kept-failing", "It could not be sent for a whole day"
    UNEXPECTED = "unexpected", "Something went wrong here that nobody foresaw"
    MAY_HAVE_BEEN_SENT = "may-have-been-sent", "It may have been sent: check with the recipient"
