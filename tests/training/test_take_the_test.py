"""A test is drawn once, answered once, and by its owner."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose
from safehaven.training.models import Attempt, Certificate
from safehaven.training.operations.learning import begin_test, hand_in, open_result, open_test
from safehaven.training.queries import training_of
from safehaven.training.rules import HandedInAlready, ModulesFirst, NotAllAnswered, NotYourTest
from tests.training.conftest import MAIN, later, wrong_answers

pytestmark = pytest.mark.django_db


def test_whoever_answers_right_is_trained(ada, passed):
    assert training_of(ada).missing == ("Keeping information safe",)

    attempt = passed(ada)

    certificate = Certificate.objects.get()
    assert (certificate.staff, certificate.course, certificate.attempt) == (ada, MAIN, attempt)
    assert training_of(ada).missing == ()
    assert training_of(ada).good_until == certificate.until


def test_the_test_opens_after_the_modules(ada, main_course):
    with pytest.raises(ModulesFirst) as refused:
        begin_test(main_course, by=ada)

    assert "next is" in str(refused.value)
    assert Attempt.objects.count() == 0


def test_wrong_answers_give_no_certificate(ada, begun, sheet_of):
    attempt = begun(ada)

    hand_in(attempt.pk, wrong_answers(sheet_of(attempt)), by=ada)

    assert Certificate.objects.count() == 0
    assert open_result(attempt.pk, by=ada).right == 0


@pytest.mark.parametrize(("mark", "passes"), [(80, True), (90, False)])
def test_the_pass_mark_is_the_policys(ada, begun, sheet_of, mark, passes):
    choose(Parameter.TEST_QUESTIONS, "12", by=SYSTEM)
    choose(Parameter.PASS_MARK_PERCENT, str(mark), by=SYSTEM)
    attempt = begun(ada)
    sheet = sheet_of(attempt)
    answers = [asked.right for asked in sheet]
    answers[:2] = wrong_answers(sheet)[:2]

    hand_in(attempt.pk, answers, by=ada)

    assert (len(answers), Certificate.objects.exists()) == (12, passes)


def test_a_test_is_answered_once(ada, passed, begun, sheet_of):
    attempt = begun(ada)
    sheet = sheet_of(attempt)
    hand_in(attempt.pk, wrong_answers(sheet), by=ada)

    with pytest.raises(HandedInAlready):
        hand_in(attempt.pk, [asked.right for asked in sheet], by=ada)

    assert Certificate.objects.count() == 0
    assert open_result(attempt.pk, by=ada).right == 0


def test_a_second_tab_goes_on_with_the_same_test(ada, begun, main_course):
    assert begun(ada) == begin_test(main_course, by=ada)


def test_what_was_handed_in_is_not_shown_as_open(ada, passed):
    attempt = passed(ada)

    with pytest.raises(HandedInAlready):
        open_test(attempt.pk, by=ada)


@pytest.mark.parametrize("act", [open_test, open_result, lambda pk, by: hand_in(pk, [0], by=by)])
def test_nobody_touches_the_test_of_another(ada, sam, begun, act):
    attempt = begun(ada)

    with pytest.raises(NotYourTest):
        act(attempt.pk, by=sam)


@pytest.mark.parametrize(
    "forge",
    [
        lambda n: [0] * (n - n),
        lambda n: [0] * (n - 1),
        lambda n: [0] * (n + 1),
        lambda n: [9] * n,
        lambda n: [-1] * n,
    ],
)
def test_each_question_needs_one_of_its_answers(ada, begun, sheet_of, forge):
    attempt = begun(ada)

    with pytest.raises(NotAllAnswered):
        hand_in(attempt.pk, forge(len(sheet_of(attempt))), by=ada)

    attempt.refresh_from_db()
    assert attempt.handed_in_at is None


def test_no_result_before_handing_in(ada, begun):
    with pytest.raises(NotYourTest):
        open_result(begun(ada).pk, by=ada)


def test_the_next_test_asks_other_questions(ada, begun, sheet_of, main_course):
    first = begun(ada)
    asked = {one.id for one in sheet_of(first)}
    hand_in(first.pk, wrong_answers(sheet_of(first)), by=ada)

    second = begin_test(main_course, by=ada)

    assert {one.id for one in sheet_of(second)} & asked == set()


def test_the_course_is_read_again_after_a_year(ada, passed, main_course):
    passed(ada)

    with later(days=400), pytest.raises(ModulesFirst):
        begin_test(main_course, by=ada)


def test_lines_about_a_test_tell_no_answer_and_no_mark(ada, passed):
    passed(ada)

    facts = {line.act: line.entry for line in Line.objects.filter(act__startswith="training:")}
    assert set(facts) == {
        "training:module_read",
        "training:test_begun",
        "training:test_opened",
        "training:test_handed_in",
        "training:certified",
    }
    assert '"facts":{"course":"keeping-information-safe","ground":"duty"}' in facts[
        "training:test_handed_in"
    ].replace(" ", "")
