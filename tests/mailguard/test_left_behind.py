"""Passwords of protected mail whose sender left: they are handed over, and whoever takes over reads them out."""

import uuid

import pytest
from django.urls import reverse

from safehaven.ledger.front import StoredLine
from safehaven.mailguard.left_behind import WHAT, passwords_in_hand
from safehaven.mailguard.models import PasswordWay
from safehaven.mailguard.operations.handing_over import addresses_of
from safehaven.mailguard.operations.passing import confirm_by_link, forget_password, tell_password
from safehaven.mailguard.protecting.showing import COMES, WILL_BE_TOLD, what_comes
from safehaven.mailguard.queries import copies_of
from safehaven.mailguard.rules import NoSuchMessage
from safehaven.mailguard.states import PasswordBy, Topic, Way
from safehaven.mailguard.views import protecting
from safehaven.workforce.front import Role
from safehaven.workforce.operations import mark_as_left
from tests.disclosure.test_pages import text_of
from tests.house.probes import ago, change
from tests.keeping import all_here
from tests.lawfulness.agreeing import agreed
from tests.mailguard.protected import (
    TESS,
    UNA,
    as_if_it_had_left,
    copy_of,
    in_the_directory,
    judged,
    protected,
)
from tests.staging import staged

pytestmark = pytest.mark.django_db


@staged
def sent(robin, ada):
    """Protected files of Ada's that two recipients have: one waits for an e-mail, one for a call."""
    in_the_directory(ada, TESS)
    in_the_directory(ada, UNA, number="01632 960123")
    agreed(robin, ada)
    with all_here() as roll:
        roll.build()
        held = protected(judged(ada, TESS, UNA), ada, PasswordBy.MESSAGE, PasswordBy.TELEPHONE)
        return as_if_it_had_left(held)


@staged
def left(sent, ada, grace):
    """The same, once Ada has left."""
    mark_as_left(ada, by=grace)
    sent.refresh_from_db()
    return sent


def page_of(left):
    return reverse("mailguard:left_behind", kwargs={"staff": left.sender_id})


def password_page(left, place=0):
    taken = {"submission": left.pk, "delivery": copy_of(left, place).pk}
    return reverse("mailguard:password", kwargs=taken)


def in_hand(staff, asks):
    return [(one.what, one.count, one.address) for one in passwords_in_hand(staff, asks)]


def test_whoever_is_still_here_has_them_in_hand(sent, ada, grace):
    assert in_hand(ada, ada) == [(WHAT, 2, reverse("mailguard:messages"))]
    assert in_hand(ada, grace) == [(WHAT, 2, "")]


def test_once_they_have_left_the_line_manager_finds_them(left, ada, grace, sam):
    assert in_hand(ada, grace) == [(WHAT, 2, page_of(left))]
    assert in_hand(ada, sam) == [(WHAT, 2, "")]


def test_the_page_of_handing_over_and_the_desk_lead_there(left, ada, grace, signed_in):
    client = signed_in(grace)
    desk = client.get(reverse("home")).content.decode()

    assert f"2 recipients wait for the password of mail from {ada.name}, who has left" in desk
    assert page_of(left) in desk


def test_it_says_who_waits_and_nothing_of_the_message(left, grace, signed_in):
    page = text_of(signed_in(grace).get(page_of(left)))

    assert [word in page for word in (TESS, UNA, "The meeting", "Quillfeather")] == [True, True, False, False]
    assert StoredLine.objects.filter(act="mailguard:recipients_looked_at", by=grace.ledger_name).exists()


def test_it_says_how_many_more_wait_than_it_shows(left, grace, signed_in, monkeypatch):
    monkeypatch.setattr(protecting, "MOST_SHOWN", 1)

    assert "1 more. They come up here" in text_of(signed_in(grace).get(page_of(left)))


@pytest.mark.parametrize("place", [0, 1])
def test_they_read_it_out_and_it_is_not_waited_for_any_more(left, ada, grace, signed_in, place):
    client = signed_in(grace)
    before = text_of(client.get(password_page(left, place)))
    shown = text_of(client.post(password_page(left, place), {"once": str(uuid.uuid4())}))

    assert "you read it out" in before
    assert "Read this out now" in shown
    assert [TESS, UNA][place] in shown
    assert PasswordWay.objects.get(delivery=copy_of(left, place)).told_by == grace
    assert in_hand(ada, grace) == [(WHAT, 1, page_of(left))]
    assert left.deliveries.get(topic=Topic.PASSWORD).state in {Way.WAITING, Way.STOPPED}


@pytest.mark.parametrize("who", ["sam", "dora", "ivy"])
def test_to_nobody_else_are_they_there(left, signed_in, who, request):
    staff = request.getfixturevalue(who)
    client = signed_in(staff)

    assert [client.get(place).status_code for place in (page_of(left), password_page(left))] == [404, 404]
    with pytest.raises(NoSuchMessage):
        tell_password(copy_of(left), by=staff)
    with pytest.raises(NoSuchMessage):
        addresses_of(copies_of(left), by=staff)


def test_of_somebody_who_works_here_the_manager_sees_none(sent, grace, signed_in):
    client = signed_in(grace)

    assert [client.get(place).status_code for place in (page_of(sent), password_page(sent))] == [404, 404]
    with pytest.raises(NoSuchMessage):
        tell_password(copy_of(sent), by=grace)


def test_where_the_manager_has_left_too_they_are_the_guardians(left, ada, grace, member, signed_in):
    guardian = member("Cora Guard", Role.CALDICOTT_GUARDIAN)
    before = signed_in(guardian).get(page_of(left)).status_code
    change(grace, active_until=ago(seconds=1))

    assert (before, signed_in(guardian).get(page_of(left)).status_code) == (404, 200)


def test_a_password_that_has_gone_or_is_not_kept_is_not_waited_for(left, ada, grace):
    change(
        left.deliveries.get(topic=Topic.PASSWORD), state=Way.SENT, handed_at=ago(days=1), sent_at=ago(days=1)
    )
    gone = in_hand(ada, grace)
    forget_password(left.protection)

    assert [[count for _what, count, _address in each] for each in (gone, in_hand(ada, grace))] == [[1], [0]]


def test_a_recipient_who_confirms_is_told_that_somebody_rings(sent, ada, grace, monkeypatch):
    monkeypatch.setattr("safehaven.mailguard.queries.hash_of", lambda token: token)
    way = PasswordWay.objects.get(delivery=copy_of(sent))
    change(way, receipt_digest="token")
    before = what_comes("token")
    mark_as_left(ada, by=grace)

    confirm_by_link("token")

    assert (before, what_comes("token")) == (COMES, WILL_BE_TOLD)
