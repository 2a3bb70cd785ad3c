"""An identity provider adds somebody."""

import pytest

from safehaven.ledger.models import Line
from safehaven.workforce.front import StaffMember, roles_of, teams_of
from safehaven.workforce.models import Invitation
from tests.provisioning.conftest import NELL, USER, staff_at


def test_they_are_staff_without_a_password_a_role_or_a_team(provider, acts):
    said = provider.post("/Users", NELL)
    nell = StaffMember.objects.get()

    assert (said.status, said.body["id"]) == (201, str(nell.pk))
    assert (nell.name, nell.email, nell.initials) == ("Nell Archer", "nell@example.org", "NA")
    assert (nell.has_usable_password(), roles_of(nell), list(teams_of(nell))) == (False, frozenset(), [])
    assert Invitation.objects.count() == 0
    assert acts() == ["workforce:staff_added", "provisioning:added"]


def test_the_answer_shows_them_as_they_stand(nell, nells):
    place = f"http://testserver/scim/v2{nells}"
    shown = nell.body
    shown["meta"].pop("created")

    assert nell.headers["Location"] == place
    assert nell.headers["Content-Type"] == "application/scim+json"
    assert shown == {
        "schemas": [USER],
        "id": shown["id"],
        "externalId": "work-17",
        "meta": {"resourceType": "User", "location": place},
        "userName": "nell@example.org",
        "name": {"formatted": "Nell Archer", "givenName": "Nell", "familyName": "Archer"},
        "displayName": "Nell Archer",
        "active": True,
    }


def test_the_ledger_names_the_token_and_no_person(provider, token):
    provider.post("/Users", NELL)
    line = Line.objects.get(act="provisioning:added")

    assert line.by == "system:scim"
    assert token.ledger_name in line.entry
    assert "Archer" not in line.entry
    assert "work-17" not in line.entry


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"displayName": "Nell A."}, "Nell A."),
        ({"name": {"formatted": "Dr Nell Archer", "givenName": "Nell"}}, "Dr Nell Archer"),
        ({"name": {"givenName": "Nell"}}, "Nell"),
    ],
)
def test_a_name_may_be_said_in_several_ways(provider, said, name):
    provider.post("/Users", {"schemas": [USER], "userName": "nell@example.org", **said})

    assert staff_at("nell@example.org").name == name


def test_what_we_do_not_keep_is_left_unread(provider):
    more = {"password": "seven-otters", "roles": [{"value": "manager"}], "shoeSize": 5, "id": "mine"}

    said = provider.post("/Users", NELL | more)

    assert said.status == 201
    assert said.body["id"] != "mine"
    assert not staff_at("nell@example.org").has_usable_password()
    assert roles_of(staff_at("nell@example.org")) == frozenset()


@pytest.mark.parametrize("email", ["nell@example.org", "NELL@EXAMPLE.ORG"])
def test_an_address_is_taken_once(provider, nell, email):
    said = provider.post("/Users", NELL | {"userName": email, "externalId": "work-18"})

    assert said.error == (409, "uniqueness")
    assert said.body["detail"] == "Somebody signs in with this email address already.  Use another one."
    assert StaffMember.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"userName": "nell"},
        {"userName": ""},
        {"userName": None},
        {"userName": f"{'n' * 250}@example.org"},
        {"userName": 17},
        {"name": {}},
        {"name": {"formatted": " "}},
        {"name": {"formatted": "Nell\x00Archer"}},
        {"name": {"formatted": "Nell \ud800 Archer"}},
        {"name": {"formatted": "N" * 121}},
        {"externalId": "x" * 201},
        {"active": False},
        {"active": "perhaps"},
    ],
)
def test_what_is_wrong_is_refused_and_adds_nobody(provider, acts, wrong):
    said = provider.post("/Users", NELL | wrong)

    assert said.status == 400
    assert said.error[1] in {"invalidValue", "invalidSyntax"}
    assert said.body["detail"]
    assert (StaffMember.objects.count(), acts()) == (0, [])
