"""Choosing a first password by a link that works once."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import Role, add_staff, give_role, invite
from safehaven.workforce.models import Invitation
from safehaven.workforce.operations import accept, mark_as_left
from safehaven.workforce.rules import LinkClosed

GOOD = "quiet-maple-teapot-voyage"


@pytest.fixture
def newcomer(db):
    """Nell, who starts today."""
    nell = add_staff(name="Nell Archer", email="nell@example.org", initials="NA", by=SYSTEM)
    give_role(nell, Role.CASEWORKER, by=SYSTEM)
    return nell


@pytest.fixture
def link(newcomer):
    """The link that her manager hands her."""
    return f"/welcome/{invite(newcomer, by=SYSTEM)}/"


def choose(link, password=GOOD):
    browser = Client()
    browser.get(link)
    return browser, browser.post("/welcome/", {"password": password})


def test_the_link_leads_to_a_password_and_to_signing_in(newcomer, link, acts):
    browser, answered = choose(link)
    signed = browser.post("/sign-in/", {"login": newcomer.email, "password": GOOD})

    assert (answered.url, signed.url) == ("/sign-in/", "/")
    assert "workforce:password_link_used" in acts()


def test_the_secret_leaves_the_address_bar_at_once(link, client):
    assert client.get(link).url == "/welcome/"


def test_the_database_holds_only_a_hash_of_it(link):
    assert Invitation.objects.get().token_hash not in link


def test_the_link_works_once(link):
    choose(link)
    _, again = choose(link, "another-maple-teapot-voyage")

    assert again.status_code == 410


def test_a_newer_link_ends_the_older(newcomer, link):
    invite(newcomer, by=SYSTEM)

    assert choose(link)[1].status_code == 410


def test_a_link_ends_after_three_days(link):
    @operation
    def days_pass():
        earlier = timezone.now() - timedelta(days=4)
        Invitation.objects.update(made_at=earlier, expires_at=earlier + timedelta(days=3))
        write("workforce:test", by=SYSTEM)

    days_pass()

    assert choose(link)[1].status_code == 410


def test_the_link_of_somebody_who_left_is_closed(newcomer, link):
    mark_as_left(newcomer, by=SYSTEM)

    assert choose(link)[1].status_code == 410


def test_an_invented_link_is_closed(db):
    assert choose("/welcome/3fJx0000000000000000000000000000000000000000/")[1].status_code == 410


def test_a_weak_password_is_refused_and_the_link_still_works(link):
    browser, refused = choose(link, "nellarcher2026")
    accepted = browser.post("/welcome/", {"password": GOOD})

    assert (refused.status_code, accepted.status_code) == (200, 302)


def test_before_a_password_is_chosen_nobody_signs_in(newcomer, client):
    answered = client.post("/sign-in/", {"login": newcomer.email, "password": ""})

    assert answered.status_code == 200


def test_of_two_who_use_one_link_at_once_the_second_is_refused(link):
    invitation = Invitation.objects.get()  # both have loaded the page before either sends it
    accept(invitation, make_password(GOOD))

    with pytest.raises(LinkClosed):
        accept(invitation, make_password("another-maple-teapot-voyage"))
