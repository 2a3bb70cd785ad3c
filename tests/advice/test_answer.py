"""Answering: by those who are asked, and by nobody else; handed on, asked again, settled."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from safehaven.advice.jobs import pass_on_the_unattended
from safehaven.advice.models import Question, Turn
from safehaven.advice.operations import answer, ask_again, hand_on, open_question, settle
from safehaven.advice.queries import late_since, questions_for
from safehaven.advice.rules import (
    AlreadyThere,
    NobodyThere,
    NoSuchQuestion,
    NotTheirs,
    OwnQuestion,
    WrongMoment,
)
from safehaven.advice.states import Addressee, State
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.workforce.operations import mark_as_left, take_role
from safehaven.workforce.roles import Role
from tests.advice.conftest import WORDS

ANSWER = "No. Ask the landlord to write to us."


def said(act, question, *words, by):
    return act(question, *words, once=uuid.uuid4(), by=by)


def test_whoever_is_asked_finds_it_at_home_and_answers(question, ada, grace, signed_in):
    graces, adas = signed_in(grace), signed_in(ada)
    assert "A question from Ada Lovell: something else" in graces.get("/").content.decode()

    graces.post(f"/help/{question.pk}/", {"text": ANSWER, "once": str(uuid.uuid4())})

    assert "A question from" not in graces.get("/").content.decode()
    assert "Your question was answered: something else" in adas.get("/").content.decode()
    shown = adas.get(f"/help/{question.pk}/").content.decode()
    assert (WORDS in shown, ANSWER in shown, "Did this help?" in shown) == (True, True, True)


def test_the_desk_shows_no_words(question, grace, signed_in):
    assert "wasps" not in signed_in(grace).get("/").content.decode()


def test_each_act_leaves_its_line_and_no_words(question, ada, grace, acts):
    said(answer, question, ANSWER, by=grace)
    open_question(question, by=ada)
    said(ask_again, question, "And by telephone?", by=ada)
    said(settle, question, by=ada)

    assert acts() == [
        "advice:question_answered",
        "advice:question_read",
        "advice:question_asked_again",
        "advice:question_settled",
    ]
    assert not [line for line in Line.objects.all() if "landlord" in line.entry or "telephone" in line.entry]


def test_nobody_answers_their_own(question, ada):
    with pytest.raises(OwnQuestion):
        said(answer, question, ANSWER, by=ada)


def test_only_the_asker_says_that_it_helped_or_asks_again(question, grace):
    with pytest.raises(NotTheirs):
        said(settle, question, by=grace)
    with pytest.raises(NotTheirs):
        said(ask_again, question, "More", by=grace)


def test_what_is_settled_is_not_answered_but_may_be_asked_again(question, ada, grace):
    said(settle, question, by=ada)
    with pytest.raises(WrongMoment):
        said(answer, question, ANSWER, by=grace)

    assert said(ask_again, question, "After all", by=ada).state == State.WAITING


def test_pressing_twice_answers_once(question, grace, signed_in):
    browser, sent = signed_in(grace), {"text": ANSWER, "once": str(uuid.uuid4())}
    for _ in range(2):
        browser.post(f"/help/{question.pk}/", sent)

    assert Turn.objects.filter(kind="answered").count() == 1


def test_whoever_hands_it_on_sees_it_no_more(question, grace, dora, signed_in):
    browser = signed_in(grace)
    browser.post(
        f"/help/{question.pk}/hand-on/", {"to": "data_protection_officer", "once": str(uuid.uuid4())}
    )

    assert browser.get(f"/help/{question.pk}/").status_code == 404
    assert signed_in(dora).get(f"/help/{question.pk}/").status_code == 200


def test_it_is_not_handed_on_to_nobody_or_to_where_it_is(question, grace):
    with pytest.raises(NobodyThere, match="Choose somebody else"):
        said(hand_on, question, Addressee.DATA_PROTECTION_OFFICER, by=grace)
    with pytest.raises(AlreadyThere):
        said(hand_on, question, Addressee.LINE_MANAGER, by=grace)


def test_holders_of_a_role_see_what_the_role_is_asked_and_nothing_else(question, asking, ada, gina, dora):
    sent = asking(ada, to=Addressee.DATA_PROTECTION_OFFICER)

    assert [list(questions_for(staff)) for staff in (dora, gina)] == [[sent], []]


def test_who_no_longer_holds_the_role_reads_no_more(asking, ada, dora, member):
    sent = asking(ada, to=Addressee.DATA_PROTECTION_OFFICER)
    odo = member("Odo Penrose", Role.DATA_PROTECTION_OFFICER)
    take_role(dora, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)

    with pytest.raises(NoSuchQuestion):
        open_question(sent, by=dora)
    assert open_question(sent, by=odo).question == sent


@pytest.fixture
def strangers(sam, dora, ivy):
    """Colleagues who are not asked, two of them holders of roles that could have been."""
    return [sam, dora, ivy]


@pytest.mark.parametrize("how", ["get", "post"])
@pytest.mark.parametrize("route", ["", "hand-on/", "settle/"])
def test_somebody_elses_question_does_not_exist(question, how, route, strangers, signed_in):
    typed = {"text": ANSWER, "to": "it_administrator", "once": str(uuid.uuid4())}
    statuses = [
        getattr(signed_in(staff), how)(f"/help/{question.pk}/{route}", typed).status_code
        for staff in strangers
    ]

    question.refresh_from_db()
    assert (statuses, question.turns.count(), question.to) == ([404] * 3, 1, Addressee.LINE_MANAGER)


@pytest.mark.parametrize("act", [answer, ask_again])
def test_nor_for_the_acts_themselves(question, act, sam):
    with pytest.raises(NoSuchQuestion):
        said(act, question, ANSWER, by=sam)
    with pytest.raises(NoSuchQuestion):
        open_question(question, by=sam)


def test_markup_in_a_question_stays_text(asking, ada, grace, signed_in):
    sent = asking(ada, "<script>alert(1)</script>", to=Addressee.LINE_MANAGER)
    shown = signed_in(grace).get(f"/help/{sent.pk}/").content.decode()

    assert ("<script>alert" in shown, "&lt;script&gt;alert" in shown) == (False, True)


@pytest.mark.parametrize(
    ("now", "since"),
    [  # 2026-11-26 is a Thursday
        (datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (datetime(2026, 11, 30, 9, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)),
        (datetime(2026, 11, 29, 9, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)),
    ],
)
def test_weekends_do_not_count_as_waiting(now, since):
    assert late_since(now) == since


@operation
def wait(question, days):
    """As if it had been asked that long ago."""
    write("advice:form_sent_again", by=SYSTEM)
    Question.objects.filter(pk=question.pk).update(waits_since=timezone.now() - timedelta(days=days))


def test_what_waits_for_more_than_two_working_days_is_late(question, grace, signed_in):
    assert "Late" not in signed_in(grace).get("/").content.decode()

    wait(question, days=5)

    assert "Late" in signed_in(grace).get("/").content.decode()


def test_when_the_one_who_is_asked_leaves_it_goes_to_the_next(question, grace, gina, acts):
    mark_as_left(grace, by=SYSTEM)
    pass_on_the_unattended()
    pass_on_the_unattended()

    question.refresh_from_db()
    assert (question.to, question.to_person) == (Addressee.GOVERNANCE_OFFICER, None)
    assert acts().count("advice:question_passed_on") == 1


def test_where_nobody_comes_next_it_waits_and_nothing_is_written(question, grace, acts):
    mark_as_left(grace, by=SYSTEM)
    pass_on_the_unattended()

    assert acts()[-1] == "workforce:staff_left"
    assert Question.objects.get().to_person == grace


def test_the_button_of_the_page_settles_it(question, ada, signed_in):
    browser = signed_in(ada)
    once = browser.get(f"/help/{question.pk}/").context["settling"]["once"].value()
    browser.post(f"/help/{question.pk}/settle/", {"once": str(once)})

    question.refresh_from_db()
    assert question.state == State.SETTLED
