"""The words that columns may hold, and what each means to people."""

from __future__ import annotations

from django.db import models


class RecordState(models.TextChoices):
    """Where a record is in its life."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


MOVES: dict[RecordState, frozenset[RecordState]] = {
    RecordState.OPEN: frozenset({RecordState.CLOSED}),
    RecordState.CLOSED: frozenset({RecordState.OPEN}),
}


class KeepRule(models.TextChoices):
    """By which rule a closed record is kept."""

    ADULT = "adult", "The record of an adult"
    CHILD = "child", "The record of a child"
    NEARLY_ADULT = "nearly", "The record of a child of 17"
    UNKNOWN = "unknown", "Not known: there is no date of birth"


class ContactKind(models.TextChoices):
    """A way of reaching somebody."""

    PHONE = "phone", "Telephone"
    MOBILE = "mobile", "Mobile"
    EMAIL = "email", "E-mail"


class IdentifierKind(models.TextChoices):
    """Whose number it is."""

    NHS = "nhs", "NHS number"
    CHI = "chi", "CHI number (Scotland)"
    HCN = "hcn", "Health and care number (Northern Ireland)"
    NINO = "nino", "National Insurance number"
    UPN = "upn", "Unique pupil number"
    ULN = "uln", "Unique learner number"
    OTHER = "other", "Another organisation's reference"


class VerifiedHow(models.TextChoices):
    """How somebody made sure that a detail is right."""

    PERSON = "person", "The person told me"
    DOCUMENT = "document", "I saw it on a document or letter"
    USED = "used", "I used it and reached them"
    AGENCY = "agency", "Another organisation confirmed it"


class AssignedWhy(models.TextChoices):
    """Why somebody works with a person."""

    CREATED = "created", "Made the record"
    KEY_WORKER = "key-worker", "Key worker"
    SHARED = "shared", "Shares the work"
    COVER = "cover", "Covers for a colleague"
    SPECIALIST = "specialist", "Gives specialist help"
    HANDOVER = "handover", "Takes over from a colleague"


class EntryKind(models.TextChoices):
    """What kind of thing happened."""

    CALL = "phone-call", "Phone call"
    VISIT = "visit", "Visit"
    MEETING = "meeting", "Meeting"
    LETTER = "letter", "Letter"
    EMAIL = "e-mail", "E-mail"
    MESSAGE = "text-message", "Text message"
    DECISION = "decision", "Decision"
    NOTE = "note", "Note"
    DOCUMENT = "document", "Document"
    DISCLOSURE = "disclosure", "Disclosure"
    RECORD = "record", "About the record"


class Verdict(models.TextChoices):
    """What was decided about two records that look alike."""

    SAME = "same", "The same person"
    DIFFERENT = "different", "Two different people"


NOTED_KINDS = (EntryKind.DOCUMENT, EntryKind.DISCLOSURE, EntryKind.RECORD)
TYPED_KINDS = [kind for kind in EntryKind if kind not in NOTED_KINDS]
GIVEN_REASONS = [why for why in AssignedWhy if why is not AssignedWhy.CREATED]
