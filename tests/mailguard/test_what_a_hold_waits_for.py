"""Home and one's mail say which held message waits for its sender, which for somebody else, and which never goes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.directory.front import block_address
from safehaven.mailguard import working
from safehaven.mailguard.operations.deciding import take_back
from safehaven.mailguard.states import State, WaitsFor, Way
from safehaven.records.front import AssignedWhy, Terms, assign
from tests.house.probes import ago, change
from tests.lawfulness.agreeing import paused
from tests.mailguard.taking_in import taken_in

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
MAIL = reverse("mailguard:messages")
ABOUT_NOBODY = {"text": "At three.", "subject": "The kettle"}


@pytest.fixture
def known(roll, robin):
    roll.build()
    return roll


def judged(by, *to, **told):
    taken = taken_in(by, *to or (OUTSIDE,), **told)
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


def place_of(taken):
    return reverse("mailguard:message", kwargs={"submission": taken.pk})


def listed(client, only=""):
    return client.get(MAIL, {"only": only} if only else {}).content.decode()


def test_what_its_sender_can_clear_waits_for_them(known, ada, signed_in):
    held = judged(ada)
    client = signed_in(ada)

    assert held.waits_for == WaitsFor.SENDER
    assert "Held: needs you" in listed(client)
    assert "Decide about a message that is held" in client.get("/").content.decode()


def test_about_somebody_elses_person_it_waits_for_somebody_else(known, sam, signed_in):
    held = judged(sam)
    client = signed_in(sam)
    home = client.get("/").content.decode()

    assert held.waits_for == WaitsFor.SOMEBODY_ELSE
    assert "Held: needs somebody else" in listed(client)
    assert "A message that is held needs somebody else" in home
    assert "Decide about a message that is held" not in home


@pytest.mark.parametrize("why", ["paused", "blocked"])
def test_what_no_answer_lets_go_is_said_to_be_so(known, ada, robin, signed_in, why):
    if why == "paused":
        paused(robin, ada)
    else:
        block_address(OUTSIDE, "It belongs to somebody else now.", once=robin.pk, by=ada)
    held = judged(ada)
    client = signed_in(ada)

    assert held.waits_for == WaitsFor.NOTHING
    assert "Held: cannot be sent" in listed(client)
    assert "A message that is held cannot be sent" in client.get("/").content.decode()


def test_a_pause_that_came_later_shows_once_the_message_is_opened(known, ada, robin, signed_in):
    held = judged(ada)
    paused(robin, ada)
    client = signed_in(ada)
    client.get(place_of(held))

    assert "Held: cannot be sent" in listed(client)


def test_the_list_sees_that_somebody_else_has_cleared_it(known, grace, robin, member, harbour):
    from safehaven.mailguard.operations.deciding import subjects_of
    from safehaven.workforce.front import Role

    noor = member("Noor Napier", Role.CASEWORKER, team=harbour)
    held = judged(noor)
    before = held.waits_for
    assign(robin, noor, Terms(AssignedWhy.SHARED, timezone.localdate()), by=grace)
    subjects_of([held], by=noor)

    assert (before, held.waits_for) == (WaitsFor.SOMEBODY_ELSE, WaitsFor.SENDER)


def test_the_list_shows_each_part_alone(known, ada, grace, signed_in):
    held, waiting, over, lost, back = (
        judged(ada),
        *(judged(ada, grace.email, **ABOUT_NOBODY) for _ in range(4)),
    )
    for one, way in ((over, Way.SENT), (lost, Way.FAILED)):
        for copy in one.deliveries.filter(topic="message"):
            told = {"handed_at": ago(minutes=1), "sent_at": ago(minutes=1)} if way == Way.SENT else {}
            change(copy, state=way, **told)
        change(one, state=State.OVER)
    take_back(back, by=ada)
    client, every = signed_in(ada), (held, waiting, over, lost, back)

    found = {only: [one for one in every if place_of(one) in listed(client, only)] for only in PARTS}

    assert found == {
        "held": [held],
        "waiting": [waiting],
        "sent": [over],
        "not-arrived": [lost],
        "not-sent": [lost, back],
    }


PARTS = ("held", "waiting", "sent", "not-arrived", "not-sent")


def test_every_list_leads_to_the_others(known, ada, signed_in):
    client = signed_in(ada)

    for chosen in ("", *PARTS):
        page = listed(client, chosen)
        others = [only for only in PARTS if only != chosen]
        assert [only for only in others if f'href="{MAIL}?only={only}"' not in page] == []
        assert page.count('<strong aria-current="true">') == 1
