"""What is known about a version of a document."""

from django.db import models


class Scan(models.TextChoices):
    """What the malware scanner said."""

    CLEAN = "clean", "No malware found"
    NOT_SCANNED = "not_scanned", "Not scanned"
    ENCRYPTED = "encrypted", "Not scanned: the file is encrypted"
    INFECTED = "infected", "Malware found"
