"""Somebody rang and asked for something about a person."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from safehaven.disclosure.models.disclosures import Disclosure
from safehaven.disclosure.models.pairs import says_who_and_when
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Call(Guarded):
    """What a caller said of themselves and asked for, and what may be told to them.

    All of it is sealed under the key of the record.  `meant` is how they named the person whom they
    ask about, `words` what is going to be told, and no more than that.
    """

    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="call")
    caller = SealedField()
    organisation = SealedField(null=True)
    number = SealedField(null=True)
    meant = SealedField()
    asks = SealedField()
    urgent = models.BooleanField(default=False)
    words = SealedField(null=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "disclosure": Tells.NOTHING,
        "caller": Tells.SEALED,
        "organisation": Tells.SEALED,
        "number": Tells.SEALED,
        "meant": Tells.SEALED,
        "asks": Tells.SEALED,
        "urgent": Tells.WORK,
        "words": Tells.SEALED,
        "taken_at": Tells.WORK,
        "taken_by": Tells.WORK,
        "told_at": Tells.WORK,
        "told_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            says_who_and_when("call_telling", "told"),
            CheckConstraint(
                name="call_tells_only_what_was_written_down_before",
                condition=Q(told_at__isnull=True) | Q(words__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
