"""A provider says which attributes it wants, and asks at addresses that are none."""

import pytest
from django.test import Client

from safehaven.workforce.front import StaffMember
from tests.provisioning.conftest import NELL

ALWAYS = {"schemas", "id"}


@pytest.mark.parametrize("within", ["one", "list"])
@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({"attributes": "userName"}, {"userName"}, {"emails", "active", "displayName"}),
        ({"attributes": "userName,active"}, {"userName", "active"}, {"emails", "displayName"}),
        ({"excludedAttributes": "emails"}, {"userName", "active"}, {"emails"}),
        ({"excludedAttributes": "id"}, {"userName"}, set()),
    ],
)
def test_only_what_is_wanted_is_answered(provider, nells, within, asked, there, not_there):
    said = provider.get(nells if within == "one" else "/Users", **asked)

    body = said.body if within == "one" else said.body["Resources"][0]
    assert (said.status, body.keys() & not_there) == (200, set())
    assert body.keys() >= there | ALWAYS


def test_a_wish_that_cannot_be_met_changes_nothing(provider):
    both = {"attributes": "userName", "excludedAttributes": "emails"}
    said = provider.ask("post", "/Users", NELL, query_params=both)

    assert (said.error[0], StaffMember.objects.count()) == (400, 0)


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
@pytest.mark.parametrize("place", ["/Groups", "/Me", "/Users/17", "/Bulk", "/Users/.search", "/x/y/"])
def test_an_address_that_is_none_is_told_in_the_standards_form(provider, method, place):
    said = provider.ask(method, place, {} if method in {"post", "put", "patch"} else None)

    assert (said.error, said.headers["Content-Type"]) == ((404, None), "application/scim+json")


def test_without_a_token_no_address_tells_whether_it_is_one(db):
    answers = {Client().get(f"/scim/v2{place}").status_code for place in ("/Groups", "/Users", "/x")}

    assert answers == {401}
