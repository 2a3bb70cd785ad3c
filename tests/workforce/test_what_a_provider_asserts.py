"""What in a token of the sign-in provider counts, and as what."""

import pytest

from safehaven.workforce.provider import Claims, asserts_second_factor

TOKEN = {"iss": "https://login.example.org", "sub": "ada"}
ADDRESS = {"email": "ada@example.org", "email_verified": True}


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({}, False),
        ({"amr": []}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["otp"]}, False),
        ({"amr": ["MFA"]}, False),
        ({"amr": "mfa"}, True),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": ["pwd", "otp"]}, True),
        ({"acr": "mfa"}, True),
        ({"acr": "1"}, False),
        ({"amr": None}, False),
    ],
)
def test_only_what_is_listed_counts_as_a_second_factor(said, counts):
    claims = Claims.of(TOKEN | said, {})

    assert asserts_second_factor(claims, "mfa, otp+pwd") is counts


@pytest.mark.parametrize("accepted", ["", " ", ",", " , "])
def test_an_empty_list_trusts_nobody(accepted):
    claims = Claims.of(TOKEN | {"amr": ["mfa"], "acr": ""}, {})

    assert not asserts_second_factor(claims, accepted)


@pytest.mark.parametrize("verified", [False, None, "false", "yes", 2])
def test_an_address_that_is_not_verified_is_none(verified):
    assert not Claims.of(TOKEN | ADDRESS | {"email_verified": verified}, {}).email


def test_an_address_beside_the_token_counts_if_it_is_about_the_same_subject():
    assert Claims.of(TOKEN, {"sub": "ada", **ADDRESS}).email == "ada@example.org"
    assert not Claims.of(TOKEN, {"sub": "somebody-else", **ADDRESS}).email


def test_a_token_that_names_an_address_is_not_overruled_from_beside():
    token = TOKEN | {"email": "ada@example.org", "email_verified": False}

    assert not Claims.of(token, {"sub": "ada", **ADDRESS}).email
