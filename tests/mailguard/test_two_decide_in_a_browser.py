"""A message about somebody else's person goes to a second person, in a real browser; and each part of one's mail."""

import pytest

from tests.advice.test_in_a_browser import Looks, leave
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows
from tests.mailguard.protected import TESS

__all__ = ["arrive", "browser", "page"]
INSIDE = "tests.mailguard.inside"
PARTS = ["Held", "Waiting to leave", "Sent", "Did not arrive", "Not sent"]


@pytest.fixture
def look(page):
    return Looks(page)


def test_about_somebody_elses_person_a_manager_agrees(house, arrive, look):
    named = {"given_names": "Ismay", "family_name": "Wetherlam"}
    owner, sam = house.hire("Olga Finch", "caseworker"), house.hire("Saul Marten", "caseworker", team="Tide")
    boss = house.hire("Bea Marlow", "manager", team="Tide")
    house.ask(INSIDE, act="know", email=owner.email, addresses=[TESS])
    house.ask(INSIDE, act="support", email=owner.email, details=named)
    told = {"email": sam.email, "to": [TESS], "subject": "Wetherlam", "text": "Ismay cannot come."}
    held = house.ask(INSIDE, act="take_in", **told)

    shown = arrive(sam)
    shown.goto(house.url(f"/mail/{held['id']}/"))
    look("about-a-stranger")
    for answer in shown.get_by_label("I have looked at this, and it is right").all():
        answer.check()
    shown.get_by_label("Why may it go as it is?").fill("Tess is their nurse, and Olga is away.")
    look.after(shown.get_by_role("button", name="Decide"), "a-manager-is-asked")
    assert shows(shown.get_by_text("Somebody else must agree now"))
    leave(shown)
    arrive(boss)
    shown.goto(house.url(f"/mail/{held['id']}/"))
    look("to-agree")

    assert shows(shown.get_by_role("heading", name="What its sender was told"))
    assert shows(shown.get_by_role("button", name="I agree: send it"))
    assert look.faults == {}


def test_each_part_of_ones_mail_is_a_page(house, arrive, look):
    sam = house.hire("Silas Reed", "caseworker")
    house.ask(
        INSIDE,
        act="take_in",
        email=sam.email,
        to=[TESS, "una@lowtide.example"],
        subject="A",
        text="At three.",
    )
    shown = arrive(sam)
    shown.goto(house.url("/mail/"))
    for part in PARTS:
        look.after(shown.get_by_role("link", name=part, exact=True), f"part-{part.replace(' ', '-').lower()}")
        assert shows(shown.get_by_role("navigation", name="Which mail to show").get_by_text(part, exact=True))

    assert look.faults == {}
