"""“Before you start”, my page and my team's: what is done, what is next, and who is missing."""

import re

import pytest
from django.test import Client

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.policies.front import adopt
from safehaven.readiness.gate import OPENS_SEALED
from safehaven.training.front import certify, courses_missing
from safehaven.training.library import shipped
from safehaven.training.operations.learning import begin_test, hand_in, open_test, read_module
from safehaven.workforce.front import Role
from tests.counting import queries_of
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db

# Each capability is decided about: these stay, so that a house in which nobody is ready can be mended.
STAYS_OPEN = {
    Capability.LEDGER_READ,
    Capability.NOTICE_PUBLISH,
    Capability.POLICY_CHANGE,
    Capability.POLICY_READ,
    Capability.STAFF_MANAGE,
    Capability.SYSTEM_OPERATE,
}


def tags_on(page):
    return re.findall(r"govuk-tag[^>]*>(?:<[^>]*>)?\s*(Done|Next|Later)", page.content.decode())


def test_the_way_shows_what_is_done_next_and_later(noor, policy, signs, signed_in):
    browser = signed_in(noor)
    new = tags_on(browser.get("/before-you-start/"))
    signs(noor)
    signed = tags_on(browser.get("/before-you-start/"))

    assert new == ["Done", "Done", "Next", "Later", "Later"]
    assert signed == ["Done", "Done", "Done", "Next", "Later"]


def test_when_all_is_done_the_way_goes_on_to_where_one_was_going(ada, robin, signed_in):
    browser, place = signed_in(ada), f"/records/{robin.pk}/"
    page = browser.get(f"/before-you-start/?next={place}").content.decode()
    elsewhere = browser.get("/before-you-start/?next=https://example.com/").content.decode()

    assert (f'href="{place}"' in page, "example.com" in elsewhere) == (True, False)


def test_a_closed_page_leads_to_the_way_and_remembers_itself(ada, robin, signed_in):
    browser = signed_in(ada)
    lapse(ada)
    answer = browser.get(f"/records/{robin.pk}/")

    assert answer["Location"].startswith("/before-you-start/?next=")


def test_the_home_page_says_what_comes_first(noor, signed_in):
    page = signed_in(noor).get("/").content.decode()

    assert ("Before you start" in page, "My caseload" in page) == (True, False)


def test_a_new_policy_waits_on_the_home_page_of_those_who_open_nothing(ivy, signed_in):
    browser = signed_in(ivy)
    before = browser.get("/").content.decode()
    adopt("ju", by=SYSTEM)
    after = browser.get("/").content.decode()

    told = "Read and accept what is new"
    assert (told in before, told in after) == (False, True)


def test_a_lapsed_director_mends_what_only_they_can_mend(member, signed_in):
    rhea = member("Rhea Director", Role.CHIEF_EXECUTIVE)
    browser = signed_in(rhea)
    lapse(rhea)
    adopt("ju", by=SYSTEM)

    where = ["/account/", "/staff/", "/policy/", "/before-you-start/", "/training/", "/my-team/"]
    assert {path: browser.get(path).status_code for path in where} == dict.fromkeys(where, 200)


def test_the_only_manager_once_lapsed_still_looks_after_staff_and_trains(grace, signed_in):
    browser = signed_in(grace)
    lapse(grace)
    adopt("ju", by=SYSTEM)

    where = ["/account/", "/staff/", "/staff/add/", "/policy/", "/before-you-start/", "/training/"]
    assert {path: browser.get(path).status_code for path in where} == dict.fromkeys(where, 200)
    assert browser.get("/caseload/").status_code in {302, 404}


def test_every_capability_is_decided_about():
    training = {one for one in Capability if one.value.startswith(("training:", "policy:"))}

    assert OPENS_SEALED | STAYS_OPEN | training >= set(Capability)
    assert OPENS_SEALED.isdisjoint(STAYS_OPEN | training)


def test_my_page_shows_what_i_accepted_and_my_training(ada, signed_in):
    page = signed_in(ada).get("/my-training-and-agreements/").content.decode()

    assert ("Non-disclosure agreement" in page, "Good until" in page) == (True, True)
    assert "How my team stands" not in page


def test_a_manager_sees_who_of_the_team_is_not_ready(grace, ada, noor, sam, signed_in):
    page = signed_in(grace).get("/my-team/").content.decode()

    rows = {name: name in page for name in ("Ada Lovell", "Noor Napier", "Sam Stranger")}
    assert rows == {"Ada Lovell": True, "Noor Napier": True, "Sam Stranger": False}
    assert (page.count("Not ready"), page.count("To sign")) == (1, 1)


def test_a_caseworker_sees_nobody(ada, noor, signed_in):
    assert "Noor Napier" not in signed_in(ada).get("/my-team/").content.decode()


def test_the_team_costs_the_same_for_many(grace, ada, member, harbour, signed_in):
    browser = signed_in(grace)
    few = queries_of(browser, "/my-team/")
    for name in ("Una Vale", "Pia Grove", "Quin Hale"):
        member(name, Role.CASEWORKER, team=harbour)
    assert queries_of(browser, "/my-team/") == few


def test_an_open_page_hears_that_it_is_closed_and_where_to_go(ada, robin, signed_in):
    browser = signed_in(ada)
    page = browser.get(f"/records/{robin.pk}/").content.decode()
    [asked] = re.findall(r'data-still="([^"]+)"', page)
    before = browser.get(asked)
    lapse(ada)
    after = browser.get(asked)

    assert (before.status_code, after.status_code) == (204, 403)
    assert after.json() == {"go": "/before-you-start/"}


def test_whoever_lost_the_role_is_sent_home(ivy, signed_in):
    answer = signed_in(ivy).get("/still-open/?of=record:open")

    assert (answer.status_code, answer.json()) == (403, {"go": "/"})
    assert signed_in(ivy).get("/still-open/?of=nothing").status_code == 404


def test_pages_that_are_open_to_everybody_do_not_ask(ada, signed_in):
    assert "data-still" not in signed_in(ada).get("/account/").content.decode()


def test_nobody_signed_in_hears_nothing(db):
    assert Client().get("/still-open/?of=record:open").status_code == 302


def test_the_first_person_of_an_empty_house_becomes_ready_alone(member, signs, signed_in):
    first = member("Fay First", Role.MANAGER, ready=False)
    signs(first)
    assert signed_in(first).get("/training/").status_code == 200
    for course in courses_missing(first):
        certify(first, course, by=SYSTEM)

    assert signed_in(first).get("/records/new/").status_code == 200


def test_whoever_passes_the_test_last_is_told_that_records_are_open(noor, signs, signed_in):
    browser, course = signed_in(noor), shipped()["keeping-information-safe"]
    signs(noor)
    for module in course.modules:
        read_module(course, module.id, by=noor)
    attempt = begin_test(course, by=noor)
    _attempt, sheet = open_test(attempt.pk, by=noor)
    hand_in(attempt.pk, [asked.right for asked in sheet], by=noor)
    result = browser.get(f"/training/tests/{attempt.pk}/result/").content.decode()
    way = browser.get("/before-you-start/").content.decode()

    assert ["are open to you now" in page for page in (result, way)] == [True, True]
    assert browser.get("/records/new/").status_code == 200
