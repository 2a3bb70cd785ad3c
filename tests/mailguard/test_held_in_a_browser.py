"""Held messages on Home, and one under a colleague's name, in a real browser: at a desk and on a phone."""

import pytest

from tests.advice.test_in_a_browser import Looks, leave
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows
from tests.mailguard.protected import TESS

__all__ = ["arrive", "browser", "page"]


@pytest.fixture
def look(page):
    return Looks(page)


def test_held_messages_are_told_apart_and_one_goes_in_its_senders_own_name(house, arrive, look):
    house.hire("Gwen Oakes", "manager")
    hester = house.hire("Hester Lowe", "caseworker")
    told = {"email": hester.email, "to": [TESS, "una@lowtide.example"]}
    for number in range(4):
        house.ask(
            "tests.mailguard.inside", act="take_in", text="At three.", subject=f"Meeting {number}", **told
        )
    mine = {**told, "to": [TESS], "from_name": "Gwen Oakes"}
    house.ask("tests.mailguard.inside", act="take_in", text="At three.", subject="The kettle", **mine)

    shown = arrive(hester)
    look("home-with-held")
    more = shown.get_by_role("link", name="Decide about a message that is held: and 2 more")
    look.after(more, "list-of-held")
    look.after(shown.get_by_role("link", name="The kettle"), "held-in-anothers-name")
    shown.get_by_label("Send it in my own name").check()
    shown.get_by_label("Why may it go?").fill("My program was set up for both of us.")
    look.after(shown.get_by_role("button", name="Decide"), "sent-in-own-name")

    assert shows(shown.get_by_text("It leaves in").first)
    assert look.faults == {}


def test_a_hold_about_ones_own_person_says_nothing_of_a_namesake(house, arrive, look):
    inside, named = "tests.mailguard.inside", {"given_names": "Robin", "family_name": "Quillfeather"}
    hester, sam = house.hire("Hester Lowe", "caseworker"), house.hire("Sam Ferry", "caseworker")
    hers, his = (
        house.ask(inside, act="support", email=each.email, details=named, agrees=False)["reference"]
        for each in (hester, sam)
    )
    told = {"email": hester.email, "to": [TESS], "subject": "A visit", "text": "I saw Robin Quillfeather."}
    held = house.ask(inside, act="take_in", **told)

    shown = arrive(hester)
    shown.goto(house.url(f"/mail/{held['id']}/"))
    look("held-beside-a-namesake")

    assert shows(shown.get_by_text(f"Nothing is noted that lets us share about {hers}").first)
    assert shown.get_by_text(his).count() == shown.get_by_text("2 people").count() == 0
    assert look.faults == {}


def test_a_hold_that_is_stopped_says_what_to_do_first(house, arrive, look):
    inside, named = "tests.mailguard.inside", {"given_names": "Wren", "family_name": "Thistlewood"}
    hester, sam = house.hire("Hetty Marsh", "caseworker"), house.hire("Saul Ferris", "caseworker")
    house.ask(inside, act="support", email=hester.email, details=named, agrees=False)
    told = {"to": [TESS, "una@lowtide.example"], "subject": "A visit", "text": "I saw Wren Thistlewood."}
    of_hester = house.ask(inside, act="take_in", email=hester.email, **told)
    house.ask(inside, act="take_in", email=sam.email, **told)

    shown = arrive(hester)
    shown.goto(house.url(f"/mail/{of_hester['id']}/"))
    look("stopped-for-a-basis")
    look.after(shown.get_by_role("link", name="Go to the directory"), "directory-from-a-hold")
    house.ask(inside, act="share_by_law", id=of_hester["id"])
    shown.goto(house.url(f"/mail/{of_hester['id']}/"))
    look("to-decide")
    leave(shown)
    arrive(sam)
    look("home-needs-somebody-else")
    shown.goto(house.url("/mail/?only=held"))
    look("mail-that-is-held")
    look.after(shown.get_by_role("link", name="A visit"), "somebody-elses-person")
    look.after(shown.get_by_role("main").get_by_role("link", name="Ask for help"), "ask-from-a-hold")

    assert shows(shown.get_by_role("heading", name="Ask for help"))
    assert look.faults == {}


def test_whoever_oversees_mail_sees_whom_it_may_be_about(house, arrive, look):
    inside, named = "tests.mailguard.inside", {"given_names": "Lark", "family_name": "Ottermole"}
    hester, nora = house.hire("Hope Larsen", "caseworker"), house.hire("Nora Pike", "caseworker")
    house.ask(inside, act="support", email=hester.email, details=named, agrees=False)
    told = {"to": [TESS], "subject": "A visit", "text": "Mx Ottermole has been evicted."}
    house.ask(inside, act="take_in", email=nora.email, **told)

    shown = arrive(house.hire("Dora Tremaine", "data_protection_officer"))
    shown.goto(house.url("/mail/oversight/"))
    look("oversight-of-mail")

    assert shows(shown.get_by_text("May be about: SH-").first)
    assert look.faults == {}


def test_of_two_of_ones_own_with_one_name_it_asks_for_the_reference(house, arrive, look):
    inside, named = "tests.mailguard.inside", {"given_names": "Amparo", "family_name": "Brackenlowe"}
    hester = house.hire("Hilda Sands", "caseworker")
    for born in ("1990-01-02", "1960-03-04"):
        details = {**named, "date_of_birth": born}
        house.ask(inside, act="support", email=hester.email, details=details, agrees=False)
    told = {"email": hester.email, "to": [TESS], "subject": "A visit", "text": "I saw Amparo Brackenlowe."}
    held = house.ask(inside, act="take_in", **told)

    shown = arrive(hester)
    shown.goto(house.url(f"/mail/{held['id']}/"))
    look("held-for-namesakes")

    assert shows(shown.get_by_text("the same name fits them").first)
    assert look.faults == {}
