"""The pages of a course: open to learners only, and telling nothing that the test still asks."""

import re

import pytest
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.training.front import certify
from safehaven.training.models import Attempt, Certificate, Reading
from safehaven.training.operations.learning import hand_in
from safehaven.workforce.models import StaffSession
from safehaven.workforce.operations import lock_session
from safehaven.workforce.states import WhyLocked
from tests.training.conftest import MAIN, wrong_answers

pytestmark = pytest.mark.django_db

COURSE = f"/training/courses/{MAIN}/"


def answers_for(sheet, chosen):
    return {f"question_{number}": answer for number, answer in enumerate(chosen, start=1)}


@pytest.fixture
def browser(ada, signed_in):
    return signed_in(ada)


def test_a_member_goes_from_the_first_module_to_the_certificate(ada, browser, main_course, sheet_of):
    place = f"{COURSE}modules/{main_course.modules[0].id}/"
    while "/modules/" in place:
        assert browser.get(place).status_code == 200
        place = browser.post(place).url
    test = browser.post(f"{COURSE}begin/").url
    sheet = sheet_of(Attempt.objects.get())
    result = browser.post(test, answers_for(sheet, [asked.right for asked in sheet])).url

    assert "You passed" in browser.get(result).content.decode()
    certificate = Certificate.objects.get()
    shown = browser.get(reverse("training:certificate", kwargs={"certificate": certificate.pk}))
    assert certificate.number in shown.content.decode()


def test_a_module_says_what_is_in_force(browser):
    choose(Parameter.RECORD_UPDATE_HOURS, "31", by=SYSTEM)

    assert "within 31 hours" in browser.get(f"{COURSE}modules/records/").content.decode()


def test_the_page_of_the_test_holds_no_explanation_and_no_mark_of_what_is_right(
    ada, browser, begun, sheet_of
):
    attempt = begun(ada)
    page = browser.get(f"/training/tests/{attempt.pk}/").content.decode()

    sheet = sheet_of(attempt)
    assert all(asked.id not in page for asked in sheet)
    assert not any(because and because[:20] in page for asked in sheet for because in asked.because)
    assert set(re.findall(r'name="question_\d+" value="(\d)"', page)) <= {"0", "1", "2", "3"}


def test_right_answers_stand_at_no_place_more_than_at_others(main_course):
    """What is first on the page says nothing about what is right."""
    from random import Random

    from safehaven.training.drawing import draw

    places = [
        asked.right
        for seed in range(60)
        for asked in draw(main_course.questions, 12, asked_last=(), chance=Random(seed))
    ]

    assert all(120 < places.count(place) < 320 for place in range(3))


def test_nothing_answered_is_no_answer(ada, browser, begun, sheet_of):
    attempt = begun(ada)
    page = browser.post(f"/training/tests/{attempt.pk}/", {})

    attempt.refresh_from_db()
    assert attempt.handed_in_at is None
    assert "Choose an answer to question 1" in page.content.decode()
    assert Certificate.objects.count() == 0


def test_questions_that_were_not_asked_are_not_answered(ada, browser, begun, sheet_of):
    attempt = begun(ada)
    sheet = sheet_of(attempt)
    forged = answers_for(sheet, [asked.right for asked in sheet])
    forged["question_99"] = forged.pop("question_1")

    browser.post(f"/training/tests/{attempt.pk}/", forged)

    attempt.refresh_from_db()
    assert attempt.handed_in_at is None


def test_handing_in_a_second_time_says_so_and_changes_nothing(ada, browser, begun, sheet_of):
    attempt = begun(ada)
    sheet = sheet_of(attempt)
    place = f"/training/tests/{attempt.pk}/"
    browser.post(place, answers_for(sheet, wrong_answers(sheet)))

    again = browser.post(place, answers_for(sheet, [asked.right for asked in sheet]))

    assert (again.status_code, Certificate.objects.count()) == (409, 0)
    assert "handed in this test already" in again.content.decode()
    assert browser.get(place).status_code == 409


@pytest.mark.parametrize("page", ["", "result/"])
def test_the_test_of_another_is_not_there(ada, sam, begun, sheet_of, signed_in, page):
    attempt = begun(ada)
    if page:
        hand_in(attempt.pk, wrong_answers(sheet_of(attempt)), by=ada)

    answer = signed_in(sam).get(f"/training/tests/{attempt.pk}/{page}")

    assert answer.status_code == 404


