"""The words that the workforce's tables use for why and how."""

from __future__ import annotations

from django.db.models import TextChoices


class ResetReason(TextChoices):
    """Why a colleague takes away somebody's second factor."""

    LOST = "lost", "They lost the phone or key"
    NEW = "new", "They have a new phone or key"
    BROKEN = "broken", "It is broken"
    STOLEN = "stolen", "It was stolen, or somebody else may have used it"


class Factor(TextChoices):
    """A second factor, as the ledger names it."""

    APP = "app", "Authenticator app"
    PASSKEY = "passkey", "Passkey"
    RECOVERY_CODE = "recovery-code", "Recovery code"
    PROVIDER = "provider", "Asked for by the sign-in provider"


class WhyLocked(TextChoices):
    """Why a session is locked."""

    IDLE = "idle", "Nobody used it for a while"
    ASKED = "asked", "Its owner asked for it"


class WhyEnded(TextChoices):
    """Why a session is over."""

    SIGNED_OUT = "signed-out", "Signed out"
    ENDED = "ended", "Ended from the list of sessions"
    TOO_LONG = "too-long", "Signed in for too long"
    NOT_SET_UP = "not-set-up", "No second factor was set up in time"
    RESET = "reset", "The way to sign in was reset"


class WayIn(TextChoices):
    """How a colleague changed a way into an account."""

    LINK = "link", "A link to choose a new password was made"
    RESET = "reset", "The second factor was taken away, to set up another"
    ADDRESS = "address", "The e-mail address was changed"


class ConcernKind(TextChoices):
    """Why somebody should look into an account."""

    PASSWORD_KNOWN = "password-known", "Somebody may have known the password"
    TWO_PLACES = "two-places", "The account was used from two places at once"
    TRIES_NAMES = "tries-names", "Their mail names many people whom they do not work with"


class OwnAnswer(TextChoices):
    """What the owner of an account says about two places."""

    MINE = "mine", "It was me both times"
    LENT = "lent", "A colleague used my account"
    NOT_ME = "not-me", "One of them was not me"


class Outcome(TextChoices):
    """What came of looking into it."""

    FINE = "fine", "Nothing is wrong"
    TALKED = "talked", "We talked about it, and it will not happen again"
    MADE_SAFE = "made-safe", "The account was made safe: new password, sessions ended"
