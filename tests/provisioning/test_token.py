"""The token that lets an identity provider in, and everything that does not."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.provisioning.models import Token
from safehaven.provisioning.operations import add, end_token, make_token
from safehaven.provisioning.rules import TokenOver
from safehaven.provisioning.states import Wanted
from safehaven.workforce.front import StaffMember
from tests.provisioning.conftest import NELL, Provider

USERS = "/scim/v2/Users"


def run(*words):
    said = StringIO()
    call_command("scim", *words, stdout=said)
    return said.getvalue()


def test_it_is_shown_once_and_only_its_hash_is_kept(db, acts):
    secret = run("token", "other").splitlines()[0]
    token = Token.objects.get(name="other")

    assert Provider(secret).get("/Users").status == 200
    assert len(secret) == 43
    assert secret not in str([vars(each) for each in (token, *Line.objects.all())])
    assert secret not in run("tokens")
    assert acts() == ["provisioning:token_made"]


def test_it_works_until_its_last_day_is_over(db):
    today = timezone.localdate()
    provider = Provider(run("token", "short", "--until", str(today)).splitlines()[0])
    tomorrow = timezone.now() + timedelta(days=1)

    assert provider.get("/Users").status == 200
    with as_of(tomorrow):
        assert provider.get("/Users").status == 401


def test_once_ended_it_opens_nothing(provider, nells, acts):
    before = acts()
    run("end-token", "work-accounts")

    answers = [
        provider.get("/Users"),
        provider.get(nells),
        provider.post("/Users", NELL | {"userName": "x@example.org"}),
        provider.patch(nells, {"op": "replace", "path": "active", "value": False}),
        provider.delete(nells),
    ]

    assert [answer.error for answer in answers] == [(401, None)] * 5
    assert StaffMember.objects.get().is_active
    assert acts()[len(before) :] == ["provisioning:token_ended", "provisioning:token_refused"]
    assert run("tokens") == "work-accounts  ended\n"


def test_an_act_that_began_before_its_token_ended_is_refused_too(token):
    end_token(token, by=SYSTEM)

    with pytest.raises(TokenOver):
        add(Wanted(email="x@example.org", name="X"), token=token)

    assert StaffMember.objects.count() == 0


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer {SWAPPED}",
        "Bearer {SHORTER}",
        "Basic {secret}",
        "Bearer  x {secret}",
        "Token {secret}",
        "{secret}",
        "Bearer {hash}",
        "Bearer caf\u00e9",
    ],
)
def test_no_other_header_opens_anything(secret, token, header):
    words = header.format(
        secret=secret, SWAPPED=secret.swapcase(), SHORTER=secret[:-1], hash=token.token_hash
    )
    answer = Client().get(USERS, headers={"Authorization": words} if words else {})

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="Safehaven"'
    assert b"userName" not in answer.content


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_may_be_in_any_case(secret, scheme):
    assert Client().get(USERS, headers={"Authorization": f"{scheme} {secret}"}).status_code == 200


@pytest.mark.parametrize("name", ["access_token", "token", "Authorization", "bearer"])
def test_a_token_in_the_address_or_in_a_cookie_opens_nothing(secret, name):
    browser = Client()
    browser.cookies[name] = secret

    assert browser.get(USERS, query_params={name: secret}).status_code == 401
    assert browser.get(USERS, query_params={name: f"Bearer {secret}"}).status_code == 401


def test_a_session_alone_opens_nothing(secret, ivy, grace, signed_in):
    for somebody in (ivy, grace):
        browser = signed_in(somebody)

        assert browser.get(USERS).status_code == 401
        assert browser.post(USERS, NELL, content_type="application/json").status_code == 401
        assert browser.delete(f"{USERS}/{ivy.pk}").status_code == 401
    ivy.refresh_from_db()
    assert ivy.is_active


def test_a_token_opens_no_page(secret):
    assert Client().get("/staff/", headers={"Authorization": f"Bearer {secret}"}).status_code == 302


def test_failures_are_noted_once_a_minute_and_without_what_was_sent(secret):
    for _again in range(5):
        Provider("guessed-word").get("/Users")
    [line] = Line.objects.filter(act="provisioning:token_refused")
    cache.clear()  # as the minute does
    Provider("guessed-word").get("/Users")

    assert "guessed" not in line.entry
    assert Line.objects.filter(act="provisioning:token_refused").count() == 2


def test_two_providers_have_tokens_of_their_own(provider, token):
    other = Provider(make_token("other", timezone.localdate(), by=SYSTEM))
    end_token(token, by=SYSTEM)

    assert (provider.get("/Users").status, other.get("/Users").status) == (401, 200)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("token", "work-accounts"), "There is or was a token with this name"),
        (("token", "Work accounts"), "small letters"),
        (("token", "old", "--until", "2020-01-01"), "Choose a last day"),
        (("token", "long", "--until", "2199-01-01"), "Choose a last day"),
        (("token", "odd", "--until", "soon"), "invalid"),
        (("end-token", "nobody"), "There is no token with this name"),
    ],
)
def test_what_is_wrong_is_said(secret, words, told):
    with pytest.raises(CommandError, match=told):
        run(*words)

    assert Token.objects.count() == 1


def test_an_end_comes_once(token):
    end_token(token, by=SYSTEM)

    with pytest.raises(CommandError, match="has ended"):
        run("end-token", "work-accounts")


def test_an_end_says_when_and_by_whom_or_neither(token):
    @operation
    def half() -> None:
        write("workforce:test", by=SYSTEM)
        Token.objects.filter(pk=token.pk).update(ended_by="staff:x")

    with pytest.raises(IntegrityError, match="says_when_and_by_whom"):
        half()
