"""Leaving: everything ends at once."""

from django.test import Client

from safehaven.foundation.actors import SYSTEM
from safehaven.workforce.front import Role, capabilities_of, give_role, roles_of, teams_of, working_here
from safehaven.workforce.models import StaffSession


def leave(grace, ada, signed_in):
    return signed_in(grace).post(f"/staff/{ada.pk}/left/", {"when": "now"})


def test_everything_ends_at_once(grace, ada, signed_in, acts):
    browser = signed_in(ada)
    leave(grace, ada, signed_in)
    ada.refresh_from_db()

    assert browser.get("/account/").url == "/sign-in/?next=%2Faccount%2F"
    assert (roles_of(ada), list(teams_of(ada)), capabilities_of(ada)) == (frozenset(), [], frozenset())
    assert not StaffSession.objects.filter(staff=ada, ended_at=None).exists()
    assert ada not in working_here()
    assert acts()[-1] == "workforce:staff_left"


def test_they_cannot_sign_in_again_and_are_told_no_more_than_a_stranger(grace, ada, signed_in):
    leave(grace, ada, signed_in)
    typed = {"login": ada.email, "password": "seven-otters-juggle-lanterns"}
    answered = Client().post("/sign-in/", typed).content.decode()

    assert "That email address and password do not match" in answered


def test_they_stay_on_the_list_of_those_who_left(grace, ada, signed_in):
    leave(grace, ada, signed_in)
    browser = signed_in(grace)

    assert "Ada Lovell" not in browser.get("/staff/").content.decode()
    assert "Ada Lovell" in browser.get("/staff/?show=left").content.decode()
    assert browser.get(f"/staff/{ada.pk}/").status_code == 200


def test_a_role_that_was_to_end_later_ends_too(grace, ada, signed_in):
    give_role(ada, Role.SENIOR_CASEWORKER, by=SYSTEM)
    leave(grace, ada, signed_in)

    assert not ada.holdings.filter(until=None).exists()


def test_nobody_marks_themselves(grace, signed_in):
    leave(grace, grace, signed_in)

    assert grace in working_here()
