"""The words that the tables of training use for how."""

from __future__ import annotations

from django.db.models import TextChoices


class How(TextChoices):
    """How somebody came to a certificate."""

    TEST = "test", "Passed the test here"
    ELSEWHERE = "elsewhere", "Passed in another learning system"
