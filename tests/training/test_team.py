"""Managers see who in their teams is trained until when, and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.training.front import certify
from safehaven.training.operations.learning import hand_in
from safehaven.training.overseeing import seen_by, seen_by_nobody
from safehaven.workforce.front import Role
from safehaven.workforce.operations import join_team, mark_as_left
from tests.counting import queries_of
from tests.training.conftest import MAIN, wrong_answers

pytestmark = pytest.mark.django_db
PAGE = "/training/team/"


@pytest.fixture
def shown(signed_in):
    return lambda staff: signed_in(staff).get(PAGE).content.decode()


def test_a_manager_sees_the_team_and_no_other(ada, sam, grace, shown):
    page = shown(grace)

    assert (ada.name in page, sam.name in page) == (True, False)


def test_a_line_manager_sees_who_is_in_no_team_of_theirs(member, grace):
    wren = member("Wren Ollerton", Role.CASEWORKER, manager=grace)

    assert list(seen_by(grace)) == [wren]


def test_whoever_changes_teams_is_seen_by_the_new_manager(ada, sam, grace, harbour):
    join_team(sam, harbour, by=SYSTEM)

    assert set(seen_by(grace)) == {ada, sam}


def test_the_data_protection_officer_sees_everybody(ada, sam, grace, dora, shown):
    page = shown(dora)

    assert all(one.name in page for one in (ada, sam, grace, dora))


def test_who_left_is_not_shown(ada, grace):
    mark_as_left(ada, by=grace)

    assert list(seen_by(grace)) == []


@pytest.mark.parametrize("stranger", ["ada", "ivy"])
def test_others_are_turned_away(request, signed_in, stranger):
    assert signed_in(request.getfixturevalue(stranger)).get(PAGE).status_code == 403


def test_it_says_until_when_and_what_is_missing(ada, grace, shown):
    assert "Not trained" in shown(grace)

    certify(ada, MAIN, by=SYSTEM)

    assert "Good until" in shown(grace)
    assert "Nothing now" in shown(grace)


def test_that_it_ends_soon_is_said_in_words(ada, grace, shown):
    certify(ada, MAIN, by=SYSTEM, passed_at=timezone.now() - timedelta(days=350))

    assert "Ends soon" in shown(grace)


def test_it_tells_no_answer_no_mark_and_no_failed_test(ada, grace, begun, sheet_of, shown):
    before = shown(grace)
    attempt = begun(ada)
    hand_in(attempt.pk, wrong_answers(sheet_of(attempt)), by=ada)

    assert without_tokens(shown(grace)) == without_tokens(before)


def test_one_or_thirty_people_cost_the_same_queries(member, grace, ada, harbour, signed_in):
    browser = signed_in(grace)
    one = queries_of(browser, PAGE)
    for number in range(6):
        member(f"Wren{number} Ollerton", Role.CASEWORKER, team=harbour)

    assert queries_of(browser, PAGE) == one


def test_the_managers_desk_says_how_many_have_training_to_do(ada, grace, signed_in):
    page = signed_in(grace).get("/").content.decode()

    assert "1 person has training to do" in page

    certify(ada, MAIN, by=SYSTEM)
    assert "has training to do" not in signed_in(grace).get("/").content.decode()


def test_who_is_seen_by_nobody_is_found(ada, sam, grace):
    assert seen_by_nobody() == {sam.pk, grace.pk}


def test_with_somebody_for_all_nobody_is_unseen(ada, sam, dora):
    assert seen_by_nobody() == set()


def without_tokens(page):
    import re

    # Nor the minute at which it was printed, which may turn between two looks.
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+|\b\d{2}:\d{2}\b', r"\1", page)
