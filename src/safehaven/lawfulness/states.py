"""On what basis something is shared, with whom, how it was given and taken back, and why a use is paused."""

from __future__ import annotations

from django.db import models


class Basis(models.TextChoices):
    """The lawful basis, in the words of UK GDPR article 6."""

    CONSENT = "consent", "Consent"
    CONTRACT = "contract", "A contract with the person"
    LEGAL_OBLIGATION = "legal-obligation", "A legal obligation"
    VITAL_INTERESTS = "vital-interests", "Vital interests: to protect a life"
    PUBLIC_TASK = "public-task", "A public task"
    LEGITIMATE_INTERESTS = "legitimate-interests", "Legitimate interests"
    RECOGNISED_INTERESTS = "recognised-interests", "Recognised legitimate interests, such as safeguarding"


class Reach(models.TextChoices):
    """With whom a basis lets us share."""

    ANYBODY = "anybody", "Any organisation that helps with this"
    KIND = "kind", "One kind of organisation"
    ORGANISATION = "organisation", "One organisation"
    PERSON = "person", "One recipient"
    ONCE = "once", "One message"


class Given(models.TextChoices):
    """How somebody agreed, or took it back."""

    SAID = "said", "They said so"
    WRITTEN = "written", "They wrote or signed it"
    FOR_THEM = "for-them", "Somebody who may decide for them said so"


class Ended(models.TextChoices):
    """How a basis came to its end."""

    SAID = "said", "They said that they take it back"
    WRITTEN = "written", "They wrote that they take it back"
    FOR_THEM = "for-them", "Somebody who may decide for them takes it back"
    OVER = "over", "The reason for it is over"


class PauseGround(models.TextChoices):
    """Why the use of a record is paused: UK GDPR article 18(1)."""

    ACCURACY = "accuracy", "They say that something in it is wrong"
    UNLAWFUL = "unlawful", "We may not use it, and they want it kept"
    CLAIMS = "claims", "We do not need it any more, but they do, for a legal claim"
    OBJECTION = "objection", "They object, and we are still weighing it"


class WhilePaused(models.TextChoices):
    """For what a record may be used although its use is paused: UK GDPR article 18(2)."""

    CONSENT = "consent", "They agree to this one use"
    CLAIMS = "claims", "A legal claim: to make it or to answer it"
    PROTECTS = "protects", "To protect the rights of another person"
    PUBLIC_INTEREST = "public-interest", "An important public interest"
