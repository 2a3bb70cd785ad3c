"""A name that a provider sends is held to the rule for names that people type."""

import pytest

from safehaven.workforce.front import StaffMember
from tests.house.probes import change
from tests.interface.test_names import FINE, UNSEEN
from tests.provisioning.conftest import NELL, staff_at

SENTENCE = "This name has a character that nobody sees, or that turns the writing round."
ONE_LINE = [name for name in FINE if "\n" not in name]


@pytest.mark.parametrize("name", [name for name in UNSEEN if name == name.strip()])
@pytest.mark.parametrize("place", ["displayName", "formatted", "givenName", "familyName"])
def test_what_nobody_sees_is_refused_with_the_sentence_of_the_forms(provider, name, place):
    said = {"name": None, "displayName": name}
    if place != "displayName":
        said = {"name": {place: name}, "displayName": "Nell"}

    answer = provider.post("/Users", NELL | said)

    assert answer.error == (400, "invalidValue")
    assert SENTENCE in answer.body["detail"]
    assert answer.body["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert StaffMember.objects.count() == 0


def test_the_error_says_which_part_and_what_to_do(provider):
    answer = provider.post("/Users", NELL | {"name": {"formatted": "Ro\u200dbin Archer"}})

    assert answer.body["detail"] == f"name: {SENTENCE} Delete the name and type it by hand."


@pytest.mark.parametrize("name", ["12", "-", "…"])
def test_a_name_without_a_letter_is_refused(provider, name):
    answer = provider.post("/Users", NELL | {"name": {"formatted": name}})

    assert (answer.error, "must have a letter" in answer.body["detail"]) == ((400, "invalidValue"), True)


@pytest.mark.parametrize("name", ONE_LINE)
def test_names_of_all_scripts_are_taken(provider, name):
    answer = provider.post("/Users", NELL | {"name": {"formatted": name}})

    assert (answer.status, staff_at("nell@example.org").name) == (201, name)


def test_somebody_with_one_name_may_have_a_dot_for_the_other(provider):
    answer = provider.post("/Users", NELL | {"name": {"givenName": "Prem", "familyName": "."}})

    assert (answer.status, staff_at("nell@example.org").name) == (201, "Prem .")


def test_a_change_is_held_to_it_too(provider, nells):
    answer = provider.patch(nells, {"op": "replace", "path": "displayName", "value": "Nell\u202e Archer"})

    assert answer.error == (400, "invalidValue")
    assert staff_at("nell@example.org").name == "Nell Archer"


def test_whoever_has_such_a_name_from_before_can_still_be_seen_off(provider, nells, nell):
    change(staff_at("nell@example.org"), name="12")

    answer = provider.put(nells, NELL | {"name": {"formatted": "12"}, "displayName": "12", "active": False})

    assert (answer.status, staff_at("nell@example.org").is_active) == (200, False)
