"""What happened, in order.  The database itself refuses to change or remove an entry."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.records.models.record import Record
from safehaven.records.states import EntryKind


class Entry(Guarded):
    """One thing that happened.  A correction is a new entry that points at the one it corrects.

    `written_by` is empty for what the system did by itself.  `about` is how the ledger refers to
    the thing of another app that an entry tells of, such as `disclosure:<uuid>`.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=EntryKind)
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    text = SealedField()
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, related_name="correction", null=True)
    about = models.CharField(max_length=80, default="")
    once = models.UUIDField(default=uuid.uuid4)

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "kind": Tells.WORK,
        "happened_at": Tells.WORK,
        "written_at": Tells.WORK,
        "written_by": Tells.WORK,
        "text": Tells.SEALED,
        "corrects": Tells.NOTHING,
        "about": Tells.NOTHING,
        "once": Tells.NOTHING,
    }

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar = [
            models.Index(name="entry_newest_first", fields=["record", "-happened_at", "-written_at"]),
            models.Index(name="entry_by_writing", fields=["written_at"]),
            models.Index(
                name="entry_by_delay",
                fields=["written_at", "happened_at"],
                condition=Q(corrects__isnull=True, written_by__isnull=False),
            ),
        ]
        constraints: ClassVar = [
            UniqueConstraint(name="entry_is_written_once_for_each_form", fields=["written_by", "once"]),
            CheckConstraint(
                name="entry_does_not_correct_itself",
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.happened_at:%d %B %Y}"
