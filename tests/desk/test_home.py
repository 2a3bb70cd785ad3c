"""The page that everybody starts from."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.interface.components import Colour, Tag, Task
from safehaven.records.front import NewRecord, create_record
from safehaven.records.jobs import compare_waiting
from safehaven.training.front import certify
from tests.counting import queries_of
from tests.disclosure.conftest import begun
from tests.lapsing import lapse

__all__ = ["begun"]


@pytest.fixture
def people(ada):
    """Makes as many people for Ada to work with."""

    def make(count):
        for number in range(count):
            names = {"given_names": f"Wren {number}", "family_name": "Marrowby"}
            create_record(NewRecord(names), by=ada, sure=True)

    return make


def home_of(client):
    return client.get("/").content.decode()


def test_it_shows_references_and_initials_only(robin, ada, signed_in):
    content = home_of(signed_in(ada))

    assert ("SH-0001 (RQ)" in content, "Quillfeather" in content) == (True, False)


def test_nobody_sees_the_people_of_others(robin, sam, grace, signed_in):
    assert ["SH-0001" in home_of(signed_in(staff)) for staff in (sam, grace)] == [False, False]


def test_it_shows_twelve_people_and_how_many_more(ada, people, signed_in):
    people(14)
    content = home_of(signed_in(ada))

    assert (content.count("(WM)"), "(2 more)" in content) == (12, True)


def test_it_takes_as_many_queries_for_thirty_people_as_for_one(ada, people, signed_in):
    client = signed_in(ada)
    people(1)
    one = queries_of(client, "/")
    people(29)

    assert queries_of(client, "/") == one


def test_more_than_twenty_tasks_are_counted(ada, signed_in, monkeypatch):
    from django.utils import timezone

    from safehaven.disclosure.front import Waiting

    waiting = [Waiting("Draft", f"SH-{number}", timezone.now(), "/sharing/") for number in range(23)]
    monkeypatch.setattr("safehaven.desk.presenters.waiting_for", lambda _staff: waiting)
    certify(ada, "keeping-information-safe", by=SYSTEM)  # else that would wait as well
    content = home_of(signed_in(ada))

    assert (content.count("Draft: SH-"), "3 more. They come up here" in content) == (20, True)


def test_the_data_protection_officer_is_told_of_records_that_look_alike(robin, sam, dora, ada, signed_in):
    before = "1 pair of records looks alike" in home_of(signed_in(dora))
    create_record(NewRecord({"given_names": "Robin", "family_name": "Quillfeather"}), by=sam, sure=True)
    compare_waiting()

    told = ["1 pair of records looks alike" in home_of(signed_in(staff)) for staff in (dora, sam, ada)]
    assert (before, told) == (False, [True, False, False])


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/").url.startswith("/sign-in/")


def test_what_blocks_all_else_stands_first_then_what_is_red(ada, signed_in, monkeypatch):
    late, waits = Tag("Late", Colour.RED), Tag("Waiting", Colour.ORANGE)
    found = [Task("Read it", waits), Task("Mend it", late), Task("Begin", waits, blocks=True)]
    monkeypatch.setattr("safehaven.desk.presenters.found_for", lambda _standing: found)
    content = home_of(signed_in(ada))

    places = [content.index(words) for words in ("Begin", "Mend it", "Read it")]
    assert places == sorted(places)


def test_whoever_is_not_ready_sees_nothing_of_what_they_shared(begun, ada, signed_in):
    browser = signed_in(ada)
    before = home_of(browser)
    lapse(ada)
    after = home_of(browser)

    assert ("Not finished: SH-0001" in before, "SH-0001" in after) == (True, False)
    assert "Before you start" in after


def test_somebody_rings_leads_to_the_sentence_to_say_before_all_else(ada, signed_in):
    browser = signed_in(ada)
    page = browser.get("/sharing/ways/").content.decode()

    assert 'href="/sharing/ways/#call"' in home_of(browser)
    assert page.index('id="call"') < page.index("Say: “") < page.index("What the policy says of each way")
