"""The gallery in a real browser: nothing for axe-core to find, nothing that scrolls sideways, nothing blocked."""

import json
from pathlib import Path

import pytest

from tests.interface.conftest import keep_picture

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
PAGES = {
    "components": "/",
    "controls": "/controls/",
    "question": "/question/",
    "done": "/done/",
    "colours": "/appearance/",
}
WIDTHS = {"desktop": 1280, "phone": 390}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
    "dark_contrast": {"color_scheme": "dark", "contrast": "more"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
SEEN = [
    *((name, "desktop", look) for name in ("components", "controls") for look in LOOKS),
    *((name, "phone", look) for name in ("components", "controls") for look in ("light", "dark_contrast")),
    *((name, "desktop", "light") for name in ("question", "done", "colours")),
    *((name, "phone", "dark") for name in ("question", "done", "colours")),
]

pytestmark = pytest.mark.usefixtures("places", "idle_after")


def _open(browser, site, address, *, width=1280, **look):
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=False, **look)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(site + address)
    return page


def _violations(page):
    # Evaluated by the debugger, so the page's own content security policy stays in force.
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def _widest(page):
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize(("name", "width", "look"), SEEN)
def test_a_page_is_accessible_and_fits(browser, site, name, width, look):
    page = _open(browser, site, PAGES[name], width=WIDTHS[width], **LOOKS[look])
    keep_picture(page, f"{name}-{width}-{look}")

    assert _violations(page) == []
    assert _widest(page) == WIDTHS[width]
    assert page.complaints == []
    page.context.close()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_of_errors_is_accessible_and_fits(browser, site, width, look):
    page = _open(browser, site, "/controls/", width=WIDTHS[width], **LOOKS[look])
    page.fill("#id_born_day", "31")
    page.fill("#id_born_month", "February")
    page.fill("#id_born_year", "1987")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".govuk-error-summary:focus")
    keep_picture(page, f"errors-{width}-{look}")

    assert page.title().startswith("Error: ")
    assert _violations(page) == []
    assert _widest(page) == WIDTHS[width]
    assert page.complaints == []
    page.context.close()


def test_the_summary_takes_the_focus_and_each_line_leads_to_its_control(browser, site):
    page = _open(browser, site, "/controls/")
    page.get_by_role("button", name="Save").click()

    page.wait_for_selector(".govuk-error-summary:focus")
    targets = page.eval_on_selector_all(
        ".govuk-error-summary__list a", "links => links.map(each => each.hash.slice(1))"
    )
    controls = page.evaluate("ids => ids.map(id => document.getElementById(id)?.tagName ?? id)", targets)

    assert set(controls) <= {"INPUT", "TEXTAREA", "SELECT"}
    page.context.close()


def test_print_shows_the_line_for_paper_and_no_navigation(browser, site):
    page = _open(browser, site, "/")
    page.emulate_media(media="print", color_scheme="dark")
    keep_picture(page, "components-print")

    shown = {
        part: page.locator(part).first.is_visible()
        for part in (
            ".safehaven-print-line",
            "nav",
            ".govuk-button",
            ".safehaven-footer",
            ".govuk-skip-link",
            "h1",
        )
    }

    assert shown == {
        ".safehaven-print-line": True, "nav": False, ".govuk-button": False, ".safehaven-footer": False,
        ".govuk-skip-link": False, "h1": True,
    }  # fmt: skip
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(28, 42, 46)"
    page.context.close()


def test_the_keyboard_goes_through_the_page_from_the_top(browser, site):
    page = _open(browser, site, "/question/")
    order = []
    for _ in range(12):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                "(document.activeElement.innerText || document.activeElement.name).replace(/\\s+/g, ' ')"
            )
        )

    assert order == [
        "Skip to main content", "Safehaven Harbour Lane Support", "Your account", "Sign out", "Home",
        "People", "Directory", "Disclosures", "Administration", "Back", "text", "Save",
    ]  # fmt: skip
    page.context.close()


def test_a_hostile_script_in_the_page_does_not_run(browser, site):
    page = _open(browser, site, "/")
    page.evaluate(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective))"
    )

    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.broken = 1\">')"
    )
    page.evaluate(
        "const s = document.createElement('script'); s.text = 'window.broken = 2'; document.body.append(s)"
    )
    page.wait_for_function("() => window.refused.length === 2")

    assert sorted(page.evaluate("window.refused")) == ["script-src-attr", "script-src-elem"]
    assert page.evaluate("window.broken ?? null") is None
    page.context.close()


def test_the_page_works_without_scripts(browser, site):
    page = _open(browser, site, "/controls/", java_script_enabled=False)
    page.fill("#id_given", "x" * 40)
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".govuk-error-summary")

    assert page.title().startswith("Error: ")
    assert page.input_value("#id_given") == "x" * 40
    page.context.close()


def test_the_chosen_scheme_is_kept_and_written_by_the_server(browser, site):
    page = _open(browser, site, "/appearance/", color_scheme="light")
    page.get_by_label("Dark").check()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Save").click()
    page.wait_for_selector("html[data-scheme=dark]")
    page.goto(site)

    cookie = next(each for each in page.context.cookies() if each["name"] == "appearance")
    assert (cookie["value"], cookie["httpOnly"], cookie["sameSite"]) == ("dark", True, "Lax")
    assert page.get_attribute("html", "data-scheme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 21, 24)"
    page.context.close()


def test_the_policy_of_the_page_allows_only_our_own_files(site):
    from urllib.request import urlopen

    policy = dict(part.split(" ", 1) for part in urlopen(site).headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in json.dumps(policy)
