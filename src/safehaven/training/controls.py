"""How the controls of training stand, found in certificates and in who sees them."""

from __future__ import annotations

from collections.abc import Iterable

from safehaven.interface.counting import counted
from safehaven.policies.front import (
    Evidence,
    Parameter,
    attention,
    control,
    found_once,
    holds,
    number_in_force,
)
from safehaven.training.library import shipped
from safehaven.training.overseeing import seen_by_nobody
from safehaven.training.queries import Needs, needs_of
from safehaven.training.stopping import access_stops
from safehaven.workforce.front import working_here


@control(
    "training-annual",
    does="Judges at each moment who has passed the course for everybody within the policy's months. To others nothing about people opens.",
    acts_in=(
        "safehaven.training.queries.training_of",
        "safehaven.training.operations.certifying.end_some",
        "safehaven.readiness.gate.check_grant",
    ),
    reads=(Parameter.TRAINING_INTERVAL_MONTHS, Parameter.PASS_MARK_PERCENT, Parameter.TEST_QUESTIONS),
)
def training_annual() -> Evidence:
    if not access_stops():
        return attention(
            "Access does not stop in this installation where training is missing. Tell your IT administrator.",
            gates=0,
        )
    everybody = _needs_of_all()
    months = number_in_force(Parameter.TRAINING_INTERVAL_MONTHS)
    lacking = _lacking(everybody, {course.id for course in shipped().values() if not course.roles})
    if lacking:
        return attention(
            f"{lacking:,} of {counted(len(everybody), 'person', 'people')} did not pass the course for everybody in the last "
            f"{counted(months, 'month')}. They find it on their desks; their managers must give them the time.",
            lacking=lacking,
            people=len(everybody),
        )
    return holds(
        f"Everybody passed the course for all in the last {counted(months, 'month')}: {counted(len(everybody), 'person', 'people')}.",
        people=len(everybody),
    )


@control(
    "role-training",
    does="Asks of special roles that they pass a course of their own, and notices where one has not.",
    acts_in=("safehaven.training.library.Course.needed_by", "safehaven.training.queries.needs_of"),
    reads=(Parameter.TRAINING_INTERVAL_MONTHS,),
)
def role_training() -> Evidence:
    special = {course.id for course in shipped().values() if course.roles}
    concerned = [needs for needs in _needs_of_all() if special & needs.courses.keys()]
    lacking = _lacking(concerned, special)
    if lacking:
        return attention(
            f"{lacking:,} of {counted(len(concerned), 'person', 'people')} with a special role must still take the training for it. "
            "They find it on their desks; those who look after them see it on “Team training”.",
            lacking=lacking,
            people=len(concerned),
        )
    return holds(
        f"{counted(len(concerned), 'person has a special role, with the training for it', 'people have a special role, each with the training for it')}.",
        people=len(concerned),
    )


@control(
    "training-oversight",
    does="Shows managers who in their teams is trained until when, and puts on their desks who is not.",
    acts_in=("safehaven.training.overseeing.seen_by", "safehaven.training.reminding.of_their_teams"),
)
def training_oversight() -> Evidence:
    unseen, everybody = len(seen_by_nobody()), _needs_of_all()
    if unseen:
        return attention(
            f"Nobody sees the training of {counted(unseen, 'person', 'people')}. Give them a line manager who leads a team, or "
            "appoint an information governance officer.",
            unseen=unseen,
        )
    waiting = sum(bool(needs.missing) for needs in everybody)
    return holds(
        f"Somebody sees the training of everybody: {counted(len(everybody), 'person', 'people')}, {waiting:,} of them with some to do.",
        people=len(everybody),
        waiting=waiting,
    )


@found_once
def _needs_of_all() -> list[Needs]:
    return list(needs_of(working_here().values_list("pk", flat=True)).values())


def _lacking(people: Iterable[Needs], courses: set[str]) -> int:
    return sum(not courses.isdisjoint(needs.missing) for needs in people)
