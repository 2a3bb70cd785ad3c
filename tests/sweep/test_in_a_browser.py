"""Found files in a real browser: at a desk and on a phone."""

import pytest

from tests.advice.test_in_a_browser import Looks
from tests.journeys.conftest import arrive, browser, page
from tests.looking import shows

__all__ = ["arrive", "browser", "page"]

PATHS = ["plans/2025/A support plan with a rather long name, second version.docx", "letter.txt"]


@pytest.fixture
def look(page):
    return Looks(page)


def test_found_files_are_decided_about(house, arrive, look):
    shown = arrive(house.hire("Noor Napier", "governance_officer"))
    house.ask("tests.sweep.inside", act="found", paths=PATHS)
    shown.goto(house.url("/found-files/"))
    look("found-files")
    look.after(shown.get_by_role("link", name="letter.txt"), "found-file")
    look.after(shown.get_by_role("button", name="Decide"), "found-file-undecided")
    shown.get_by_label("Leave it as it is").check()
    look.after(shown.get_by_role("button", name="Decide"), "found-file-without-a-reason")
    shown.get_by_label("Protect it where it is").check()
    look.after(shown.get_by_role("button", name="Decide"), "found-files-decided")

    assert shows(shown.get_by_text("To be protected"))
    assert look.faults == {}


def test_whoever_works_with_the_person_is_asked(house, arrive, look):
    works, decides = house.hire("Ned Archer", "caseworker"), house.hire("Nina Napier", "governance_officer")
    about = {"works": works.email, "decides": decides.email, "paths": ["for a record/" + PATHS[0]]}
    house.ask("tests.sweep.inside", act="asked", **about)
    shown = arrive(works)
    look("asked-home")
    shown.goto(house.url("/found-files/for-records/"))
    look("asked-files")
    look.after(shown.get_by_role("link", name=PATHS[0].rpartition("/")[2]), "asked-file")
    look.after(shown.get_by_role("button", name="No"), "asked-file-turned-down")

    assert look.faults == {}
