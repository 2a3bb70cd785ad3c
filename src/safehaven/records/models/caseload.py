"""Who works with whom.  Every road to a record starts here."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from safehaven.records.models.pairs import says_who_and_when
from safehaven.records.models.record import Record
from safehaven.records.states import AssignedWhy


class Assignment(Guarded):
    """Somebody works with a person, from one day up to, and without, another.

    `team` is the one through which they came to it, where that is known: leaving that team ends it, unless
    it is kept (see staying.py).  `ended_at` and `ended_by` say when and by whom the last day was written down.

    With `read_until` it lets them read and change nothing, and no longer than until that moment: somebody covers
    for an absent colleague (see lending.py).  `read_over_at` is written once that is over: from then on it holds
    even where the clock is set back.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="assignments")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("workforce.Team", on_delete=models.PROTECT, related_name="+", null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    read_until = models.DateTimeField(null=True)
    read_over_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=12, choices=AssignedWhy)
    why_text = SealedField(null=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "staff": Tells.WORK,
        "team": Tells.NOTHING,
        "starts_on": Tells.WORK,
        "ends_on": Tells.WORK,
        "read_until": Tells.WORK,
        "read_over_at": Tells.WORK,
        "why": Tells.WORK,
        "why_text": Tells.SEALED,
        "given_at": Tells.WORK,
        "given_by": Tells.WORK,
        "ended_at": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(name="assignment_of_staff", fields=["staff", "record", "starts_on", "ends_on"])
        ]
        constraints: ClassVar = [
            says_who_and_when("assignment_end", "ended"),
            CheckConstraint(
                name="assignment_does_not_end_before_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            CheckConstraint(
                name="assignment_nobody_gives_themselves_a_person",
                condition=Q(why=AssignedWhy.CREATED) | ~Q(given_by=F("staff")),
            ),
            CheckConstraint(
                name="assignment_that_only_reads_has_an_end",
                condition=Q(read_until__isnull=True, read_over_at__isnull=True)
                | Q(read_until__isnull=False, ends_on__isnull=False),
            ),
            UniqueConstraint(
                name="assignment_is_open_once_for_each_person_and_staff_member",
                fields=["record", "staff"],
                condition=Q(ends_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()} from {self.starts_on}"
