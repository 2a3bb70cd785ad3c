"""A change of team, and of role, on a day that is written down beforehand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.workforce.models.people import RoleHolding, StaffMember, TeamMembership


class Move(Guarded):
    """Somebody goes out of a team on a day, into another or into none, perhaps with another job.

    What it ends and begins are memberships and roles with their own moments.  Whoever judges what came
    with the old team judges by `on`, so nothing waits for a worker.  `done_at` is written once the
    day has come: from then on it holds even where the clock is set back.
    """

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="moves")
    leaves = models.ForeignKey(TeamMembership, on_delete=models.PROTECT, related_name="+")
    joins = models.ForeignKey(TeamMembership, on_delete=models.PROTECT, related_name="+", null=True)
    ends_role = models.ForeignKey(RoleHolding, on_delete=models.PROTECT, related_name="+", null=True)
    begins_role = models.ForeignKey(RoleHolding, on_delete=models.PROTECT, related_name="+", null=True)
    on = models.DateField()
    planned_at = models.DateTimeField(default=timezone.now)
    planned_by = models.CharField(max_length=60)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    ledger_noun = "move"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "leaves": Tells.NOTHING,
        "joins": Tells.NOTHING,
        "ends_role": Tells.NOTHING,
        "begins_role": Tells.NOTHING,
        "on": Tells.STAFF,
        "planned_at": Tells.WORK,
        "planned_by": Tells.WORK,
        "done_at": Tells.WORK,
        "undone_at": Tells.WORK,
    }

    class Meta:
        indexes: ClassVar = [models.Index(name="move_of_staff", fields=["staff", "on"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="move_is_done_or_undone_never_both",
                condition=Q(done_at__isnull=True) | Q(undone_at__isnull=True),
            ),
            models.CheckConstraint(
                name="move_does_not_join_what_it_leaves",
                condition=Q(joins__isnull=True) | ~Q(joins=F("leaves")),
            ),
            models.UniqueConstraint(
                name="move_is_planned_once_at_a_time",
                fields=["staff"],
                condition=Q(done_at__isnull=True, undone_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name
