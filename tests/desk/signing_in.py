"""Signs somebody in to a running house by hand, in a browser that keeps them signed in."""

from typing import TYPE_CHECKING

from tests.running_house import Person, RunningHouse

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


def signed_in_page(context: "BrowserContext", house: RunningHouse, person: Person) -> "Page":
    """A page of this browser, on which the person has arrived at home."""
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in(page, house, person)
    return page


def sign_in(page: "Page", house: RunningHouse, person: Person) -> None:
    """Address, password and code, until they are at home."""
    page.goto(house.url("/sign-in/"))
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(person.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(person.code())
    page.get_by_role("button", name="Continue").first.click()
    page.wait_for_url(house.url("/"))
