"""The lines of the ledger, the tree they are sealed into, and its checkpoints.  The database keeps them as they are."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.interface.counting import counted


class Line(models.Model):
    """One act by one actor, written in the act's own transaction.

    `entry` is the canonical line (docs/spec/ledger-line.md) and the only truth; the other columns
    repeat parts of it for searching, and verification compares them with it.  The table has no index
    beside its key, because every act would pay for it: lines are found through their leaves.
    """

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=80)
    by = models.CharField(max_length=60)
    about = models.CharField(max_length=80, blank=True)
    entry = models.TextField()

    tells: ClassVar[dict[str, Tells]] = {
        "number": Tells.NOTHING,
        "at": Tells.WORK,
        "act": Tells.WORK,
        "by": Tells.WORK,
        "about": Tells.NOTHING,
        "entry": Tells.WORK,
    }

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} by {self.by}"


class Leaf(models.Model):
    """A line's place in the tree, and its leaf hash as it was sealed.

    `number` is the line's, and no foreign key: a line taken away must leave its leaf behind, so that
    it can be named.  `about` is the line's main subject, by which lines are found.
    """

    index = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(unique=True)
    hash = models.BinaryField(max_length=32)
    about = models.CharField(max_length=80, blank=True)

    tells: ClassVar[dict[str, Tells]] = {
        "index": Tells.NOTHING,
        "number": Tells.NOTHING,
        "hash": Tells.NOTHING,
        "about": Tells.NOTHING,
    }

    class Meta:
        indexes: ClassVar = [models.Index(name="ledger_leaf_by_main_subject", fields=["about", "number"])]

    def __str__(self) -> str:
        return f"leaf {self.index} of line {self.number}"


class Node(models.Model):
    """The root of a complete subtree: 2^level leaves, the first of them at place·2^level."""

    level = models.PositiveSmallIntegerField()
    place = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "level": Tells.NOTHING,
        "place": Tells.NOTHING,
        "hash": Tells.NOTHING,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="ledger_node_stands_once_in_its_place", fields=["level", "place"])
        ]

    def __str__(self) -> str:
        return f"node {self.place} of level {self.level}"


class Checkpoint(models.Model):
    """The size and root of the tree at a moment, signed (docs/spec/ledger-tree.md).  `note` is the truth."""

    size = models.BigIntegerField(unique=True)
    note = models.TextField()
    signed_at = models.DateTimeField()

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "size": Tells.NOTHING,
        "note": Tells.NOTHING,
        "signed_at": Tells.WORK,
    }

    def __str__(self) -> str:
        return f"checkpoint over {counted(self.size, 'line')}"


class Examination(Guarded):
    """Somebody, or the clock, asked whether the ledger holds; once examined, what was found.

    `findings` is a list of {kind, where, sentence}: it names lines and checkpoints, never people.
    """

    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60)
    examined_at = models.DateTimeField(null=True, db_index=True)
    size = models.BigIntegerField(null=True)
    findings = models.JSONField(default=list)

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "asked_at": Tells.WORK,
        "asked_by": Tells.WORK,
        "examined_at": Tells.WORK,
        "size": Tells.NOTHING,
        "findings": Tells.NOTHING,
    }

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="ledger_examination_says_when_and_how_much",
                condition=models.Q(examined_at__isnull=True, size__isnull=True)
                | models.Q(examined_at__isnull=False, size__isnull=False),
            )
        ]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def __str__(self) -> str:
        return f"examination of {self.asked_at:%Y-%m-%d %H:%M}"
