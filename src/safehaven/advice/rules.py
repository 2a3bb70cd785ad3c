"""Why something about a question or a notice may not happen.  Each rule raises its own reason."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from safehaven.advice.models import Notice, Question
from safehaven.advice.queries import reaches_everybody, who_answers
from safehaven.advice.states import INSTEAD, MOVES, Addressee, Audience, State
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.workforce.front import StaffMember, Team, teams_of


class NoSuchQuestion(NotThere):
    """Only the asker and those who are asked know of a question."""


class NoSuchNotice(NotThere):
    """A notice is there for those it is meant for."""


class NobodyThere(Refusal):
    """A question must reach somebody."""


class AlreadyThere(Refusal):
    """A question is handed on to somebody else, or not at all."""


class OwnQuestion(Refusal):
    """Nobody answers what they asked."""


class NotTheirs(Refusal):
    """Only the asker says whether it helped."""


class WrongMoment(Refusal):
    """What was asked for does not go with where it stands."""


class NothingWritten(Refusal):
    """Words are needed."""


class BeyondOwnReach(Refusal):
    """Whoever leads a team writes to that team."""


class InThePast(Refusal):
    """A notice is there for a day at least."""


def check_written(text: str, why: str) -> None:
    if not text.strip():
        raise NothingWritten(why)


def check_can_move(question: Question, to: State) -> None:
    if to not in MOVES[State(question.state)]:
        raise WrongMoment("This question is settled.  Ask again if you still need help.")


def check_is_not_settled(question: Question) -> None:
    if question.state == State.SETTLED:
        raise WrongMoment("This question is settled, so nobody needs to answer it.")


def check_can_answer(question: Question, by: StaffMember) -> None:
    if question.asked_by_id == by.pk:
        raise OwnQuestion("You asked this yourself, so a colleague must answer it.")
    check_can_move(question, State.ANSWERED)


def check_is_own(question: Question, by: StaffMember) -> None:
    if question.asked_by_id != by.pk:
        raise NotTheirs("Only the colleague who asked can do that.")


def check_is_elsewhere(question: Question, to: Addressee) -> None:
    if question.to == to:
        raise AlreadyThere("The question is there already.  Choose somebody else.")


def addressee_for(wanted: Addressee, asker: StaffMember, *, or_else: bool = True) -> Addressee:
    """Who is asked: whoever was wanted, or the next who is there.  Raises NobodyThere."""
    for to in (wanted, *(INSTEAD[wanted] if or_else else ())):
        if who_answers(to, asker):
            return to
    raise NobodyThere(
        f"There is nobody who could answer as {wanted.within} yet.  Ask your manager in person."
        if or_else
        else f"There is nobody who could answer as {wanted.within}.  Choose somebody else."
    )


def check_somebody_is_there(question: Question) -> None:
    addressee_for(Addressee(question.to), question.asked_by)


def check_reach(audience: Audience, team: Team | None, by: StaffMember) -> None:
    if reaches_everybody(by):
        return
    if audience is not Audience.TEAM or team is None or not teams_of(by).filter(pk=team.pk).exists():
        raise BeyondOwnReach(
            "You can write to your own teams.  For everybody, ask the information governance officer."
        )


def check_until(until: date) -> None:
    if until < timezone.localdate():
        raise InThePast("The last day must be today or later.")


def check_still_up(notice: Notice) -> None:
    if notice.withdrawn_at is not None:
        raise WrongMoment("This was taken back already.")
