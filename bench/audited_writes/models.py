"""A task with a few columns, two of them indexed as foreign keys are: the kind of row that work consists of."""

from __future__ import annotations

import uuid
from typing import ClassVar

from auditlog.registry import auditlog
from django.db import models

from safehaven.foundation.guarded import Guarded, Tells


class Case(models.Model):
    """What tasks belong to: fetched under a lock before one is added, as an operation does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    reference = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.reference


class Task(models.Model):
    """The columns that all three have."""

    case = models.UUIDField(db_index=True)
    member = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    text = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.kind


class PlainTask(Task):
    """Nobody notes what happens to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)


class AuditlogTask(Task):
    """django-auditlog notes it, by its signals."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)


class LedgerTask(Task, Guarded):
    """Only operations write it, and each leaves a line."""

    tells: ClassVar = dict.fromkeys(("id", "case", "member", "kind", "state", "text", "made_at"), Tells.WORK)


auditlog.register(AuditlogTask)
