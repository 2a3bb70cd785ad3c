"""An identity provider changes somebody, and lets somebody go."""

import pytest

from safehaven.ledger.models import Line
from safehaven.provisioning.operations import change
from safehaven.provisioning.people import standing
from safehaven.provisioning.states import Wanted
from safehaven.workforce.front import Role, StaffMember, WayIn, WayInNotice, give_role
from safehaven.workforce.models import StaffSession
from safehaven.workforce.operations import change_details, mark_as_left
from safehaven.workforce.rules import ChangedMeanwhile
from tests.provisioning.conftest import NELL, staff_at
from tests.workforce.conftest import with_app

__all__ = ["with_app"]

GONE = {"op": "replace", "path": "active", "value": False}


def test_a_new_name_and_address(provider, nell, nells, acts):
    before = acts()

    said = provider.patch(
        nells,
        {"op": "replace", "path": "name.familyName", "value": "Bowman"},
        {"op": "Replace", "path": "userName", "value": "nell.bowman@example.org"},
    )
    staff = StaffMember.objects.get()

    assert (said.status, said.body["name"]["formatted"]) == (200, "Nell Bowman")
    assert (staff.name, staff.email, staff.initials) == ("Nell Bowman", "nell.bowman@example.org", "NB")
    assert acts()[len(before) :] == ["workforce:staff_changed", "provisioning:changed"]


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ({"op": "replace", "value": {"displayName": "Nellie Archer"}}, "Nellie Archer"),
        ({"op": "add", "path": "name", "value": {"givenName": "Nellie"}}, "Nellie Archer"),
        ({"op": "replace", "value": {"name.formatted": "Dr Archer"}}, "Dr Archer"),
        ({"op": "remove", "path": "name"}, "Nell Archer"),
        ({"op": "replace", "path": "nickName", "value": "Nellie"}, "Nell Archer"),
        ({"op": "replace", "path": 'emails[type eq "work"].value', "value": "x@example.org"}, "Nell Archer"),
    ],
)
def test_each_way_to_say_a_name(provider, nells, operation, name):
    said = provider.patch(nells, operation)

    assert (said.status, StaffMember.objects.get().name) == (200, name)


def test_initials_that_a_colleague_chose_stay(provider, nells, ivy):
    nell = staff_at("nell@example.org")
    change_details(nell, name=nell.name, email=nell.email, initials="NX", version=nell.version, by=ivy)

    provider.patch(nells, {"op": "replace", "path": "displayName", "value": "Nell Bowman"})

    assert staff_at("nell@example.org").initials == "NX"


def test_a_whole_replacement(provider, nells):
    said = provider.put(nells, NELL | {"externalId": "work-18", "name": {"formatted": "Nell Bowman"}})

    assert (said.status, said.body["externalId"]) == (200, "work-18")
    assert said.body["name"] == {"formatted": "Nell Bowman"}


def test_a_replacement_that_does_not_say_whether_somebody_is_active_ends_nothing(provider, nells):
    provider.put(nells, {key: value for key, value in NELL.items() if key != "active"})

    assert StaffMember.objects.get().is_active


def test_what_is_so_already_is_no_act(provider, nell, nells, acts):
    before = acts()

    answers = [
        provider.put(nells, NELL),
        provider.patch(nells, {"op": "replace", "value": {"active": "True"}}),
    ]

    assert [answer.status for answer in answers] == [200, 200]
    assert acts() == before


@pytest.mark.parametrize("value", [False, "False", "false"])
def test_who_is_not_active_has_left_at_once(provider, ada, signed_in, value):
    browser = signed_in(ada)

    said = provider.patch(f"/Users/{ada.pk}", {"op": "replace", "path": "active", "value": value})
    ada.refresh_from_db()

    assert (said.status, said.body["active"], ada.departed_at is not None) == (200, False, True)
    assert StaffSession.objects.filter(staff=ada, ended_at=None).count() == 0
    assert browser.get("/").status_code == 302
    assert Line.objects.filter(act="workforce:staff_left", by="system:scim").count() == 1


