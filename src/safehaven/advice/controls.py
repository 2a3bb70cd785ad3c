"""How the controls of help and awareness stand, found in questions and notices."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from safehaven.advice.models import Notice, Question
from safehaven.advice.presenters import read_and_asked
from safehaven.advice.queries import HOLDERS, late_since
from safehaven.advice.states import NoticeKind, State
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.standing import Standing
from safehaven.interface.counting import counted
from safehaven.interface.navigation import help_place
from safehaven.policies.front import Evidence, Parameter, attention, control, holds
from safehaven.workforce.front import holders_of

YEAR = timedelta(days=365)


@control(
    "ask-for-help",
    does="Every page leads to a question to the line manager or an expert, who answers it here.",
    acts_in=(
        "safehaven.interface.navigation.help_place",
        "safehaven.advice.operations.questions.ask",
        "safehaven.advice.operations.questions.answer",
        "safehaven.advice.clocks.clock_of",
    ),
    reads=(Parameter.BREACH_REPORT_HOURS, Parameter.SAR_MONTHS, Parameter.SAR_EXTENSION_MONTHS),
    not_for={
        "WY-dpo-01": "Staff ask and are answered here. What people we support ask is not kept yet.",
        "WY-everyone-04": "Everybody who works here can ask. Others cannot ask here yet.",
    },
)
def ask_for_help() -> Evidence:
    if help_place(Standing(staff=SYSTEM, second_factor=True), "/") is None:
        return attention("The way to help is missing from the pages. Tell your IT administrator.")
    empty = [to.within for to, role in HOLDERS.items() if not holders_of(role).exists()]
    if empty:
        return attention(
            f"Nobody can be asked as {' or '.join(empty)}. A manager or the chief executive must give the role.",
            empty=len(empty),
        )
    late = Question.objects.filter(state=State.WAITING, waits_since__lt=late_since(timezone.now())).count()
    if late:
        return attention(
            f"{counted(late, 'question has waited', 'questions have waited')} for more than two working days. Those who are asked must answer.",
            late=late,
        )
    answered = Question.objects.exclude(state=State.WAITING).count()
    return holds(
        f"{counted(answered, 'question was answered, and none waits too long', 'questions were answered, and none waits too long')}.",
        answered=answered,
    )


@control(
    "awareness",
    does="Keeps the notices that remind staff why careful work matters, and counts who has read them.",
    acts_in=(
        "safehaven.advice.operations.notices.publish",
        "safehaven.advice.operations.notices.mark_as_read",
    ),
    not_for={
        "RE-people-06": "Notices and lessons are listed with who has read them. Talks and posters are not.",
        "RE-people-07": "Whether a notice says what a breach can cost, somebody must read.",
    },
)
def awareness() -> Evidence:
    return _published_lately(Notice.objects.all(), "notice or lesson", "notices or lessons")


@control(
    "lessons-shared",
    does="Publishes what we learned to those who should know, and counts who has read it.",
    acts_in=(
        "safehaven.advice.operations.notices.publish",
        "safehaven.advice.operations.notices.mark_as_read",
    ),
    not_for={
        "WY-think-10": "Lessons can be published. Nobody is reminded after an incident, because incidents are not kept.",
        "RE-incidents-06": "Lessons can be published. Nobody is asked before an incident closes, because incidents are not kept.",
    },
)
def lessons_shared() -> Evidence:
    return _published_lately(Notice.objects.filter(kind=NoticeKind.LESSON), "lesson", "lessons")


def _published_lately(notices: QuerySet[Notice], one: str, many: str) -> Evidence:
    lately = notices.filter(published_at__gt=timezone.now() - YEAR, withdrawn_at__isnull=True)
    newest = lately.order_by("-published_at").first()
    if newest is None:
        return attention(
            f"No {one} was published for a year. The information governance officer should write one."
        )
    read, asked = read_and_asked(newest)
    count = lately.count()
    return holds(
        f"{counted(count, one, many)} published within a year. The newest was read by {read:,} of {asked:,}.",
        published=count,
        read=read,
        asked=asked,
    )
