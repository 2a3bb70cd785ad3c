"""Words out: questions and notices, as pages and the desk show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from django.urls import reverse
from django.utils import timezone

from safehaven.advice.clocks import clock_of
from safehaven.advice.models import Notice, Question
from safehaven.advice.operations import OpenNotice, OpenQuestion, OpenTurn
from safehaven.advice.queries import (
    counts_of,
    late_since,
    questions_for,
    questions_of,
    unread_by,
)
from safehaven.advice.states import Addressee, Audience, Kind, NoticeKind, State, Topic
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Link, Row, Table, Tag, Task, TimelineEntry
from safehaven.interface.times import ago, plain_date
from safehaven.workforce.front import Role, StaffMember

TAGS = {
    State.WAITING: Tag("Waiting", Colour.ORANGE),
    State.ANSWERED: Tag("Answered", Colour.GREEN),
    State.SETTLED: Tag("Settled", Colour.GREY),
}
READ = Tag("Read", Colour.GREEN)
ASKED_OR_HANDED_ON = {Kind.ASKED, Kind.HANDED_ON}


def who_is_asked(question: Question) -> str:
    """To whom it went: the role, and the name where there is one."""
    label = Addressee(question.to).label
    return f"{label}, {question.to_person.name}" if question.to_person else label


def about(one: OpenQuestion) -> list[Row]:
    """What a question is, without its words."""
    question = one.question
    rows = [
        Row("About", Topic(question.topic).label),
        Row("Asked by", question.asked_by.name),
        Row("To", who_is_asked(question), note=_sent_elsewhere(one)),
        Row("State", TAGS[State(question.state)]),
    ]
    if clock := clock_of(question):
        rows.append(Row("By when", clock.sentence))
    return [*rows, Row("Asked from", Link("The page it was asked from", one.page))] if one.page else rows


def thread(turns: Iterable[OpenTurn]) -> list[TimelineEntry]:
    """What was said, oldest first."""
    return [_entry(each) for each in turns]


def table_of_questions(questions: Iterable[Question], caption: str, *, own: bool) -> Table:
    """Some questions, each with a way to it.  Never their words."""
    columns = ("About", "To" if own else "From", "Asked", "State")
    rows = [
        (
            Link(Topic(each.topic).label, _address(each)),
            who_is_asked(each) if own else each.asked_by.name,
            ago(each.asked_at),
            TAGS[State(each.state)],
        )
        for each in questions
    ]
    return Table(caption, columns, rows, "None.", caption_hidden=True)


def waiting_on_the_desk(standing: Standing) -> Iterator[Task]:
    """What somebody is asked, what they were answered, and what they should read."""
    if not standing.ready:
        return
    staff = cast("StaffMember", standing.staff)
    late = late_since(timezone.now())
    for question in questions_for(staff).filter(state=State.WAITING).order_by("waits_since"):
        clock = clock_of(question)
        is_late = question.waits_since < late or (clock is not None and clock.until < timezone.now())
        yield Task(
            f"A question from {question.asked_by.name}: {_topic_in_a_sentence(question)}",
            Tag("Late", Colour.RED) if is_late else TAGS[State.WAITING],
            _address(question),
            f"Since {ago(question.waits_since)}{f'; {clock.short}' if clock else ''}",
        )
    for question in questions_of(staff).filter(state=State.ANSWERED):
        title = f"Your question was answered: {_topic_in_a_sentence(question)}"
        yield Task(title, TAGS[State.ANSWERED], _address(question), "Say whether it helped")
    for notice in unread_by(staff):
        yield Task(_notice_in_a_line(notice), Tag("To read"), _address_of_notice(notice))


def read_and_asked(notice: Notice) -> tuple[int, int]:
    """How many have read a notice, of how many who should."""
    return counts_of([notice])[notice.pk]


def for_whom(notice: Notice) -> str:
    """For whom a notice is, in words."""
    if notice.audience == Audience.TEAM and notice.team is not None:
        return notice.team.name
    return str(Role(notice.role).label) if notice.role else "Everybody"


def about_notice(one: OpenNotice, *, counts: bool) -> list[Row]:
    """What a notice is; how many read it only for those who may know."""
    notice = one.notice
    rows = [
        Row("From", f"{notice.published_by.name}, {plain_date(notice.published_at)}"),
        Row("For", for_whom(notice)),
        Row("Until", plain_date(notice.until)),
    ]
    return [*rows, Row("Read by", _read_by(notice))] if counts else rows


def table_of_notices(
    notices: Iterable[OpenNotice], caption: str, *, counts: bool, read: bool = False, empty: str = ""
) -> Table:
    """Some notices, each with a way to it; those that whoever looks has read are marked."""
    columns = ("Title", "What it is", "From", "Read by" if counts else "Until", *(["State"] if read else []))
    notices = list(notices)
    counted = counts_of(each.notice for each in notices) if counts else {}
    rows = [
        (
            Link(each.title, _address_of_notice(each.notice)),
            NoticeKind(each.notice.kind).name.capitalize(),
            f"{each.notice.published_by.name}, {plain_date(each.notice.published_at)}",
            "{} of {}".format(*counted[each.notice.pk]) if counts else plain_date(each.notice.until),
            *([READ] if read else []),
        )
        for each in notices
    ]
    return Table(caption, columns, rows, empty, caption_hidden=True)


def _read_by(notice: Notice) -> str:
    read, all_of_them = read_and_asked(notice)
    return f"{read} of {all_of_them}"


def _entry(each: OpenTurn) -> TimelineEntry:
    turn = each.turn
    to = f" to: {Addressee(turn.to).within}" if turn.kind == Kind.HANDED_ON else ""
    return TimelineEntry(
        title=f"{Kind(turn.kind).label}{to}",
        text=each.text,
        happened=turn.said_at,
        written=turn.said_at,
        by=turn.said_by.name,
    )


def _sent_elsewhere(one: OpenQuestion) -> str:
    """A note where a question is with somebody other than it was meant for."""
    wanted = [each.turn.to for each in one.turns if each.turn.kind in ASKED_OR_HANDED_ON]
    if not wanted or wanted[-1] == one.question.to:
        return ""
    meant = Addressee(wanted[-1]).within
    return f"It was meant for the {meant}. Nobody could answer as that, so it went here."


def _topic_in_a_sentence(question: Question) -> str:
    label = Topic(question.topic).label
    return label[0].lower() + label[1:]


def _notice_in_a_line(notice: Notice) -> str:
    kind = "A lesson" if notice.kind == NoticeKind.LESSON else "A notice"
    return f"{kind} to read, from {notice.published_by.name}"


def _address(question: Question) -> str:
    return reverse("advice:question", kwargs={"asked": question.pk})


def _address_of_notice(notice: Notice) -> str:
    return reverse("advice:notice", kwargs={"notice": notice.pk})
