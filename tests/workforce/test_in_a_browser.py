"""The pages of moving, leaving and handing over in a real browser: accessible, and no wider than a phone."""

from pathlib import Path

import pytest

from tests.desk.signing_in import signed_in_page
from tests.interface.conftest import keep_picture
from tests.journeys.conftest import browser

__all__ = ["browser"]

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
PAGES = ["member", "move", "leaving", "handing_over", "in_hand", "keep", "home"]


@pytest.fixture(scope="module")
def shown(house, browser):
    """Where a manager is signed in, and the addresses of somebody who moves and somebody who stays."""
    manager = house.hire("Mona Vale", "manager", team="Harbour")
    mover, other = (house.hire(name, "caseworker", team="Harbour") for name in ("Cleo Ash", "Dina Birch"))
    moves = house.ask("tests.workforce.somebody_moves", staff=mover.staff_id, to="Lighthouse", moves=True)
    house.ask("tests.workforce.somebody_moves", staff=other.staff_id, to="Lighthouse", moves=False)
    context = browser.new_context()
    signed_in_page(context, house, manager)
    state = context.storage_state()
    context.close()
    addresses = {
        "member": f"/staff/{mover.staff_id}/",
        "move": f"/staff/{other.staff_id}/move/",
        "leaving": f"/staff/{mover.staff_id}/left/",
        "handing_over": f"/staff/{mover.staff_id}/handing-over/",
        "in_hand": f"/caseload/of/{mover.staff_id}/",
        "keep": f"/caseload/{moves['record']}/{moves['assignment']}/keep/",
        "home": "/",
    }
    return state, addresses


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(house, browser, shown, name, width):
    state, addresses = shown
    context = browser.new_context(viewport={"width": width, "height": 900}, storage_state=state)
    page = context.new_page()
    answer = page.goto(house.url(addresses[name]))
    keep_picture(page, f"{name}-{width}")
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    widest = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert (answer.status, [each["id"] for each in found]) == (200, [])
    assert widest <= width


def test_a_move_is_planned_with_the_keyboard_and_without_scripts(house, browser, shown):
    state, _addresses = shown
    staff = house.hire("Enid Cole", "caseworker", team="Harbour")
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(house.url(f"/staff/{staff.staff_id}/move/"))
    page.get_by_label("Lighthouse").check()
    page.get_by_role("button", name="Save").press("Enter")

    assert page.locator("text=They have moved").count() == 1
    context.close()
