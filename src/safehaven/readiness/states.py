"""The words for where somebody stands before access."""

from __future__ import annotations

from django.db.models import TextChoices

AGREEMENT = "our agreement"  # stands where a policy's name stands elsewhere, which never has a space


class How(TextChoices):
    """How one step stands."""

    DONE = "done", "Done"
    NEXT = "next", "Next"
    LATER = "later", "Later"
