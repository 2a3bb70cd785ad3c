"""How the controls of accounts and sessions stand, found in the accounts and sessions themselves."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from safehaven.interface.counting import counted
from safehaven.interface.idle import arranged
from safehaven.policies.front import Evidence, Parameter, attention, control, holds, number_in_force
from safehaven.workforce.days import today
from safehaven.workforce.forms.passwords import NOT_IN_THE_DEVICE, NewPasswordForm
from safehaven.workforce.models import Concern, RoleHolding, StaffMember, StaffSession, TeamMembership
from safehaven.workforce.queries import moves_in_force, working_here
from safehaven.workforce.states import ConcernKind
from safehaven.workforce.watching import signs

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
    see="policies:settings",
)
def screen_lock() -> Evidence:
    if STANDING not in settings.MIDDLEWARE or arranged() is None:
        return attention("The lock is switched off in this installation. Tell your IT administrator.")
    minutes = number_in_force(Parameter.IDLE_LOCK_MINUTES)
    return holds(
        f"Pages lock after {counted(minutes, 'minute')} without anybody using them.", minutes=minutes
    )


@control(
    "unique-account",
    does="Everybody has an account of their own, under an e-mail address that no other account has.",
    acts_in=(
        "safehaven.workforce.models.people.StaffMember",
        "safehaven.workforce.operations.staff.add_staff",
    ),
    see="staff_list",
)
def unique_account() -> Evidence:
    addresses = list(working_here().values_list("email", flat=True))
    shared = sum(address.partition("@")[0] in SHARED_NAMES for address in addresses)
    if shared:
        return attention(
            f"{counted(shared, 'account has an address', 'accounts have an address')} that several people may read. "
            "Managers must give each of them an account of their own.",
            shared=shared,
        )
    return holds(
        f"{counted(len(addresses), 'person, with an account of their own', 'people, each with an account of their own')}.",
        people=len(addresses),
    )


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
    return holds(
        f"{counted(running, 'session runs, begun', 'sessions run, each begun')} with a second factor.",
        running=running,
    )


@control(
    "password-strength",
    does="Refuses passwords that are too short or too easy to guess when somebody chooses one.",
    acts_in=("safehaven.workforce.passwords.LongAndHardToGuess",),
    reads=(Parameter.PASSWORD_MIN_LENGTH, Parameter.PASSWORD_CLASSES, Parameter.PASSWORD_STRENGTH),
    not_for={
        "RE-people-16": "Common passwords and our organisation's name are refused. Others that thieves hold are not known."
    },
    see="policies:settings",
)
def password_strength() -> Evidence:
    shortest = number_in_force(Parameter.PASSWORD_MIN_LENGTH)
    ours = f"{settings.SAFEHAVEN_ORGANISATION}1".ljust(shortest, "1")
    for weak in ("password1234", "a" * shortest, "a" * (shortest - 1), ours):
        try:
            validate_password(weak)
        except ValidationError:
            continue
        return attention("A password that is easy to guess was let through. Tell your IT administrator.")
    return holds(
        f"New passwords have {counted(shortest, 'character')} or more and are hard to guess. "
        "One chosen before a stricter rule stays until it is changed.",
        shortest=shortest,
    )


@control(
    "password-compromise",
    does="One button closes a password that somebody may know, ends the other sessions and asks for another.",
    acts_in=(
        "safehaven.workforce.operations.concerns.replace_known_password",
        "safehaven.workforce.operations.concerns.close_password",
    ),
)
def password_compromise() -> Evidence:
    closed = Concern.objects.filter(kind=ConcernKind.PASSWORD_KNOWN)
    waiting = closed.filter(decided_at__isnull=True).count()
    if waiting:
        return attention(
            f"{counted(waiting, 'password was closed because', 'passwords were closed because')} somebody may have known them. "
            "Line managers or the security officer must look into it.",
            waiting=waiting,
        )
    return holds(
        f"{counted(closed.count(), 'password was closed, and it was looked into', 'passwords were closed, and each was looked into')}.",
        closed=closed.count(),
    )


@control(
    "password-sharing",
    does="Notices when an account is in use in two places at once, asks its owner, and has a colleague decide.",
    acts_in=(
        "safehaven.workforce.watching.signs",
        "safehaven.workforce.operations.concerns.raise_two_places",
    ),
)
def password_sharing() -> Evidence:
    raised = Concern.objects.filter(kind=ConcernKind.TWO_PLACES)
    waiting, unraised = raised.filter(decided_at__isnull=True).count(), len(signs())
    if unraised:
        return attention(
            f"{counted(unraised, 'account is in use', 'accounts are in use')} in two places just now, and nobody was told yet. "
            "If this stays so, the IT administrator must start the worker.",
            unraised=unraised,
        )
    if waiting:
        return attention(
            f"{counted(waiting, 'account was in use', 'accounts were in use')} in two places at once. "
            "Line managers or the security officer must ask their owners.",
            waiting=waiting,
        )
    return holds(
        f"{counted(raised.count(), 'sign was noticed, and it was looked into', 'signs were noticed, and each was looked into')}.",
        raised=raised.count(),
    )


@control(
    "password-storage",
    does="Wherever a password is chosen, says that it must not be kept in the device or the browser.",
    acts_in=("safehaven.workforce.forms.passwords.NewPasswordForm",),
)
def password_storage() -> Evidence:
    if NOT_IN_THE_DEVICE not in NewPasswordForm(StaffMember()).fields["password"].help_text:
        return attention("The warning is missing where passwords are chosen. Tell your IT administrator.")
    return holds("Everybody reads the warning when they choose a password. What they do then is not known.")


@control(
    "leaver-access",
    does="Leaving closes everything at once or when the last day is over. A change of team or job ends the old by its day.",
    acts_in=(
        "safehaven.workforce.closing.close_everything",
        "safehaven.workforce.operations.leaving.plan_leaving",
        "safehaven.workforce.operations.moving.plan_move",
        "safehaven.records.staying.ended_by",
    ),
    see="staff_list",
)
def leaver_access() -> Evidence:
    now = timezone.now()
    left = Q(staff__active_until__lte=now) | Q(staff__departed_at__isnull=False)
    in_force = Q(until__isnull=True) | Q(until__gt=now)
    open_still = (
        StaffSession.objects.filter(left, ended_at__isnull=True).count()
        + RoleHolding.objects.filter(left & in_force).count()
        + TeamMembership.objects.filter(left & in_force).count()
        + moves_in_force(today()).filter(_goes_on("leaves") | _goes_on("ends_role")).count()
    )
    if open_still:
        return attention(
            f"{counted(open_still, 'session, role or team of somebody who left or moved is', 'sessions, roles or teams of people who left or moved are')} still open. "
            "If this stays so, the IT administrator must start the worker.",
            open=open_still,
        )
    return holds("Nobody who left has a session, a role or a team, and nobody who moved has the old ones.")


def _goes_on(through: str) -> Q:
    ended = Q(**{f"{through}__until__isnull": True}) | Q(**{f"{through}__until__gt": timezone.now()})
    return ended & Q(**{f"{through}__isnull": False})
