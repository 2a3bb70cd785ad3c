"""The pages of a call: from the ring to the telling, for whoever took it and for the senior who says yes."""

import uuid

import pytest

from safehaven.demo.readying import make_ready
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import calling
from safehaven.disclosure.operations.releasing import ask, refuse
from safehaven.disclosure.states import State
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import adopt
from safehaven.records.queries import today
from tests.disclosure.calls import BOARD, TESS, WORDS, agreed, board, call, let_go, rung, timeline
from tests.disclosure.conftest import REASON
from tests.disclosure.test_pages import at, send, text_of

__all__ = ["agreed", "board", "call"]


def test_the_pages_lead_from_the_ring_to_the_telling(robin, ada, grace, board, signed_in):
    client = signed_in(ada)
    typed = {
        "name": TESS.name,
        "organisation": "Saltmarsh Council",
        "number": BOARD,
        "meant": TESS.meant,
        "asks": TESS.asks,
        "urgent": "on",
    }
    after = send(client, at("take_call", record=robin.pk), **typed)
    one = Disclosure.objects.get()
    assert after.url == at("call", one)
    assert "ring you back" in text_of(client.get(at("call", one)))
    send(client, at("words", one), words=WORDS)
    send(client, at("reason", one), category="social-worker", basis="public-task", words=REASON)
    found = client.post(at("recipient", one), {"text": "Marlowe"})
    assert "ends in 001" in text_of(found)
    hidden_ones = {"version": str(Disclosure.objects.get().version), "once": str(uuid.uuid4())}
    client.post(at("choose", one, contact=board.pk), hidden_ones)
    send(client, at("address", one), typed="01632960001")
    send(client, at("checks", one), ask="yes")
    send(signed_in(grace), at("decide", one))
    send(client, at("checks", one))
    page = text_of(client.get(at("page", one)))
    assert ("I have told them" in page, BOARD in page, WORDS in page) == (True, True, True)
    send(client, at("told", one))

    assert Disclosure.objects.get().state == State.RECEIVED
    assert "It was told on the telephone" in text_of(client.get(at("page", one)))


def test_the_senior_sees_the_words_before_the_yes(call, ada, grace, signed_in):
    ask(call, version=call.version, by=ada)

    page = text_of(signed_in(grace).get(at("decide", call)))

    assert [word for word in (WORDS, "Tess Marlowe", "whether Robin still lives") if word not in page] == []


def test_the_page_of_a_calm_call_offers_only_to_ask_them_to_write(robin, ada, signed_in):
    client, one = signed_in(ada), rung(robin, ada)

    page = text_of(client.get(at("call", one)))
    send(client, at("call", one))

    assert ("I asked them to write" in page, "Go on" in page) == (True, False)
    assert Disclosure.objects.get().state == State.ABANDONED


def test_a_call_is_no_page_of_a_letter(begun, ada, signed_in):
    client = signed_in(ada)

    assert [client.get(at(name, begun)).status_code for name in ("call", "words", "told")] == [404, 404, 404]


def test_the_ways_say_what_the_policy_makes_of_each(ada, signed_in):
    client = signed_in(ada)
    adopt("ju", by=SYSTEM)
    adopt("sj", by=SYSTEM)
    make_ready(ada, by=SYSTEM)

    page = text_of(client.get(at("ways")))

    assert [
        word
        for word in (
            "clause JU-2.7a",
            "Scan the paper",
            "clause SJ-2-14",
            "clause SJ-4-tel-03",
            "ask in writing",
        )
        if word not in page
    ] == []


def test_nobody_else_finishes_my_call(agreed, ada, grace, member, harbour):
    from safehaven.disclosure.rules import NotYours
    from safehaven.records.front import AssignedWhy, Terms, assign
    from safehaven.workforce.front import Role

    bea = member("Bea Other", Role.CASEWORKER, team=harbour)
    released = let_go(agreed, ada)
    assign(released.record, bea, Terms(AssignedWhy.COVER, today()), by=grace)

    with pytest.raises(NotYours):
        calling.tell(released, version=released.version, by=bea)


def test_a_refusal_says_on_the_record_that_it_was_about_a_call(call, robin, ada, grace):
    asked = ask(call, version=call.version, by=ada)
    refuse(asked, "He asked us to say nothing.", version=asked.version, by=grace)

    assert timeline(robin, ada)[0] == (
        "Telling it on the telephone was refused. Why: He asked us to say nothing."
    )
