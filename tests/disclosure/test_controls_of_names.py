"""The controls of recognising people hold only while the keeper knows everybody and is asked before something leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safehaven.disclosure import channels
from safehaven.disclosure.states import Channel
from safehaven.policies.controls import State
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import asking
from tests.keeping import ASKED_AT_THE_SOCKET
from tests.policies.test_evidence import stands

pytestmark = pytest.mark.django_db

CARRIED = ("PG-4-01", "JR-B-01")


@pytest.fixture
def known(robin, roll):
    """The keeper knows Robin."""
    roll.build()
    return roll


@pytest.mark.parametrize("clause", CARRIED)
def test_with_everybody_known_it_holds(known, clause):
    assert stands(clause) is State.HOLDS


@pytest.mark.parametrize("clause", CARRIED)
def test_without_a_keeper_it_does_not(known, monkeypatch, clause):
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize("clause", CARRIED)
def test_with_somebody_unknown_it_does_not(known, ada, clause, monkeypatch):
    create_record(NewRecord({"given_names": "Wren"}), by=ada)
    with monkeypatch.context() as held_up:
        held_up.setattr(known, "catch_up", lambda: None)
        assert stands(clause) is State.ATTENTION

    known.catch_up()

    assert stands(clause) is State.HOLDS


@pytest.mark.parametrize("clause", CARRIED)
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.TELEPHONE])
def test_with_the_check_taken_out_of_a_channel_it_does_not(known, monkeypatch, clause, channel):
    way = channels.WAYS[channel]
    bare = replace(way, **{part: without(getattr(way, part), "others") for part in ("checks", "carries")})
    monkeypatch.setitem(channels.WAYS, channel, bare)

    assert stands(clause) is State.ATTENTION


def without(checks, slug):
    return tuple(check for check in checks if check.slug != slug)
