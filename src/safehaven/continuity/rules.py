"""Why an opening may not be asked for, agreed to or ended now.  Each rule raises its own reason."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from safehaven.continuity import queries
from safehaven.continuity.models import Opening
from safehaven.continuity.states import MOVES, UNDER_WAY, State
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.interface.counting import counted
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.front import caseload_to_lend
from safehaven.workforce.front import Role, StaffMember, capabilities_of, roles_of

MOST_DAYS = 14


class NotYours(NotThere):
    """The opening is not there for this person."""


class NotTheirs(Refusal):
    """About this colleague they do not ask."""


class CannotCover(Refusal):
    """Records cannot be opened to this colleague."""


class NothingToOpen(Refusal):
    """They work with nobody whose record is open."""


class UnderWay(Refusal):
    """One at a time for each colleague."""


class TooFewTrustees(Refusal):
    """There are fewer trustees than the policy asks for."""


class NotThen(Refusal):
    """The day or the number of days cannot be right."""


class NothingWritten(Refusal):
    """There is no reason."""


class TooLate(Refusal):
    """The time in which trustees could agree is over."""


class WrongMoment(Refusal):
    """It is not in a state from which this can happen."""


class AlreadyAgreed(Refusal):
    """One trustee has one voice."""


class NoVoice(Refusal):
    """Their voice does not count here."""


class NoLongerAway(Refusal):
    """The colleague does not work here any more."""


def check_may_ask_about(absent: StaffMember, by: StaffMember) -> None:
    """Somebody asks about a colleague of theirs who works with people, and never about themselves."""
    if not queries.may_be_away(by).filter(pk=absent.pk).exists():
        raise NotTheirs("Choose a colleague from the list. Managers ask about their own teams.")


def check_says_when_and_why(away_since: date, why: str, days: int) -> None:
    """They are away already, there is a reason, and it does not last too long."""
    if away_since > timezone.localdate():
        raise NotThen("They are not away yet. Ask on the day on which they are.")
    if not 1 <= days <= MOST_DAYS:
        raise NotThen(f"It may last from 1 to {MOST_DAYS} days.")
    if not why.strip():
        raise NothingWritten("Write why people would go without help.")


def check_can_cover(cover: StaffMember, absent: StaffMember, by: StaffMember) -> None:
    """Whoever covers is ready, works with people, and neither asks nor agrees."""
    if cover.pk in {absent.pk, by.pk}:
        raise CannotCover("Choose somebody else. Nobody opens records to themselves.")
    check_still_can_cover(cover)


def check_still_can_cover(cover: StaffMember) -> None:
    """Whoever is named works here, is ready, and runs no system."""
    able = capabilities_of(cover)
    if Capability.RECORD_OPEN not in able or Capability.SYSTEM_OPERATE in able:
        raise CannotCover(
            f"{cover.name} does not work with people now. Stop this, and ask with another name."
        )
    if not queries.is_ready(cover):
        raise CannotCover(
            f"{cover.name} has to finish the training or read a policy first. "
            "Ask them to do it, or name somebody else."
        )


def check_has_people(absent: StaffMember) -> None:
    """There is somebody on the list."""
    if not absent.is_active:
        raise NoLongerAway(f"{absent.name} has left. Their manager gives their people to others.")
    if not caseload_to_lend(absent).exists():
        raise NothingToOpen(f"{absent.name} works with nobody now, so there is nothing to open.")


def check_is_not_under_way(absent: StaffMember) -> None:
    """For each colleague one at a time."""
    if Opening.objects.filter(absent=absent, state__in=sorted(UNDER_WAY)).exists():
        raise UnderWay(f"This was asked for {absent.name} already. Look at that one first.")


def check_enough_trustees(asked_at: datetime, without: tuple[StaffMember, ...]) -> None:
    """There are as many trustees as it takes, without the two whom it is about."""
    there = len(queries.trustees_who_count(asked_at, without=without))
    asks = number_in_force(Parameter.CONTINUITY_QUORUM)
    if there < asks:
        raise TooFewTrustees(
            f"The policy asks for {counted(asks, 'trustee')} together, and {counted(there, 'trustee')} could agree. "
            "Ask the chief executive to add trustees to Safehaven, or your SIRO to look at the policy. Then ask again."
        )


def check_still_waits(opening: Opening, now: datetime) -> None:
    """It was neither opened nor stopped, and there is still time."""
    if opening.state == State.LAPSED or (opening.state == State.ASKED and now >= opening.decide_by):
        raise TooLate("The time to agree is over. Ask again if people still go without help.")
    if opening.state != State.ASKED:
        raise WrongMoment(f"Nobody needs to agree any more. It is: {State(opening.state).label.lower()}.")


def check_may_agree(opening: Opening, by: StaffMember) -> None:
    """A trustee since before it was asked, who is not concerned, and who has not agreed."""
    if by.pk in {opening.absent_id, opening.cover_id}:
        raise NoVoice("You cannot agree, because this is about you. Another trustee must.")
    if Role.TRUSTEE not in roles_of(by) or by not in queries.electorate(opening):
        raise NoVoice("Only those agree who were trustees when it was asked.")
    if opening.voices.filter(trustee=by).exists():
        raise AlreadyAgreed("You have agreed already. It takes another trustee as well.")


def check_may_move(opening: Opening, to: State) -> None:
    """Only along the table of moves."""
    if to not in MOVES[State(opening.state)]:
        raise WrongMoment(f"This is over already. It is: {State(opening.state).label.lower()}.")
