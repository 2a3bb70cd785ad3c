"""An identity provider looks for somebody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safehaven.workforce.operations import mark_as_left
from tests.provisioning.conftest import NELL, staff_at


def names(said):
    return [each["userName"] for each in said.body.get("Resources", [])]


def test_one_by_id(provider, nell, nells):
    assert provider.get(nells).body == nell.body


def test_nobody_by_an_id_that_is_nobodys(provider, robin):
    said = provider.get(f"/Users/{robin.pk}")

    assert said.error == (404, None)


@pytest.mark.parametrize(
    "words",
    [
        'userName eq "nell@example.org"',
        'USERNAME EQ "NELL@example.org"',
        'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "nell@example.org"',
        'externalId eq "work-17"',
    ],
)
def test_by_what_the_provider_knows(provider, nell, ada, words):
    said = provider.get("/Users", filter=words)

    assert (names(said), said.body["totalResults"]) == (["nell@example.org"], 1)


@pytest.mark.parametrize(
    "words",
    [
        'userName eq "nobody@example.org"',
        'externalId eq "WORK-17"',
        'userName eq ""',
        'userName eq "\\u0000"',
    ],
)
def test_nobody_is_an_empty_list(provider, nell, words):
    said = provider.get("/Users", filter=words)

    assert (said.status, said.body["totalResults"], names(said)) == (200, 0, [])


@pytest.mark.parametrize(
    "words",
    [
        "userName",
        'userName sw "n"',
        "userName pr",
        'name.familyName eq "Archer"',
        'initials eq "NA"',
        'userName eq "a" or userName eq "b"',
        "userName eq 5",
        "(" * 350,
        f'userName eq "{"n" * 400}"',
        'userName eq "a" ; drop table staff',
    ],
)
def test_another_filter_is_refused(provider, nell, words):
    assert provider.get("/Users", filter=words).error == (400, "invalidFilter")


def test_everybody_page_by_page(provider, ada, grace, sam):
    everybody = names(provider.get("/Users"))
    second = provider.get("/Users", startIndex="2", count="1")

    assert set(everybody) == {"ada@example.org", "grace@example.org", "sam@example.org"}
    assert names(second) == everybody[1:2]
    assert (second.body["totalResults"], second.body["startIndex"], second.body["itemsPerPage"]) == (3, 2, 1)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"count": "0"}, 0),
        ({"count": "-1"}, 0),
        ({"count": "100000"}, 2),
        ({"startIndex": "0"}, 2),
        ({"startIndex": "-5"}, 2),
        ({"startIndex": "9" * 18}, 0),
    ],
)
def test_odd_pages(provider, ada, grace, query, found):
    said = provider.get("/Users", **query)

    assert (len(names(said)), said.body["totalResults"]) == (found, 2)


@pytest.mark.parametrize("query", [{"count": "many"}, {"startIndex": "9" * 5000}])
def test_a_page_that_is_no_number(provider, query):
    assert provider.get("/Users", **query).error == (400, "invalidValue")


def test_who_left_is_shown_as_not_active(provider, ada, grace, nell):
    mark_as_left(staff_at("nell@example.org"), by=grace)

    assert (
        provider.get("/Users", filter='userName eq "nell@example.org"').body["Resources"][0]["active"]
        is False
    )


def test_a_list_asks_the_database_as_often_for_many_as_for_few(provider, ada, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        provider.get("/Users")
        asked = len(few)
    for number in range(5):
        provider.post("/Users", NELL | {"userName": f"n{number}@example.org"})

    with django_assert_num_queries(asked):
        provider.get("/Users")
