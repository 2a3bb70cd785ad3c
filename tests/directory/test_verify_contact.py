"""A contact point is used only after somebody has made sure of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.directory.front import VerifiedHow, usable, verified_long_ago, verify_contact
from safehaven.directory.operations.contacts import end_contact
from safehaven.directory.rules import NoLongerUsed, NothingWritten, NotYourOwn
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose

WORDS = "I rang the number on the council's website and she read the address out."


def test_a_new_contact_point_cannot_be_used(address):
    assert usable(address) is False


def test_verifying_says_who_when_and_how(address, sam):
    verified = verify_contact(address, VerifiedHow.CALLED_BACK, WORDS, by=sam)

    assert (usable(verified), verified.verified_by, verified.verified_how) == (True, sam, "called-back")


def test_verifying_leaves_a_line_that_says_how_and_not_what(address, sam):
    verify_contact(address, VerifiedHow.CALLED_BACK, WORDS, by=sam)

    line = Line.objects.latest("number")
    assert (line.act, '"how":"called-back"' in line.entry, "website" in line.entry) == (
        "directory:contact_verified",
        True,
        False,
    )


@pytest.mark.parametrize("words", ["", "  ", "yes", "rang them"])
def test_a_tick_alone_is_not_enough(address, sam, words):
    with pytest.raises(NothingWritten, match="in a sentence"):
        verify_contact(address, VerifiedHow.CALLED_BACK, words, by=sam)


def test_whoever_added_it_may_verify_it_and_the_ledger_shows_that(address, ada):
    verify_contact(address, VerifiedHow.PAPER, WORDS, by=ada)

    assert '"own":true' in Line.objects.latest("number").entry


def test_the_policy_can_ask_for_another_person(address, ada, sam):
    choose(Parameter.CONTACT_VERIFIER, "another_person", by=SYSTEM)

    with pytest.raises(NotYourOwn, match="Ask a colleague"):
        verify_contact(address, VerifiedHow.PAPER, WORDS, by=ada)
    assert usable(verify_contact(address, VerifiedHow.PAPER, WORDS, by=sam)) is True


def test_what_is_no_longer_used_is_not_verified(address, ada, sam):
    end_contact(address, by=ada)

    with pytest.raises(NoLongerUsed):
        verify_contact(address, VerifiedHow.PAPER, WORDS, by=sam)


def test_a_verification_grows_old(address, sam):
    verified = verify_contact(address, VerifiedHow.PAPER, WORDS, by=sam)
    now = timezone.now()

    old = [verified_long_ago(verified, now + timedelta(days=days)) for days in (300, 380)]

    assert old == [False, True]
