"""A newcomer's way, in a real browser against real servers: from the invitation to the first record.

Noor chooses a password by the link, sets up a second factor, signs the agreement, reads two policies to their
end and accepts them, goes through the course, passes its test, and makes a record.  Then the certificate ends
while the record is open: the page closes by itself, and says what comes next.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyotp
import pytest

from tests.looking import each_of, shows
from tests.running_demo import RunningDemo

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHOSEN = "seven-otters-juggle-lanterns"
NAME = "Noor Napier"
ROOT = Path(__file__).parents[2]
WITHIN = 60_000  # milliseconds in which an open record closes


def answers_of_the_bank() -> dict[re.Pattern[str], re.Pattern[str]]:
    """The right answer to each question, by its text; a value of the policy may stand in either."""
    from safehaven.training.library import shipped

    return {
        as_shown(each.text): as_shown(each.right)
        for course in shipped().values()
        for each in course.questions
    }


def as_shown(text: str) -> re.Pattern[str]:
    return re.compile(r"^(\d+\W+)?" + ".+".join(map(re.escape, re.split(r"\{\{\w+\}\}", text))) + r"\s*$")


def choose_a_password(page: Page, demo: RunningDemo) -> None:
    page.goto(re.findall(r"http://\S+/welcome/\S+", demo.said)[0])
    for field in each_of(page.locator("input[type=password]")):
        field.fill(CHOSEN)
    page.get_by_role("button", name="Set my password").click()
    page.get_by_text("Your password is set").wait_for()


def sign_in_and_set_up(page: Page) -> None:
    page.get_by_label("Email address").fill("noor@harbourlane.example")
    page.get_by_label("Password", exact=True).fill(CHOSEN)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile("/account/second-factor/"))
    page.goto(page.url.partition("/account/")[0] + "/account/second-factor/app/")
    secret = page.locator(".workforce-letters").text_content().replace(" ", "")
    page.locator("input[name=code]").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="I have kept them").click()


def go_the_way(page: Page, demo: RunningDemo) -> list[str]:
    """Do what the way asks for, one thing after another; returns what it asked for."""
    asked = []
    while True:
        page.goto(demo.url("/before-you-start/"))
        button = page.locator("main a.govuk-button").first
        asked.append(button.inner_text().strip())
        if asked[-1] == "Go on":
            return asked
        button.click()
        if "agreement" in page.url:
            page.get_by_label("Your full name").fill(NAME)
            page.get_by_role("button", name="Sign the agreement").click()
        elif "policies" in page.url:
            read_to_the_end(page)
        else:
            take_the_course(page, demo)


def read_to_the_end(page: Page) -> None:
    accept = page.get_by_role("button", name="Accept this policy")
    while not accept.count():
        page.get_by_role("button", name="Next part").click()
        page.wait_for_load_state()
    accept.click()


def take_the_course(page: Page, demo: RunningDemo) -> None:
    page.locator(".govuk-task-list__link").first.click()
    page.wait_for_load_state()
    course = page.url
    for place in page.locator(".govuk-task-list__link").evaluate_all("links => links.map(link => link.href)"):
        page.goto(place)
        page.get_by_role("button", name="I have read this").click()
    page.goto(course)
    page.get_by_role("button", name="Go to the test").click()
    right = answers_of_the_bank()
    for question in each_of(page.locator("fieldset")):
        legend = question.locator("legend").inner_text().strip()
        answer = next(right[text] for text in right if text.search(legend))
        question.get_by_label(answer).check()
    page.get_by_role("button", name="Hand the test in").click()
    page.wait_for_url(re.compile("/result/"))


def make_a_record(page: Page, demo: RunningDemo) -> str:
    page.goto(demo.url("/records/new/"))
    page.get_by_label("Given names").fill("Wren")
    page.get_by_label("Family name").fill("Marrowby")
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile(r"/records/[0-9a-f-]{36}/$"))
    return page.url


def let_the_certificate_end(demo: RunningDemo) -> None:
    inside = {
        **demo.environment,
        "DJANGO_SETTINGS_MODULE": "safehaven.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    command = [sys.executable, "-m", "tests.lapsing", json.dumps({"email": "noor@harbourlane.example"})]
    subprocess.run(command, cwd=ROOT, env=inside, check=True, capture_output=True)


@pytest.mark.servers
def test_from_the_invitation_to_the_first_record_and_until_it_closes(page, running_demo):
    choose_a_password(page, running_demo)
    sign_in_and_set_up(page)
    page.goto(running_demo.url("/records/new/"))
    turned_away = shows(page.get_by_role("heading", name="Before you start"))
    asked = go_the_way(page, running_demo)
    record = make_a_record(page, running_demo)
    open_before = shows(page.get_by_text("Wren Marrowby").first)
    let_the_certificate_end(running_demo)
    page.wait_for_url(running_demo.url("/before-you-start/"), timeout=WITHIN)
    closed = "Marrowby" not in page.content()
    page.goto(record)

    assert (turned_away, open_before, closed) == (True, True, True)
    assert [one.split(" ")[0] for one in asked] == ["Sign", "Read", "Read", "Pass", "Go"]
    assert page.url.startswith(running_demo.url("/before-you-start/"))
    the_course = re.compile("Pass")
    assert shows(
        page.get_by_role("button", name=the_course).or_(page.get_by_role("link", name=the_course)).first
    )
