"""Why something may not happen here now.  Each rule raises its own reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.governance import queries
from safehaven.governance.attestations import Question
from safehaven.governance.models import Appointment, Confirmation, Finding
from safehaven.workforce.front import Role, StaffMember, holders_of, others_who_hold, staff_by_email


class NobodyWouldBeLeft(Refusal):
    """A role that somebody must hold would be empty."""


class NotAsked(NotThere):
    """Only whoever is asked confirms something."""


class SomebodyWasQuicker(Refusal):
    """It was confirmed while the form was open."""


class NotAnswered(Refusal):
    """A question was left out, or one that is not asked was answered."""


class NotSaid(Refusal):
    """What is wrong, who mends it and by when belong together."""


class MendedAlready(Refusal):
    """A finding is closed once."""


class PersonalAddress(Refusal):
    """The public page shows how a role is reached, never a person's own address."""


class HoldsItThemselves(Refusal):
    """Nobody stands in for themselves."""


class ChangedMeanwhile(Refusal):
    """Somebody else saved first."""


def check_somebody_is_left(staff: StaffMember, roles: frozenset[Role]) -> None:
    """Refuse to let the last holder of a role go that must not be empty."""
    for role in sorted(roles & queries.needed_roles()):
        if not others_who_hold(role, staff):
            raise NobodyWouldBeLeft(
                f"Nobody else here is {role.label}, and there must always be one. "
                "Give the role to somebody else first."
            )


def check_is_asked(asking: queries.Asking | None, by: StaffMember) -> None:
    if asking is None or not queries.is_asked(asking, by):
        raise NotAsked("You are not asked to confirm this now.")


def check_nobody_was_quicker(newest: Confirmation | None, after: int) -> None:
    if (newest.number if newest else 0) != after:
        raise SomebodyWasQuicker(
            "A colleague confirmed this while you had the page open. Nothing of yours was kept. "
            "Look at what they wrote first."
        )


def check_answered(questions: Iterable[Question], answers: Mapping[str, bool]) -> None:
    if {one.slug for one in questions} != set(answers):
        raise NotAnswered("The questions have changed since you opened the page. Open it again, please.")


def check_is_open(finding: Finding) -> None:
    if finding.mended_at is not None:
        raise MendedAlready("Somebody has said already that this is mended.")


def check_may_close(finding: Finding, by: StaffMember) -> None:
    if not queries.may_close(finding, by):
        raise NotAsked("Only whoever mends this, or was asked to confirm it, says that it is done.")


def check_is_nobodys_own(email: str) -> None:
    if email and staff_by_email(email) is not None:
        raise PersonalAddress(
            "Somebody signs in with this address, so it is a person's own. "
            "Use one that belongs to the role, such as dpo@example.org."
        )


def check_stands_in(deputy: StaffMember, role: Role) -> None:
    if holders_of(role).filter(pk=deputy.pk).exists():
        raise HoldsItThemselves("They hold this role themselves. Choose somebody else as the deputy.")


def check_is_at(appointment: Appointment, version: int) -> None:
    if appointment.version != version:
        raise ChangedMeanwhile(
            "This was changed by a colleague while you had it open. Nothing of yours is saved yet."
        )