def test_who_left_does_not_come_back_by_this_way(provider, nells):
    provider.patch(nells, GONE)

    said = provider.patch(nells, {"op": "replace", "path": "active", "value": True})

    assert said.error == (400, "mutability")
    assert said.body["detail"].startswith("They have left, so nothing about them changes here.")
    assert not StaffMember.objects.get().is_active


def test_nor_by_a_replacement_nor_under_another_name(provider, nells):
    provider.patch(nells, GONE)

    answers = [
        provider.put(nells, NELL),
        provider.put(nells, NELL | {"active": False, "displayName": "X", "name": {}}),
        provider.patch(
            nells,
            {"op": "remove", "path": "active"},
            {"op": "replace", "path": "userName", "value": "x@example.org"},
        ),
    ]

    assert [answer.error for answer in answers] == [(400, "mutability")] * 3
    assert StaffMember.objects.get().email == "nell@example.org"


def test_the_last_data_protection_officer_cannot_go(provider, dora):
    said = provider.patch(
        f"/Users/{dora.pk}", {"op": "replace", "path": "displayName", "value": "Gone"}, GONE
    )
    dora.refresh_from_db()

    assert said.error == (409, None)
    assert "there must always be one" in said.body["detail"]
    assert (dora.is_active, dora.name) == (True, "Dora Penhale")  # nothing of it happened


def test_an_address_is_not_taken_from_somebody(provider, nells, ada):
    said = provider.patch(nells, {"op": "replace", "path": "userName", "value": "ADA@example.org"})

    assert said.error == (409, "uniqueness")


@pytest.mark.parametrize(
    ("operation", "word"),
    [
        ({"op": "replace", "path": "id", "value": "x"}, "mutability"),
        ({"op": "replace", "path": "meta.created", "value": "2020-01-01T00:00:00Z"}, "mutability"),
        ({"op": "remove", "path": "userName"}, "mutability"),
        ({"op": "zap", "path": "active", "value": False}, "invalidValue"),
        ({"op": "replace", "path": "a[[", "value": "x"}, "invalidPath"),
        ({"op": "replace", "path": "active", "value": "perhaps"}, "invalidValue"),
        ({"op": "replace", "path": "userName", "value": "nell"}, "invalidValue"),
        ({"op": "replace", "path": "userName", "value": "a\x00@example.org"}, "invalidValue"),
        ({"op": "remove"}, "noTarget"),
    ],
)
def test_what_cannot_be_done_is_refused_and_does_nothing(provider, nells, acts, operation, word):
    before = acts()

    said = provider.patch(nells, operation)

    assert said.error == (400, word)
    assert "\n" not in said.body["detail"]
    assert acts() == before


def test_a_change_is_of_what_it_was_worked_out_from(nell, token, ivy):
    seen = staff_at("nell@example.org")
    change_details(seen, name="Nell Bowman", email=seen.email, initials="NB", version=seen.version, by=ivy)

    with pytest.raises(ChangedMeanwhile):
        change(seen, Wanted(email=seen.email, name="Eleanor Archer"), token=token)

    assert standing(staff_at("nell@example.org")).name == "Nell Bowman"


def test_the_address_alone_lets_nobody_into_an_account_with_a_role(provider, nells, grace):
    give_role(staff_at("nell@example.org"), Role.CASEWORKER, by=grace)

    said = provider.patch(nells, {"op": "replace", "path": "userName", "value": "mallory@example.org"})

    assert said.error == (409, None)
    assert "A manager can change it in Safehaven." in said.body["detail"]
    assert not StaffMember.objects.filter(email="mallory@example.org").exists()


def test_with_a_second_factor_an_address_may_change(provider, ada, with_app):
    said = provider.patch(
        f"/Users/{with_app(ada).pk}", {"op": "replace", "path": "userName", "value": "ada.l@example.org"}
    )

    assert (said.status, said.body["userName"]) == (200, "ada.l@example.org")
    [told] = WayInNotice.objects.all()
    assert (told.to, told.address, told.what) == (ada, "ada@example.org", WayIn.ADDRESS)


def test_who_left_here_is_not_brought_back_by_a_stale_picture(nell, token, grace):
    seen = staff_at("nell@example.org")
    mark_as_left(seen, by=grace)

    with pytest.raises(Exception, match="They have left"):
        change(seen, Wanted(email=seen.email, name=seen.name, external_id="other"), token=token)
