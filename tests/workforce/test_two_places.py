"""An account in use in two places at once is a sign: its owner is asked, and a colleague decides."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import add_staff, begin_session
from safehaven.workforce.jobs import notice_two_places
from safehaven.workforce.models import Activity, Concern, StaffSession
from safehaven.workforce.operations import (
    answer_concern,
    decide_concern,
    end_session,
    lock_session,
    raise_two_places,
)
from safehaven.workforce.rules import AlreadySo, NotForYou
from safehaven.workforce.states import Outcome, OwnAnswer, WhyEnded, WhyLocked
from safehaven.workforce.watching import signs

OFFICE, ELSEWHERE = "192.0.2.10", "198.51.100.7"


@pytest.fixture
def session_at():
    """Signs somebody in from an address: `session_at(ada, OFFICE, minutes_ago=3)`."""

    def at(staff, address, *, minutes_ago=0, verified=True, device="Firefox on a Windows computer"):
        now = timezone.now()
        begun = begin_session(staff, device=device, address=address, verified_at=now if verified else None)
        Activity.objects.filter(session=begun).update(seen_at=now - timedelta(minutes=minutes_ago))
        return begun

    return at


@pytest.fixture
def concern(ada, grace, session_at):
    """Ada's account was in use in two places."""
    session_at(ada, OFFICE)
    session_at(ada, ELSEWHERE, device="Safari on an iPhone")
    notice_two_places()
    return Concern.objects.get()


@operation
def decided_long_ago(concern):
    write("workforce:test", by=SYSTEM)
    Concern.objects.filter(pk=concern.pk).update(decided_at=timezone.now() - timedelta(days=31))


def test_two_places_at_once_are_noticed_once(concern, acts):
    notice_two_places()

    assert (Concern.objects.count(), acts()) == (1, [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (OFFICE, OFFICE),
        ("2001:db8:1:2::a", "2001:db8:1:2:ffff::b"),
        (OFFICE, f"::ffff:{OFFICE}"),
        (OFFICE, None),
    ],
    ids=["one address", "one IPv6 network", "one address in two spellings", "no address"],
)
def test_phone_and_desk_at_one_place_are_no_sign(first, second, ada, session_at):
    session_at(ada, first)
    session_at(ada, second, device="Safari on an iPhone")

    assert signs() == []


def test_two_networks_of_ipv6_are(ada, session_at):
    session_at(ada, "2001:db8:1:2::a")
    session_at(ada, "2001:db8:1:3::a")

    assert len(signs()) == 1


def test_one_after_the_other_is_no_sign(ada, session_at):
    session_at(ada, OFFICE, minutes_ago=6)
    session_at(ada, ELSEWHERE)

    assert signs() == []


@pytest.mark.parametrize("how", ["ended", "locked", "not verified"])
def test_a_session_that_is_not_in_use_is_no_sign(how, ada, session_at):
    session_at(ada, OFFICE)
    other = session_at(ada, ELSEWHERE, verified=how != "not verified")
    if how == "ended":
        end_session(other, WhyEnded.SIGNED_OUT, by=ada)
    if how == "locked":
        lock_session(other, WhyLocked.ASKED, by=ada)

    assert signs() == []


def test_two_people_in_two_places_are_no_sign(ada, grace, session_at):
    session_at(ada, OFFICE)
    session_at(grace, ELSEWHERE)

    assert signs() == []


def test_many_sessions_take_no_more_queries_than_few(db, session_at):
    for number in range(60):
        staff = add_staff(name=f"Wren {number}", email=f"w{number}@example.org", initials="W", by=SYSTEM)
        session_at(staff, OFFICE)
        session_at(staff, f"198.51.100.{number}")
    with CaptureQueriesContext(connection) as asked:
        found = signs()

    assert (len(found), len(asked)) == (60, 2)


def test_its_owner_is_asked_and_their_manager_sees_what_was_seen(concern, ada, grace, sam, signed_in):
    shown = {staff.name: signed_in(staff).get("/").content.decode() for staff in (ada, grace, sam)}

    assert "Was it you?" in shown["Ada Lovell"]
    assert "The account was used from two places at once: Ada Lovell" in shown["Grace Hopwood"]
    assert "two places" not in shown["Sam Stranger"]
    page = signed_in(grace).get(f"/accounts/{concern.pk}/").content.decode()
    assert [OFFICE in page, ELSEWHERE in page, "a sign and no proof" in page] == [True, True, True]


def test_its_owner_answers_and_a_colleague_decides(concern, ada, grace, signed_in):
    signed_in(ada).post(f"/account/concerns/{concern.pk}/", {"answer": "mine"})
    assert "It was me both times" in signed_in(grace).get(f"/accounts/{concern.pk}/").content.decode()

    decided = {"outcome": "fine", "words": "It was her on her phone."}
    signed_in(grace).post(f"/accounts/{concern.pk}/", decided)

    concern.refresh_from_db()
    assert (concern.answer, concern.outcome, concern.decided_by) == ("mine", "fine", grace)


def test_whoever_says_it_was_not_them_chooses_another_password_next(concern, ada, signed_in):
    answered = signed_in(ada).post(f"/account/concerns/{concern.pk}/", {"answer": "not-me"})

    assert answered.url == "/account/password/known/"


def test_only_its_owner_answers_and_once(concern, ada, sam, signed_in):
    answered = signed_in(sam).post(f"/account/concerns/{concern.pk}/", {"answer": "mine"})
    assert answered.status_code == 404
    with pytest.raises(NotForYou):
        answer_concern(concern, OwnAnswer.MINE, by=sam)

    answer_concern(concern, OwnAnswer.MINE, by=ada)

    with pytest.raises(AlreadySo):
        answer_concern(concern, OwnAnswer.NOT_ME, by=ada)


def test_nobody_decides_about_their_own_account(concern, ada, signed_in):
    assert signed_in(ada).get(f"/accounts/{concern.pk}/").status_code == 404


def test_once_decided_the_same_two_places_are_left_alone_for_a_month(concern, ada, grace, session_at):
    decide_concern(concern, Outcome.FINE, "It was her on her phone.", by=grace)
    for session in StaffSession.objects.filter(staff=ada):
        end_session(session, WhyEnded.SIGNED_OUT, by=ada)
    session_at(ada, OFFICE)
    session_at(ada, ELSEWHERE)
    assert signs() == []

    decided_long_ago(concern)

    assert len(signs()) == 1


def test_another_place_is_asked_about_at_once(concern, ada, grace, session_at):
    decide_concern(concern, Outcome.FINE, "It was her on her phone.", by=grace)
    session_at(ada, "203.0.113.5")

    assert len(signs()) == 1


def test_two_workers_raise_it_once(concern, ada):
    pair = concern.first, concern.second

    assert raise_two_places(pair) is None
    assert Concern.objects.count() == 1
