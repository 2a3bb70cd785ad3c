"""Trustees together open a colleague's people, in real browsers: on a desk and on a phone, and in all processes."""

import os
import secrets
import time
from datetime import date
from pathlib import Path

import pytest

from tests.desk.signing_in import signed_in_page
from tests.journeys.conftest import browser
from tests.looking import shows
from tests.policies.test_in_a_browser import faults_at
from tests.running_house import free_port

__all__ = ["browser"]

WIDTHS = [1280, 375]
PICTURES = os.environ.get("SAFEHAVEN_PICTURES", "")
TEAM = "Harbour openings"


@pytest.fixture
def looked():
    """Looks at pages: `look(shown, "home")`.  Afterwards nothing may have been found."""
    faults = {}

    def look(shown, name):
        for width in WIDTHS:
            faults[name, width] = faults_at(shown, width)
            if PICTURES:
                shown.screenshot(path=Path(PICTURES) / f"openings-{name}-{width}.png", full_page=True)
        shown.set_viewport_size({"width": 1280, "height": 900})

    yield look
    assert {place: found for place, found in faults.items() if found != ([], 0)} == {}
    assert faults


@pytest.fixture
def seat(house, browser):
    """A browser of their own for each: `seat(tia)`."""
    contexts = []

    def sit(person):
        contexts.append(browser.new_context())
        return signed_in_page(contexts[-1], house, person)

    yield sit
    for context in contexts:
        context.close()


def fill(shown, absent, cover):
    shown.get_by_label("Who is away?").select_option(label=absent)
    today = date.today()  # noqa: DTZ011 - as somebody types it
    for part, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        shown.get_by_label(part, exact=True).fill(str(value))
    shown.get_by_label("Why would people go without help?").fill(
        "Ill since Monday, and a letter must be answered."
    )
    shown.get_by_label("Who should read their records?").select_option(label=cover)
    shown.get_by_role("button", name="Ask trustees").click()


def opened(house, seat, looked, names):
    """Asked by one trustee in their browser, agreed to by another in theirs."""
    absent, cover = names
    asks, agrees = house.hire("Tia Marsh", "trustee"), house.hire("Tom Quay", "trustee")
    first, second = seat(asks), seat(agrees)
    first.goto(house.url("/openings/"))
    looked(first, "none")
    first.get_by_role("button", name="Ask trustees").click()
    looked(first, "ask")
    first.get_by_role("button", name="Ask trustees").click()
    looked(first, "ask-errors")
    fill(first, absent, cover)
    first.get_by_text("1 of 2 trustees").wait_for()
    looked(first, "asked")

    second.reload()
    looked(second, "home-of-a-trustee")
    second.get_by_role("link", name=f"{absent} is away").first.click()
    second.get_by_role("button", name="Agree").click()
    looked(second, "agree")
    second.get_by_role("button", name="I agree").click()
    second.get_by_text("You agreed, and it is open.").wait_for()
    looked(second, "opened")
    return second


@pytest.fixture
def people(house):
    """Two of a name that nobody else in the house has: the tests choose by it."""
    name = secrets.token_hex(3).capitalize()
    ada = house.hire(f"Ada {name}", "caseworker", team=TEAM)
    una = house.hire(f"Una {name}", "caseworker", team=TEAM)
    return ada, una, house.ask("tests.continuity.inside", act="record", email=ada.email)["record"]


def test_two_trustees_open_it_and_whoever_comes_back_ends_it(house, seat, looked, people):
    ada, una, record = people
    opened(house, seat, looked, (ada.name, una.name))
    reads, back = seat(una), seat(ada)
    looked(reads, "home-of-who-reads")
    reads.goto(house.url(f"/records/{record}/"))
    looked(reads, "record-to-read")
    reads.goto(house.url("/records/"))
    looked(reads, "caseload-to-read")
    looked(back, "home-of-who-was-away")
    back.get_by_role("link", name="reads the records of your people").click()
    looked(back, "own")
    back.get_by_role("button", name="End it now").click()
    looked(back, "end")
    back.get_by_role("button", name="End it now").click()
    back.get_by_text("It is over. Nothing of it is open any more.").wait_for()
    looked(back, "ended")

    answer = reads.goto(house.url(f"/records/{record}/"))

    assert answer.status == 404
    assert shows(back.get_by_text("Over since"))


def test_it_ends_by_its_date_in_every_process_at_once(house, seat, people):
    ada, una, record = people
    port = free_port()
    house.serve(port=port, workers=2)
    places = [f"{origin}/records/{record}/" for origin in (house.origin, f"http://localhost:{port}")] * 3
    opened(house, seat, lambda *_: None, (ada.name, una.name))
    reads = seat(una)
    ends = float(house.ask("tests.continuity.inside", act="hurry", seconds=6)["at"])
    before = {reads.goto(place).status for place in places}
    early = time.time() < ends
    time.sleep(max(0, ends - time.time()))

    after = {reads.goto(place).status for place in places}

    assert (before, early, after) == ({200}, True, {404})
