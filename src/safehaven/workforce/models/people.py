"""Members of staff, the roles that they hold and the teams that they are in, with from and until."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from safehaven.foundation.guarded import Guarded, GuardedRows, Tells
from safehaven.foundation.prepared import Blank
from safehaven.workforce.days import day_before
from safehaven.workforce.models.places import Team
from safehaven.workforce.roles import Role


def in_force(through: str = "", *, now: datetime | Blank | None = None) -> Q:
    """What holds now: begun, and not ended.  `through` leads to it, such as `memberships__`."""
    now = now or timezone.now()
    open_ended = Q(**{f"{through}until__isnull": True})
    return Q(**{f"{through}since__lte": now}) & (open_ended | Q(**{f"{through}until__gt": now}))


class StaffRows(GuardedRows):
    """Members of staff, found by what they sign in with."""

    def get_by_natural_key(self, email: str) -> StaffMember:
        """The member of staff with this e-mail address, in any case.  Django's sign-in asks this."""
        found: StaffMember = self.get(email=email.lower())
        return found


class StaffMember(Guarded, AbstractBaseUser):
    """Somebody who works here: employed, volunteering or on the board.  Nobody is ever deleted.

    `active_until` is when they leave, known ahead or not.  `departed_at` is written once everything of
    theirs is closed: from then on they have left even where the clock is set back.

    Django would note each sign-in in `last_login`; ours stand on the ledger and in StaffSession.
    """

    last_login = None
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    initials = models.CharField(max_length=6)
    line_manager = models.ForeignKey("self", on_delete=models.PROTECT, related_name="reports", null=True)
    active_from = models.DateTimeField(default=timezone.now)
    active_until = models.DateTimeField(null=True)
    departed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[Self]] = StaffRows.as_manager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    ledger_noun = "staff"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "password": Tells.SECRET,
        "email": Tells.STAFF,
        "name": Tells.STAFF,
        "initials": Tells.LITTLE,
        "line_manager": Tells.STAFF,
        "active_from": Tells.STAFF,
        "active_until": Tells.STAFF,
        "departed_at": Tells.STAFF,
        "version": Tells.NOTHING,
    }

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="staff_member_email_is_in_small_letters", condition=Q(email=Lower("email"))
            ),
            models.CheckConstraint(
                name="staff_member_nobody_is_their_own_line_manager",
                condition=Q(line_manager__isnull=True) | ~Q(line_manager=F("id")),
            ),
            models.CheckConstraint(
                name="staff_member_who_departed_has_an_end",
                condition=Q(departed_at__isnull=True) | Q(active_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_name

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's is a column
        """Whether they work here now.  Django and allauth ask this before letting anybody in."""
        now = timezone.now()
        ended = self.departed_at is not None or (self.active_until is not None and self.active_until <= now)
        return self.active_from <= now and not ended

    @property
    def leaves_later(self) -> bool:
        """Whether they work here now, and the day on which they leave is known."""
        return self.is_active and self.active_until is not None

    @property
    def last_day(self) -> date | None:
        """The last day on which they work here, where it is known."""
        return None if self.active_until is None else day_before(self.active_until)

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password.  Unlike Django's own, never writes: our writes are acts."""
        return check_password(raw_password, self.password)


class RoleHolding(Guarded):
    """Somebody holds a role, from a moment until another."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=30, choices=Role)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=60)
    ended_by = models.CharField(max_length=60, blank=True)

    ledger_noun = "role_holding"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "role": Tells.STAFF,
        "since": Tells.STAFF,
        "until": Tells.STAFF,
        "given_by": Tells.WORK,
        "ended_by": Tells.WORK,
    }

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="role_holding_that_somebody_ended_says_when",
                condition=Q(ended_by="") | Q(until__isnull=False),
            ),
            models.UniqueConstraint(
                name="role_holding_once_at_a_time",
                fields=["staff", "role"],
                condition=Q(until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} held by {self.staff_id}"


class TeamMembership(Guarded):
    """Somebody is in a team, from a moment until another."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    ledger_noun = "team_membership"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "staff": Tells.NOTHING,
        "team": Tells.NOTHING,
        "since": Tells.STAFF,
        "until": Tells.STAFF,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="team_membership_once_at_a_time",
                fields=["staff", "team"],
                condition=Q(until__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} in {self.team_id}"