def test_the_certificate_of_another_is_not_there(ada, sam, signed_in):
    place = reverse("training:certificate", kwargs={"certificate": certify(ada, MAIN, by=SYSTEM).pk})

    assert signed_in(ada).get(place).status_code == 200
    assert signed_in(sam).get(place).status_code == 404


def test_wrong_answers_are_explained_and_lead_to_their_module(ada, browser, begun, sheet_of):
    attempt = begun(ada)
    sheet = sheet_of(attempt)
    wrong = wrong_answers(sheet)
    hand_in(attempt.pk, wrong, by=ada)

    page = browser.get(f"/training/tests/{attempt.pk}/result/").content.decode()

    from django.utils.html import escape

    for asked, chosen in zip(sheet, wrong, strict=True):
        assert escape(asked.because[chosen]) in page
        assert f"{COURSE}modules/{asked.module}/" in page


def test_reading_a_module_twice_counts_once(ada, browser):
    for _time in range(2):
        browser.post(f"{COURSE}modules/why/")

    assert Reading.objects.count() == 1


def test_a_locked_session_learns_nothing(ada, browser):
    lock_session(StaffSession.objects.get(), WhyLocked.ASKED, by=ada)

    answer = browser.get("/training/")

    assert (answer.status_code, answer.url) == (302, f"{reverse('locked')}?next=%2Ftraining%2F")


def test_without_a_second_factor_nobody_learns(ada, browser):
    StaffSession.objects.get()
    from safehaven.workforce.front import begin_session

    session = browser.session
    session["staff_session"] = str(
        begin_session(ada, device="Half", address="127.0.0.1", verified_at=None).pk
    )
    session.save()

    assert browser.get(COURSE).url.startswith(reverse("second_factor_set_up"))


def test_anybody_may_check_a_number_and_learns_no_name(ada, client):
    number = certify(ada, MAIN, by=SYSTEM).number
    page = client.post(
        "/training/certificates/check/", {"number": number.lower().replace("-", " ")}
    ).content.decode()

    assert "This certificate is real" in page
    assert "Keeping information safe" in page
    assert "Ada" not in page


def test_a_number_that_was_made_up_is_not_real(client, db):
    page = client.post("/training/certificates/check/", {"number": "AAAA-BBBB-CCCC"}).content.decode()

    assert "No certificate has this number" in page


def test_what_is_due_stands_on_the_desk(ada, browser):
    assert "Pass the course “Keeping information safe”" in browser.get("/").content.decode()

    certify(ada, MAIN, by=SYSTEM)
    assert "Keeping information safe" not in browser.get("/").content.decode()


def test_a_month_before_the_end_the_desk_reminds(ada, browser):
    from datetime import timedelta

    from django.utils import timezone

    certify(ada, MAIN, by=SYSTEM, passed_at=timezone.now() - timedelta(days=345))

    assert "Take the course “Keeping information safe” again" in browser.get("/").content.decode()


def test_the_course_says_how_many_are_needed_before_one_begins(ada, browser, begun):
    choose(Parameter.TEST_QUESTIONS, "12", by=SYSTEM)
    choose(Parameter.PASS_MARK_PERCENT, "80", by=SYSTEM)
    course = browser.get(COURSE).content.decode()
    test = browser.get(f"/training/tests/{begun(ada).pk}/").content.decode()

    assert "The test has 12 questions. You need 10 of 12 to pass." in course
    assert "You need 10 right of 12 answers to pass." in test


def test_the_way_to_the_test_is_there_when_all_modules_are_read(ada, browser, main_course, read_all):
    before = browser.get(COURSE).content.decode()
    read_all(ada)
    after = browser.get(COURSE).content.decode()

    assert ["Go to the test" in page for page in (before, after)] == [False, True]
    assert ["10 to go; next is" in page for page in (before, after)] == [True, False]
    assert before.count(main_course.modules[0].title) == 1 + after.count(main_course.modules[0].title)


def test_whoever_passed_and_lacks_something_is_told_so(ada, browser, passed):
    page = browser.get(f"/training/tests/{passed(ada).pk}/result/").content.decode()

    assert ("Something else comes before" in page, "You are ready" in page) == (True, False)
    assert 'href="/before-you-start/"' in page
