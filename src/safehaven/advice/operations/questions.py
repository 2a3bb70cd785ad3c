"""Questions: asked, read, answered, asked again, handed on, settled."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import take_house
from safehaven.advice.models import Question, Turn
from safehaven.advice.queries import questions_open_to
from safehaven.advice.rules import (
    NoSuchQuestion,
    addressee_for,
    check_can_answer,
    check_can_move,
    check_is_elsewhere,
    check_is_not_settled,
    check_is_own,
    check_written,
)
from safehaven.advice.states import RIGHT_FOR, Addressee, Kind, State, Topic
from safehaven.foundation.actors import System
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import StaffMember, line_manager_of

KEY = "advice"
CLERK = System("advice")


@dataclass(frozen=True, slots=True)
class OpenTurn:
    """One turn in clear."""

    turn: Turn
    text: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question in clear, with all that was said about it, and where it was asked."""

    question: Question
    page: str
    turns: list[OpenTurn]


@operation
def ask(
    topic: Topic, text: str, *, to: Addressee | None = None, page: str = "", once: UUID, by: StaffMember
) -> Question:
    """Ask whoever was chosen or is right for the topic; where nobody is there, whoever comes next."""
    if again := _said_before(once, by):
        return again.question
    check_written(text, "Write what you would like to know.")
    now, wanted = timezone.now(), to or RIGHT_FOR[topic]
    question = Question(topic=topic, asked_at=now, asked_by=by, waits_since=now)
    _send_to(question, addressee_for(wanted, by))
    turn = Turn(question=question, kind=Kind.ASKED, to=wanted, said_at=now, said_by=by, once=once)
    grant = take_house(
        KEY,
        by=by,
        act="advice:question_asked",
        about=[question],
        topic=topic.value,
        to=question.to.replace("_", "-"),
    )
    if page:
        grant.seal(question, page=page)
    grant.seal(turn, text=text.strip())
    question.save(force_insert=True)
    turn.save(force_insert=True)
    return question


@operation
def open_question(question: Question, *, by: StaffMember) -> OpenQuestion:
    """Read a question and what was said.  Raises NoSuchQuestion for whoever it is not open to."""
    question = _open_to(question, by)
    turns = list(question.turns.select_related("said_by"))
    grant = take_house(KEY, by=by, act="advice:question_read", about=[question])
    said = [OpenTurn(turn, grant.open(turn, "text")) for turn in turns]
    return OpenQuestion(question, grant.open(question, "page"), said)


@operation
def answer(question: Question, text: str, *, once: UUID, by: StaffMember) -> Question:
    """Answer it.  Raises NoSuchQuestion for whoever is not asked."""
    if again := _said_before(once, by):
        return again.question
    question = _under_lock(question, by)
    check_can_answer(question, by)
    check_written(text, "Write your answer.")
    _say(question, Kind.ANSWERED, State.ANSWERED, text, once=once, by=by, act="advice:question_answered")
    return question


@operation
def ask_again(question: Question, text: str, *, once: UUID, by: StaffMember) -> Question:
    """Say more, or that the answer did not help.  It waits again, where it was or with whoever is there now."""
    if again := _said_before(once, by):
        return again.question
    question = _under_lock(question, by)
    check_is_own(question, by)
    check_can_move(question, State.WAITING)
    check_written(text, "Write what you would still like to know.")
    _send_to(question, addressee_for(Addressee(question.to), by))
    question.waits_since = timezone.now()
    _say(question, Kind.ASKED_AGAIN, State.WAITING, text, once=once, by=by, act="advice:question_asked_again")
    return question


@operation
def hand_on(question: Question, to: Addressee, *, once: UUID, by: StaffMember) -> Question:
    """Give it to somebody who knows better.  Whoever hands it on sees it no more."""
    if again := _said_before(once, by):
        return again.question
    question = _under_lock(question, by)
    check_is_not_settled(question)
    check_is_elsewhere(question, to)
    _send_to(question, addressee_for(to, question.asked_by, or_else=False))
    question.state, question.waits_since = State.WAITING, timezone.now()
    _turn(question, Kind.HANDED_ON, once=once, by=by, to=to).save(force_insert=True)
    question.save()
    write("advice:question_handed_on", by=by, about=[question], to=to.value.replace("_", "-"))
    return question


@operation
def settle(question: Question, *, once: UUID, by: StaffMember) -> Question:
    """Say that the answer helped, or that none is needed any more."""
    if again := _said_before(once, by):
        return again.question
    question = _under_lock(question, by)
    check_is_own(question, by)
    check_can_move(question, State.SETTLED)
    question.state = State.SETTLED
    question.save(update_fields=["state"])
    _turn(question, Kind.SETTLED, once=once, by=by).save(force_insert=True)
    write("advice:question_settled", by=by, about=[question])
    return question


@operation
def pass_on(question: Question) -> bool:
    """Give a waiting question that nobody is there for to whoever comes next, unless that was done meanwhile.

    Raises NobodyThere where nobody comes next either.
    """
    Question.objects.select_for_update().get(pk=question.pk)
    question = Question.objects.select_related("asked_by").get(pk=question.pk)
    was_asked = (question.to, question.to_person_id)
    _send_to(question, addressee_for(Addressee(question.to), question.asked_by))
    moves = question.state == State.WAITING and was_asked != (question.to, question.to_person_id)
    if moves:
        question.save(update_fields=["to", "to_person"])
    write("advice:question_passed_on", by=CLERK, about=[question], moved=moves)
    return moves


def _send_to(question: Question, to: Addressee) -> None:
    question.to = to
    question.to_person = line_manager_of(question.asked_by) if to is Addressee.LINE_MANAGER else None


def _say(  # noqa: PLR0913 - all that differs between two ways of saying something
    question: Question, kind: Kind, state: State, text: str, *, once: UUID, by: StaffMember, act: str
) -> None:
    turn = _turn(question, kind, once=once, by=by)
    grant = take_house(KEY, by=by, act=act, about=[question])
    grant.seal(turn, text=text.strip())
    question.state = state
    question.save()
    turn.save(force_insert=True)


def _turn(
    question: Question, kind: Kind, *, once: UUID, by: StaffMember, to: Addressee | None = None
) -> Turn:
    return Turn(question=question, kind=kind, to=to or "", said_at=timezone.now(), said_by=by, once=once)


def _open_to(question: Question, by: StaffMember) -> Question:
    found = questions_open_to(by).filter(pk=question.pk).first()
    if found is None:
        raise NoSuchQuestion("This question is not there, or not for you.")
    return found


def _under_lock(question: Question, by: StaffMember) -> Question:
    """The question as it stands, if it is this person's turn or their own."""
    Question.objects.select_for_update().get(pk=question.pk)
    return _open_to(question, by)


def _said_before(once: UUID, by: StaffMember) -> Turn | None:
    """What the same form, sent before, has said already.  Two clicks at once come one after the other."""
    StaffMember.objects.select_for_update().get(pk=by.pk)
    said = Turn.objects.filter(said_by=by, once=once).select_related("question").first()
    if said is not None:
        write("advice:form_sent_again", by=by, about=[said.question])
    return said
