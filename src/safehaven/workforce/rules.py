"""Why something about staff may not happen.  Each rule raises its own reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.refusals import NotThere, Refusal, allowed
from safehaven.interface.times import plain_date
from safehaven.workforce.days import day_before, first_moment_of, today
from safehaven.workforce.hands import in_one_hand
from safehaven.workforce.models import (
    Concern,
    Invitation,
    Move,
    RoleHolding,
    Service,
    Site,
    StaffMember,
    StaffSession,
    Team,
)
from safehaven.workforce.queries import capabilities_of, roles_ahead_of, roles_of
from safehaven.workforce.roles import MEANINGS, READS_RECORDS, WATCHES, Role, capabilities_of_roles, clash

# Whoever takes away a second factor does not also hand out the password, nor the other way round,
# until the account's owner has had this long to notice.
APART = timedelta(hours=24)
FURTHEST_AHEAD = timedelta(days=365)


class EmailTaken(Refusal):
    """Two people cannot sign in with one address."""


class OwnAccount(Refusal):
    """Nobody changes their own roles."""


class RunsTheSystem(Refusal):
    """Whoever runs the system reads no record, and the other way round."""


class BeyondOwnReach(Refusal):
    """Who may read no record, or watches over nobody, may not hand that out, nor take over an account that may."""


class HasLeft(Refusal):
    """Somebody who left holds nothing."""


class LinkClosed(Refusal):
    """A link for choosing a password works once, and for a few days."""


class SessionOver(Refusal):
    """What was begun in a session ends with it."""


class LastSecondFactor(Refusal):
    """Nobody works without a second factor."""


class BothByOne(Refusal):
    """One colleague alone does not take over an account."""


class RoundAbout(Refusal):
    """Nobody manages themselves, not even through others."""


class ChangedMeanwhile(Refusal):
    """Somebody else saved first."""


class NameTaken(Refusal):
    """Two services, sites or teams cannot be told apart by one name."""


class AlreadySo(Refusal):
    """What was asked for is so already."""


class NotLinked(Refusal):
    """An account of the sign-in provider is tied to one account here, and not by one colleague alone."""


class NotThen(Refusal):
    """Nothing is changed backwards, and nobody plans for a day that was mistyped."""


class MovesAlready(Refusal):
    """One change of team is planned at a time."""


class TooLate(Refusal):
    """What has happened is not undone: it is put right by another act."""


class NotForYou(NotThere):
    """What was noticed about an account is for its owner, and for those who decide."""


class NothingWritten(Refusal):
    """A decision needs a reason."""


def check_works_here(staff: StaffMember) -> None:
    if not staff.is_active:
        raise HasLeft("This person does not work here now, so they can hold no role and be in no team.")


def check_address_is_free(email: str, *, but: StaffMember | None = None) -> None:
    others = StaffMember.objects.filter(email=email).exclude(pk=but.pk if but else None)
    if others.exists():
        raise EmailTaken("Somebody signs in with this email address already.  Use another one.")


def check_is_at(staff: StaffMember, version: int) -> None:
    if staff.version != version:
        raise ChangedMeanwhile(
            "This was changed in another window or by a colleague while you had it open.  Nothing of yours is saved yet."
        )


def check_to_come(day: date) -> None:
    if day < today():
        raise NotThen("Choose today or a later day: what was open before cannot be undone.")
    if day > today() + FURTHEST_AHEAD:
        raise NotThen("Choose a day within the next year.")


def check_is_here_on(staff: StaffMember, day: date) -> None:
    if staff.active_until is not None and staff.active_until <= first_moment_of(day):
        last = plain_date(day_before(staff.active_until))
        raise NotThen(f"Their last day here is {last}.  Choose an earlier day.")


def check_moves_once(ahead: Move | None) -> None:
    if ahead is not None:
        raise MovesAlready(f"They move on {plain_date(ahead.on)} already.  Take that back first.")


def check_not_undone(move: Move) -> None:
    if move.undone_at is not None or move.done_at is not None:
        raise AlreadySo("This move was taken back or has happened already.")


def check_day_is_ahead(move: Move) -> None:
    if move.on <= today():
        raise TooLate("The day has come, so the move has happened.  Move them back instead.")


def check_leaves_later(staff: StaffMember) -> None:
    if not staff.leaves_later:
        raise TooLate("No leaving is planned that could be taken back.")


def check_time_has_come(staff: StaffMember) -> None:
    if staff.departed_at is not None or staff.is_active:
        raise AlreadySo("Their account is closed already, or they still work here.")


def check_can_give(
    staff: StaffMember, role: Role, *, by: Actor, instead_of: RoleHolding | None = None
) -> None:
    """`instead_of` is a role that ends in the moment in which this one begins."""
    check_works_here(staff)
    held = roles_ahead_of(staff, but=instead_of)
    if role in held:
        raise AlreadySo("They hold this role already.")
    if clash(held | {role}):
        raise RunsTheSystem(
            "Nobody may both run the system and read records.  Take away the other role first, or ask somebody else."
        )
    if isinstance(by, StaffMember):
        _check_own_reach(staff, MEANINGS[role].allows, by)


def check_can_appoint(staff: StaffMember, role: Role, *, by: Actor) -> None:
    """Somebody is to stand in for whoever holds a role: refuse whoever could not give them the role itself."""
    check_works_here(staff)
    if isinstance(by, StaffMember):
        _check_own_reach(staff, MEANINGS[role].allows, by)


def check_can_speak_for(role: Role, *, by: Actor) -> None:
    """Somebody says how a role is reached: for one that watches over others, only whoever watches themselves."""
    watches = not WATCHES.isdisjoint(MEANINGS[role].allows)
    if watches and isinstance(by, StaffMember) and WATCHES.isdisjoint(capabilities_of(by)):
        raise BeyondOwnReach(
            "People are to reach somebody who watches over others, and your own role does not.  "
            "Ask the chief executive to do it."
        )


def may_speak_for(role: Role, by: StaffMember) -> bool:
    """Whether somebody may say how a role is reached: for pages that show or hide the way to it."""
    return allowed(lambda: check_can_speak_for(role, by=by))


def check_can_change_account(staff: StaffMember, *, by: Actor) -> None:
    """Refuse whoever could use the change to read records that are closed to them."""
    if isinstance(by, StaffMember):
        _check_own_reach(staff, _capabilities_ahead(staff), by)


def _capabilities_ahead(staff: StaffMember) -> frozenset[Capability]:
    return capabilities_of(staff) | capabilities_of_roles(roles_ahead_of(staff))


def check_can_reset(staff: StaffMember, *, by: Actor) -> None:
    """A link that still works, or was used a moment ago, is one that its owner may not have noticed."""
    now = timezone.now()
    works = Q(used_at__isnull=True, expires_at__gt=now)
    recent = staff.invitations.filter(works | Q(made_at__gt=now - APART) | Q(used_at__gt=now - APART))
    _check_by_two(
        by, recent.values_list("made_by", flat=True), "made this person a password link in the last days"
    )


def check_can_invite(staff: StaffMember, *, by: Actor) -> None:
    recent = staff.second_factor_resets.filter(reset_at__gt=timezone.now() - APART)
    _check_by_two(by, recent.values_list("reset_by", flat=True), "reset this person's second factor today")


def _check_by_two(by: Actor, earlier: Iterable[str], did: str) -> None:
    """Two accounts in one hand are one person here: otherwise a manager makes themselves a second one."""
    if not isinstance(by, StaffMember):
        return
    others = set(earlier)
    if by.ledger_name in others:
        raise BothByOne(f"You {did}.  Ask a colleague, or do it tomorrow.")
    if any(in_one_hand(by.ledger_name, other) for other in others):
        raise BothByOne(
            f"Somebody who gave you your account, role or password link lately, or had one from you or from the "
            f"same colleague, {did}.  Ask another colleague, or do it tomorrow."
        )


def check_can_link(staff: StaffMember, issuer: str, subject: str) -> None:
    if staff.linked_sign_ins.filter(issuer=issuer).exclude(subject=subject).exists():
        raise NotLinked("Another work account is tied to this one.  Ask your IT administrator.")
    recent = staff.second_factor_resets.filter(reset_at__gt=timezone.now() - APART)
    if recent.exists():
        raise BothByOne(
            "Your second factor was reset today.  Sign in with your password, or wait until tomorrow."
        )


def check_still_open(invitation: Invitation) -> None:
    if invitation.used_at is not None or invitation.expires_at <= timezone.now():
        raise LinkClosed("This link has been used or is too old.  Ask your manager for a new one.")
    maker = _staff_named(invitation.made_by)
    if maker is not None and not maker.is_active:
        raise LinkClosed("Whoever made this link does not work here now.  Ask your manager for a new one.")


def _staff_named(ledger_name: str) -> StaffMember | None:
    noun, _colon, key = ledger_name.partition(":")
    return StaffMember.objects.filter(pk=key).first() if noun == StaffMember.ledger_noun else None


def check_still_runs(session: StaffSession) -> None:
    if session.ended_at is not None:
        raise SessionOver("You were signed out, so nothing was changed.  Sign in again.")


def check_not_the_last_factor(staff: StaffMember, factor: Authenticator) -> None:
    others = Authenticator.objects.filter(user=staff).exclude(pk=factor.pk)
    if not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        raise LastSecondFactor("This is your only second factor.  Add another one first.")


def check_can_manage(staff: StaffMember, manager: StaffMember | None) -> None:
    above, seen = manager, {staff.pk}
    while above is not None:
        if above.pk in seen:
            raise RoundAbout("Nobody can be their own line manager, directly or through others.")
        seen.add(above.pk)
        above = above.line_manager


def check_name_is_free(kind: type[Service | Site | Team], name: str) -> None:
    if kind.objects.filter(name__iexact=name).exists():
        raise NameTaken("There is one with this name already.  Use another name.")


def check_not_answered(concern: Concern) -> None:
    if concern.answered_at is not None or concern.decided_at is not None:
        raise AlreadySo("This was answered already.")


def check_not_decided(concern: Concern) -> None:
    if concern.decided_at is not None:
        raise AlreadySo("A colleague has decided this already.")


def check_why(words: str) -> None:
    if not words.strip():
        raise NothingWritten("Write what you found and what was done.")


def allowed_to_change(staff: StaffMember, by: StaffMember) -> bool:
    """Whether somebody may change this account at all: for pages that show or hide the ways to."""
    return allowed(check_works_here, staff) and allowed(
        _check_own_reach, staff, _capabilities_ahead(staff), by
    )


def roles_to_give(staff: StaffMember, by: StaffMember) -> list[Role]:
    """The roles not held yet that are this colleague's to give.  One that clashes is refused with the reason."""
    held = roles_of(staff)
    return [
        role
        for role in Role
        if role not in held and allowed(_check_own_reach, staff, MEANINGS[role].allows, by)
    ]


def _check_own_reach(staff: StaffMember, reach: frozenset[Capability], by: StaffMember) -> None:
    if staff.pk == by.pk:
        raise OwnAccount(
            "Nobody changes their own roles or resets their own sign-in.  Ask a colleague to do it."
        )
    own = capabilities_of(by)
    if not READS_RECORDS.isdisjoint(reach) and READS_RECORDS.isdisjoint(own):
        raise BeyondOwnReach(
            "This would open records to somebody, and your own role opens none.  Ask a manager to do it."
        )
    if not WATCHES.isdisjoint(reach) and WATCHES.isdisjoint(own):
        raise BeyondOwnReach(
            "This is about somebody who watches over others, and your own role does not.  "
            "Ask the chief executive to do it."
        )
