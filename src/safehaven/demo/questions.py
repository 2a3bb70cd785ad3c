"""Who manages whom, what some have asked, and a lesson that part of the staff has read."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from safehaven.advice.front import (
    Audience,
    NewNotice,
    NoticeKind,
    Topic,
    answer,
    ask,
    mark_as_read,
    publish,
)
from safehaven.demo.organisation import BUILDER, Organisation
from safehaven.workforce.front import Role, StaffMember, change_line_manager

_READERS_OF_TEN = 7
LIST = "May I keep my own list of telephone numbers on paper?"
FLAT = "A housing officer wants to know who lives in the flat. May I say?"
URGENT = "What counts as urgent, when I cannot reach anybody?"
ANSWER = "When somebody could come to harm today. Share the least that keeps them safe, and write down why."
LESSON = """A letter reached the wrong house in spring. The number in the address was old, and nobody had looked.

Before a letter goes, read the address aloud from the record, then from the envelope. If they differ, stop and ask.

A mistake can cost the person their trust in us, and us a fine of up to £17.5 million or 4% of a year's turnover."""


def give_line_managers(organisation: Organisation) -> None:
    """Team by team; managers and single posts answer to the chief executive."""
    chief = organisation.holder_of(Role.CHIEF_EXECUTIVE)
    leads = {place.team: staff for staff, place in organisation.staff if place.role is Role.MANAGER}
    for staff, place in organisation.staff:
        if place.role in {Role.CHIEF_EXECUTIVE, Role.TRUSTEE}:
            continue
        lead = chief if place.role is Role.MANAGER else leads.get(place.team, chief)
        change_line_manager(staff, lead, by=BUILDER)
        staff.refresh_from_db()


def ask_and_tell(organisation: Organisation) -> None:
    """Two questions that wait, one that was answered, and a lesson."""
    first, second, third = (worker for worker, _team in organisation.caseworkers()[:3])
    officer = organisation.holder_of(Role.GOVERNANCE_OFFICER)
    ask(Topic.OTHER, LIST, once=uuid.uuid4(), by=first)
    ask(Topic.SHARING, FLAT, once=uuid.uuid4(), by=second)
    answered = ask(Topic.POLICY, URGENT, once=uuid.uuid4(), by=third)
    answer(answered, ANSWER, once=uuid.uuid4(), by=officer)
    _teach(organisation, officer)


def _teach(organisation: Organisation, officer: StaffMember) -> None:
    until = timezone.localdate() + timedelta(days=60)
    lesson = NewNotice(NoticeKind.LESSON, "Read the address twice", LESSON, Audience.EVERYBODY, until)
    notice = publish(lesson, once=uuid.uuid4(), by=officer)
    for number, (staff, _place) in enumerate(organisation.staff):
        if 0 < number % 10 <= _READERS_OF_TEN:
            mark_as_read(notice, by=staff)
