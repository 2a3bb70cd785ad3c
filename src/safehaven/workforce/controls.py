"""How the controls of accounts and sessions stand, found in the accounts and sessions themselves."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from safehaven.interface.idle import arranged
from safehaven.policies.front import Evidence, Parameter, attention, control, holds, number_in_force
from safehaven.workforce.models import RoleHolding, StaffSession, TeamMembership
from safehaven.workforce.queries import working_here

STANDING = "safehaven.workforce.middleware.StandingMiddleware"
GATES = "safehaven.foundation.gates.EveryViewHasAGate"
SHARED_NAMES = frozenset(
    {"admin", "all", "contact", "desk", "duty", "enquiries", "hello", "info", "office", "reception", "team"}
)
DEVICES = "Safehaven locks its own pages. Whether the device locks itself is not known to it."


@control(
    "screen-lock",
    does="Locks the session and blanks the page when nobody has used it for as long as the policy says.",
    acts_in=("safehaven.workforce.standing.is_idle", "safehaven.workforce.middleware.StandingMiddleware"),
    reads=(Parameter.IDLE_LOCK_MINUTES,),
    not_for={
        "WY-physical-01": "Screens lock. Whether desks are clear, somebody must go and see.",
        "JR-I-03": DEVICES,
        "SJ-5-11": DEVICES,
    },
)
def screen_lock() -> Evidence:
    if STANDING not in settings.MIDDLEWARE or arranged() is None:
        return attention("The lock is switched off in this installation. Tell your IT administrator.")
    minutes = number_in_force(Parameter.IDLE_LOCK_MINUTES)
    return holds(f"Pages lock after {minutes} minutes without anybody using them.", minutes=minutes)


@control(
    "unique-account",
    does="Everybody has an account of their own, under an e-mail address that no other account has.",
    acts_in=(
        "safehaven.workforce.models.people.StaffMember",
        "safehaven.workforce.operations.staff.add_staff",
    ),
)
def unique_account() -> Evidence:
    addresses = list(working_here().values_list("email", flat=True))
    shared = sum(address.partition("@")[0] in SHARED_NAMES for address in addresses)
    if shared:
        return attention(
            f"{shared:,} accounts have an address that several people may read. "
            "Managers must give each of them an account of their own.",
            shared=shared,
        )
    return holds(f"{len(addresses):,} people, each with an account of their own.", people=len(addresses))


@control(
    "second-factor",
    does="Nobody gets past the first page without a second factor: a code, a passkey or a recovery code.",
    acts_in=("safehaven.workforce.standing.standing_in", "safehaven.foundation.gates.SignedIn"),
)
def second_factor() -> Evidence:
    if STANDING not in settings.MIDDLEWARE or GATES not in settings.MIDDLEWARE:
        return attention(
            "The second factor is not asked for in this installation. Tell your IT administrator."
        )
    running = StaffSession.objects.filter(ended_at__isnull=True, verified_at__isnull=False).count()
    return holds(f"{running:,} sessions run, each begun with a second factor.", running=running)


@control(
    "password-strength",
    does="Refuses passwords that are too short or too easy to guess when somebody chooses one.",
    acts_in=("safehaven.workforce.passwords.LongAndHardToGuess",),
    reads=(Parameter.PASSWORD_MIN_LENGTH, Parameter.PASSWORD_CLASSES),
    not_for={
        "RE-people-16": "Common passwords are refused. Leaked ones, and our organisation's name, are not known."
    },
)
def password_strength() -> Evidence:
    shortest = number_in_force(Parameter.PASSWORD_MIN_LENGTH)
    for weak in ("password1234", "a" * shortest, "a" * (shortest - 1)):
        try:
            validate_password(weak)
        except ValidationError:
            continue
        return attention("A password that is easy to guess was let through. Tell your IT administrator.")
    return holds(
        f"New passwords have {shortest} characters or more and are hard to guess. "
        "One chosen before a stricter rule stays until it is changed.",
        shortest=shortest,
    )


@control(
    "leaver-access",
    does="Leaving ends the account, its sessions, second factor, links, roles and teams in one act.",
    acts_in=("safehaven.workforce.operations.staff.mark_as_left",),
    not_for={
        "RE-people-23": "Leaving closes everything at once. After a change of job, somebody must end the old."
    },
)
def leaver_access() -> Evidence:
    now = timezone.now()
    left = Q(staff__active_until__lte=now)
    open_still = (
        StaffSession.objects.filter(left, ended_at__isnull=True).count()
        + RoleHolding.objects.filter(left).exclude(until__lte=now).count()
        + TeamMembership.objects.filter(left).exclude(until__lte=now).count()
    )
    if open_still:
        return attention(
            f"{open_still:,} sessions, roles or teams of people who left are still open. "
            "Their managers must end them.",
            open=open_still,
        )
    return holds("Nobody who left has a session, a role or a team.")
