"""Notices and lessons: published to some, read by each, counted."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from safehaven.advice.models import Notice, NoticeRead
from safehaven.advice.operations import NewNotice, mark_as_read, open_notices, publish, withdraw
from safehaven.advice.presenters import read_and_asked
from safehaven.advice.queries import counts_of, notices_for, unread_by
from safehaven.advice.rules import BeyondOwnReach, InThePast, NoSuchNotice, WrongMoment
from safehaven.advice.states import Audience, NoticeKind
from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.workforce.front import Role
from safehaven.workforce.operations import mark_as_left

TITLE, TEXT = "Check the address twice", "A letter went to the wrong house.\n\nRead the address aloud."


def new(audience=Audience.EVERYBODY, *, kind=NoticeKind.LESSON, days=30, **more):
    until = timezone.localdate() + timedelta(days=days)
    return NewNotice(kind, more.pop("title", TITLE), more.pop("text", TEXT), audience, until, **more)


@pytest.fixture
def published():
    """Publishes: `published(dora)`."""

    def by(staff, *what, **more):
        return publish(new(*what, **more), once=uuid.uuid4(), by=staff)

    return by


def form(**typed):
    day = timezone.localdate() + timedelta(days=9)
    until = {"until_day": day.day, "until_month": day.month, "until_year": day.year}
    text = {"kind": "lesson", "title": TITLE, "text": TEXT, "audience": "everybody"}
    return {**text, **until, "role": "", "team": "", "once": str(uuid.uuid4()), **typed}


def test_it_stands_on_the_desk_until_it_is_read(dora, ada, signed_in):
    signed_in(dora).post("/notices/publish/", form())
    notice, browser = Notice.objects.get(), signed_in(ada)
    assert "A lesson to read, from Dora Penhale" in browser.get("/").content.decode()
    assert TITLE in browser.get(f"/notices/{notice.pk}/").content.decode()

    browser.post(f"/notices/{notice.pk}/read/")

    assert "A lesson to read" not in browser.get("/").content.decode()


def test_reading_twice_counts_once(published, dora, ada, signed_in):
    notice, browser = published(dora), signed_in(ada)
    for _ in range(2):
        browser.post(f"/notices/{notice.pk}/read/")

    assert NoticeRead.objects.count() == 1


def test_counting_many_takes_no_more_queries_than_few(published, dora, ada):
    notices = [published(dora) for _ in range(9)]
    with CaptureQueriesContext(connection) as asked:
        found = counts_of(notices)

    assert (set(found.values()), len(asked)) == ({(0, 3)}, 2)


def test_counts_are_of_those_who_should_read_it_now(published, dora, ada, grace, sam):
    notice = published(dora)
    for staff in (ada, sam):
        mark_as_read(notice, by=staff)
    assert read_and_asked(notice) == (2, 4)

    mark_as_left(sam, by=SYSTEM)

    assert read_and_asked(notice) == (1, 3)


@pytest.fixture
def cast(ada, grace, sam, dora):
    """Two of the Harbour team, one of another, and the data protection officer."""
    return {"ada": ada, "grace": grace, "sam": sam, "dora": dora}


@pytest.mark.parametrize(
    ("audience", "readers"),
    [("everybody", {"ada", "grace", "sam", "dora"}), ("role", {"ada", "sam"}), ("team", {"ada", "grace"})],
)
def test_it_is_there_for_those_it_is_for(audience, readers, published, cast, harbour):
    role = Role.CASEWORKER if audience == "role" else None
    team = harbour if audience == "team" else None
    notice = published(cast["dora"], Audience(audience), role=role, team=team)

    assert {name for name, staff in cast.items() if notice in notices_for(staff)} == readers


def test_what_is_for_others_does_not_exist(published, dora, sam, harbour, signed_in):
    notice, browser = published(dora, Audience.TEAM, team=harbour), signed_in(sam)
    answers = (browser.get(f"/notices/{notice.pk}/"), browser.post(f"/notices/{notice.pk}/read/"))

    assert [answer.status_code for answer in answers] == [404, 404]
    assert open_notices([notice], by=sam) == []
    with pytest.raises(NoSuchNotice):
        mark_as_read(notice, by=sam)


def test_what_somebody_published_who_left_is_taken_back_by_whoever_else_publishes(
    published, dora, member, ada, signed_in
):
    notice, cleo = published(dora), member("Cleo Marsh", Role.CHIEF_EXECUTIVE)
    other = member("Odo Pell", Role.DATA_PROTECTION_OFFICER)
    for early in (other, cleo, ada):
        with pytest.raises(NoSuchNotice):
            withdraw(notice, by=early)
    mark_as_left(dora, by=cleo)
    with pytest.raises(NoSuchNotice):
        withdraw(notice, by=ada)

    browser = signed_in(other)
    offered = f"/notices/{notice.pk}/withdraw/" in browser.get(f"/notices/{notice.pk}/").content.decode()
    browser.post(f"/notices/{notice.pk}/withdraw/", {"once": str(uuid.uuid4())})

    notice.refresh_from_db()
    assert (offered, notice.withdrawn_by) == (True, other)


def test_names_of_those_who_have_not_read_it_are_for_their_manager_only(
    published, dora, ada, grace, signed_in
):
    notice = published(dora)
    shown = {
        staff.name: signed_in(staff).get(f"/notices/{notice.pk}/").content.decode()
        for staff in (grace, dora, ada)
    }

    assert ["<li>Ada Lovell</li>" in shown[staff.name] for staff in (grace, dora, ada)] == [
        True,
        False,
        False,
    ]
    assert ["0 of 3" in shown[staff.name] for staff in (grace, dora, ada)] == [False, True, False]


def test_a_manager_writes_to_their_own_teams_only(published, grace, lighthouse, harbour, signed_in):
    for beyond in (
        {"audience": "everybody"},
        {"audience": "role", "role": "caseworker"},
        {"audience": "team", "team": str(lighthouse.pk)},
    ):
        signed_in(grace).post("/notices/publish/", form(**beyond))
    with pytest.raises(BeyondOwnReach):
        published(grace, Audience.TEAM, team=lighthouse)
    assert Notice.objects.count() == 0

    signed_in(grace).post("/notices/publish/", form(audience="team", team=str(harbour.pk)))

    assert Notice.objects.get().team == harbour


def test_a_caseworker_publishes_nothing(ada, signed_in):
    assert signed_in(ada).post("/notices/publish/", form()).status_code == 403


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"audience": "role"}, "Choose which role it is for"),
        ({"audience": "team"}, "Choose which team it is for"),
        ({"until_year": "2020"}, "The last day must be today or later"),
        ({"title": " "}, "Enter a title"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(typed, says, dora, signed_in):
    shown = signed_in(dora).post("/notices/publish/", form(**typed)).content.decode()

    assert (says in shown, "Read the address aloud." in shown) == (True, True)


def test_what_is_over_is_gone_from_the_desk_and_cannot_begin_over(published, dora, ada):
    with pytest.raises(InThePast):
        published(dora, days=-1)

    notice = published(dora, days=0)

    assert list(unread_by(ada)) == [notice]


def test_taken_back_it_is_asked_of_nobody_and_only_its_author_takes_it_back(published, dora, ada, grace):
    notice = published(dora)
    with pytest.raises(NoSuchNotice):
        withdraw(notice, by=grace)

    withdraw(notice, by=dora)

    assert list(notices_for(ada)) == []
    with pytest.raises(WrongMoment):
        withdraw(notice, by=dora)


def test_publishing_twice_publishes_once(dora, signed_in):
    browser, sent = signed_in(dora), form()
    for _ in range(2):
        browser.post("/notices/publish/", sent)

    assert Notice.objects.count() == 1


def test_markup_stays_text(published, dora, ada, signed_in):
    notice = published(dora, title="<b>Now</b>", text="<img src=x onerror=alert(1)> [link](javascript:1)")
    shown = signed_in(ada).get(f"/notices/{notice.pk}/").content.decode()

    assert ("<b>Now" in shown, "<img" in shown, 'href="javascript' in shown) == (False, False, False)
    assert "&lt;b&gt;Now&lt;/b&gt;" in shown


def test_no_words_stand_in_tables_or_ledger(published, dora, acts):
    published(dora)
    stored = b"".join(each.ciphertext for each in Notice.objects.values_list("title", "text").get())

    assert acts() == ["advice:notice_published"]
    assert b"address" not in stored
    assert "address" not in Line.objects.order_by("number").last().entry


def test_it_reaches_whoever_joins_later_until_its_day(published, dora, member, signed_in):
    notice = published(dora, days=5)
    noor = member("Noor Napier", Role.CASEWORKER, ready=False)
    home = signed_in(noor).get("/").content.decode()
    page = signed_in(noor).get(f"/notices/{notice.pk}/").content.decode()
    on_its_day = timezone.now() + timedelta(days=5)
    with as_of(on_its_day):
        last_day = list(unread_by(noor))
    with as_of(on_its_day + timedelta(days=1)):
        day_after = list(unread_by(noor))

    assert ("A lesson to read, from Dora Penhale" in home, "I have read this" in page) == (True, True)
    assert (last_day, day_after) == ([notice], [])


def test_what_one_has_read_is_marked_and_no_longer_to_read(published, dora, ada, signed_in):
    notice, browser = published(dora), signed_in(ada)
    before = browser.get("/notices/").content.decode()
    browser.post(f"/notices/{notice.pk}/read/")
    after = browser.get("/notices/").content.decode()

    assert ("What you have read" in before, "Nothing is up for you to read." in before) == (False, False)
    to_read, read = after.split("What you have read", 1)
    assert ("Nothing is up for you to read." in to_read, TITLE in to_read) == (True, False)
    assert (TITLE in read, ">Read<" in "".join(read.split())) == (True, True)
