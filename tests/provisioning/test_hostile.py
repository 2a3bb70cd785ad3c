"""What is sent may be anything at all."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safehaven.ledger.models import Line
from safehaven.provisioning.models import Counterpart
from safehaven.workforce.front import StaffMember
from tests.provisioning.conftest import NELL, PATCH

LARGE = json.dumps(NELL | {"notes": "x" * 65_536})
DEEP = json.dumps(NELL)[:-1] + ', "x": ' + "[" * 10 + "]" * 10 + "}"
BOTTOMLESS = "[" * 60_000


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (LARGE, (413, None)),
        (DEEP, (400, "invalidSyntax")),
        (BOTTOMLESS, (400, "invalidSyntax")),
        ('{"a":' * 10_000, (400, "invalidSyntax")),
        (json.dumps({"userName": 1})[:-1] + ', "n": ' + "9" * 10_000 + "}", (400, "invalidSyntax")),
        (" ", (400, "invalidSyntax")),
        ("not json", (400, "invalidSyntax")),
        (b"\xff\xfe\x00", (400, "invalidSyntax")),
        ("[]", (400, "invalidSyntax")),
        ("null", (400, "invalidSyntax")),
        ("{}", (400, "invalidValue")),
    ],
)
def test_what_is_too_large_too_deep_or_no_json_is_refused(provider, body, error):
    said = provider.post("/Users", body)

    assert said.error == error
    assert StaffMember.objects.count() == 0


def test_something_just_within_the_limits_is_read(provider):
    within = json.dumps(NELL | {"x": json.loads("[" * 9 + "]" * 9)})

    assert provider.post("/Users", within).status == 201


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_only_json_is_read(provider, kind):
    said = provider.ask("post", "/Users", json.dumps(NELL), content_type=kind)

    assert (said.status, StaffMember.objects.count()) == (415, 0)


def test_a_thousand_operations_are_too_many(provider, nells):
    said = provider.patch(nells, *[{"op": "replace", "path": "displayName", "value": "X"}] * 1000)

    assert said.error == (400, "invalidValue")


def test_an_error_is_in_the_form_of_the_standard_and_repeats_nothing(provider):
    said = provider.post("/Users", NELL | {"userName": "not <b>an</b> address"})

    assert said.body["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert "<b>" not in str(said.body)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
named = st.sampled_from(
    ["userName", "name", "displayName", "externalId", "active", "schemas", "id", "meta", "emails"]
)
operations = st.fixed_dictionaries(
    {},
    optional={
        "op": st.sampled_from(["add", "Replace", "remove"]) | anything,
        "path": named | anything,
        "value": anything,
    },
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.dictionaries(named, anything, max_size=4))
def test_whatever_somebody_is_said_to_be_there_is_an_answer(provider, body):
    assert provider.put("/Users/00000000-0000-0000-0000-000000005afe", body).status == 404
    said = provider.post("/Users", body)

    assert said.status in {201, 400, 409}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(operations, max_size=3) | anything)
def test_whatever_is_to_change_there_is_an_answer_and_nobody_is_lost(provider, ada, changes):
    body = {"schemas": [PATCH], "Operations": changes}

    said = provider.ask("patch", f"/Users/{ada.pk}", body)

    assert said.status in {200, 400, 409}
    assert StaffMember.objects.count() == 2


def test_a_stranger_learns_nothing_of_who_is_here(provider, ada):
    from tests.provisioning.conftest import Provider

    stranger = Provider("guess")
    answers = [stranger.get(f"/Users/{ada.pk}"), stranger.get("/Users/00000000-0000-0000-0000-000000005afe")]

    assert answers[0].body == answers[1].body
    assert Counterpart.objects.count() == 0
    assert Line.objects.filter(act__startswith="provisioning:a").count() == 0
