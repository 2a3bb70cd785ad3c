"""Evidence of consent and of paused use: break what a control relies on, and its clause turns."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.disclosure import channels
from safehaven.disclosure.checks import EVERY_CHANNEL
from safehaven.disclosure.models import Disclosure
from safehaven.lawfulness.front import Basis, Ended, take_back
from safehaven.lawfulness.models import SharingBasis
from safehaven.lawfulness.operations import say_told
from safehaven.policies.controls import State
from tests.disclosure.conftest import mailbox, unverified
from tests.lawfulness.agreeing import agreed, paused
from tests.policies.test_evidence import behind_our_back, stands

__all__ = ["mailbox", "unverified"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def shared_before(robin, ada, mailbox):
    """Something that was shared because Robin agreed, as it stands once it has left."""
    agreed(robin, ada)

    def make():
        now = timezone.now()
        return Disclosure.objects.create(
            record=robin,
            channel="email",
            state="sent",
            basis=Basis.CONSENT,
            category="consent",
            contact=mailbox,
            address=SharingBasis.objects.get().whom,
            reason=SharingBasis.objects.get().purpose,
            made_at=now,
            made_by=ada,
            released_at=now,
            released_by=ada,
        )

    return behind_our_back(make)


def test_an_open_record_of_which_nothing_is_noted_turns_the_clause(robin, ada):
    asked = stands("JR-G-04")

    agreed(robin, ada)

    assert (asked, stands("JR-G-04")) == (State.ATTENTION, State.HOLDS)


def test_whoever_was_not_told_of_a_pause_turns_the_clause(robin, ada):
    before, made = stands("JR-E-05"), paused(robin, ada)
    untold = stands("JR-E-05")

    say_told(made, timezone.localdate(), by=ada)

    assert (before, untold, stands("JR-E-05")) == (State.HOLDS, State.ATTENTION, State.HOLDS)


def test_what_was_shared_on_an_agreement_that_stood_holds_the_clause(shared_before, ada):
    take_back(SharingBasis.objects.get(), Ended.SAID, by=ada)

    assert stands("PG-1-02") is State.HOLDS


CHANGES: dict[str, dict[str, object]] = {
    "noted afterwards": {"noted_at": timezone.now() + timedelta(days=1)},
    "about others": {"reach": "kind", "kind": "school"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_shared_without_one_turns_the_clause(shared_before, change):
    behind_our_back(lambda: SharingBasis.objects.update(**CHANGES[change]))

    assert stands("PG-1-02") is State.ATTENTION


def test_a_check_that_is_taken_out_turns_the_clause(monkeypatch):
    left = tuple(check for check in EVERY_CHANNEL if check.slug != "agreed")
    monkeypatch.setattr(channels, "EVERY_CHANNEL", left)

    assert stands("PG-1-02") is State.ATTENTION
