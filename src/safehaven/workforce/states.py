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
