"""Where somebody is signed in, and ending it: at once, in every process."""

import pytest

from safehaven.workforce.models import StaffSession
from tests.counting import queries_of


@pytest.fixture
def twice(ada, signed_in):
    """Ada, signed in on two devices."""
    return signed_in(ada), signed_in(ada)


def test_both_devices_are_listed_this_one_first(twice):
    devices = twice[0].get("/account/").context["devices"]

    assert [device.here for device in devices] == [True, False]


def test_ending_the_other_one_signs_it_out_at_its_next_click(twice, acts):
    here, elsewhere = twice
    other = here.get("/account/").context["devices"][1].session
    here.post(f"/account/sessions/{other.pk}/end/")

    assert (here.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)
    assert acts()[-1] == "workforce:session_ended"


def test_ending_all_others_keeps_this_one(twice):
    here, elsewhere = twice
    here.post("/account/sessions/end-others/")

    assert (here.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)


def test_nobody_ends_a_session_of_somebody_else(twice, sam, signed_in):
    of_ada = StaffSession.objects.first()
    answered = signed_in(sam).post(f"/account/sessions/{of_ada.pk}/end/")

    assert answered.status_code == 404
    assert StaffSession.objects.get(pk=of_ada.pk).ended_at is None


def test_a_session_needs_its_own_row_and_not_only_the_cookie(ada, client):
    client.force_login(ada)

    assert client.get("/account/").status_code == 302


def test_a_session_of_one_person_does_not_carry_another(ada, sam, signed_in):
    browser = signed_in(sam)
    of_sam = browser.session["staff_session"]
    browser.force_login(ada)
    session = browser.session
    session["staff_session"] = of_sam
    session.save()

    assert browser.get("/account/").status_code == 302


def test_the_account_page_asks_as_much_for_three_devices_as_for_one(ada, signed_in):
    browser = signed_in(ada)
    one = queries_of(browser, "/account/")
    for _ in range(2):
        signed_in(ada)

    assert queries_of(browser, "/account/") == one
