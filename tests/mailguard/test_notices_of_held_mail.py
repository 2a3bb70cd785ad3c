"""Of several messages that are held within a short time, one notice tells at once, and at most one more in ten minutes."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.disclosure.front import relay
from safehaven.mailguard import working
from safehaven.mailguard.composing import composed
from safehaven.mailguard.models import Delivery
from safehaven.mailguard.moving import GATHERING
from safehaven.mailguard.operations.deciding import take_back
from safehaven.mailguard.operations.relaying import claim
from safehaven.mailguard.rules import NotNeeded
from safehaven.mailguard.states import State, Topic, Way
from tests.house.probes import ago, change
from tests.mailguard.taking_in import taken_in

pytestmark = pytest.mark.django_db
TWO = ["tess@saltmarsh.example", "una@lowtide.example"]


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.SAFEHAVEN_MAIL_RELAY = "smtps://localhost"
    settings.SAFEHAVEN_MAIL_FROM = "records@example.org"


def held(by):
    taken = taken_in(by, *TWO, text="At three.")
    working.judge_waiting()
    taken.refresh_from_db()
    assert taken.state == State.HELD
    return taken


def notices():
    return list(Delivery.objects.filter(topic=Topic.HELD).order_by("not_before"))


def gone(notice, *, since=0):
    """As if the mail server had taken it."""
    at = ago(minutes=since)
    change(notice, state=Way.SENT, handed_at=at, sent_at=at, not_before=at, attempts=1)


def words_of(notice):
    return composed(claim(notice, uuid.uuid4()), relay()).decode()


def test_the_first_is_told_of_at_once_with_the_way_to_it(ada):
    one = held(ada)
    [notice] = notices()

    assert notice.not_before <= timezone.now()
    assert f"/mail/{one.pk}/" in words_of(notice)


def test_a_notice_that_waits_tells_of_all_that_are_held_when_it_goes(ada):
    for _ in range(3):
        held(ada)
    [notice] = notices()
    words = words_of(notice)

    assert "Subject: Safehaven holds 3 messages of yours" in words
    assert "/mail/?only=held" in words
    assert [word for word in ("tess", "saltmarsh", "meeting", "Ada") if word in words] == []


def test_after_one_that_went_the_next_waits_ten_minutes_and_counts(ada):
    held(ada)
    gone(notices()[0], since=2)
    for _ in range(3):
        held(ada)
    first, second = notices()
    waits = second.not_before - first.not_before
    change(second, not_before=timezone.now())

    assert waits == GATHERING == timedelta(minutes=10)
    assert "Safehaven holds 4 messages" in words_of(second)


@pytest.mark.parametrize("way", [Way.CLAIMED, Way.HANDING_OVER, Way.SENT, Way.READY])
def test_one_that_a_worker_took_already_is_not_relied_on(ada, way):
    """Its words may be made: what is held from now on needs another one."""
    held(ada)
    told = {"claim": uuid.uuid4(), "claimed_until": ago(minutes=-3), "handed_at": ago(minutes=1)}
    change(notices()[0], state=way, attempts=1, sent_at=ago(minutes=1), **told)
    held(ada)

    assert [one.state for one in notices()] == [way, Way.READY]


@pytest.mark.parametrize("way", [Way.FAILED, Way.STOPPED])
def test_one_that_never_went_delays_nothing(ada, way):
    held(ada)
    change(notices()[0], state=way)
    held(ada)

    assert [one.not_before <= timezone.now() for one in notices()] == [True, True]


def test_after_a_while_the_next_goes_at_once(ada):
    held(ada)
    gone(notices()[0], since=11)
    held(ada)

    assert notices()[1].not_before <= timezone.now()


def test_each_sender_is_told_of_their_own(ada, sam):
    held(ada)
    held(sam)

    assert len(notices()) == 2


@pytest.mark.parametrize("state", [Way.READY, Way.CLAIMED])
def test_a_notice_of_what_was_decided_meanwhile_is_dropped(ada, state):
    one = held(ada)
    [notice] = notices()
    change(notice, state=state, claim=uuid.uuid4(), claimed_until=ago(minutes=1))
    take_back(one, by=ada)
    with pytest.raises(NotNeeded):
        claim(notice, uuid.uuid4())

    working.send_waiting()

    assert [each.state for each in notices()] == [Way.STOPPED]


def test_of_several_of_which_one_is_left_it_leads_to_that_one(ada):
    first, second = held(ada), held(ada)
    take_back(first, by=ada)

    assert f"/mail/{second.pk}/" in words_of(notices()[0])
