"""Guessing passwords at two servers at once: they share one limit."""

from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.running_house import build_house, free_port

pytestmark = pytest.mark.servers

TRIES = 24


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    """A house of its own: whoever guesses here also uses up what this machine may try at its door."""
    house = build_house(tmp_path_factory.mktemp("guessed-at"))
    house.serve()
    yield house
    house.stop()


def guess(origin, address, password):
    """One try by somebody with an empty cookie jar; what the page told them."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{origin}/sign-in/").read().decode()
    token = page.partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
    typed = urlencode({"csrfmiddlewaretoken": token, "login": address, "password": password}).encode()
    told: str = opener.open(Request(f"{origin}/sign-in/", typed, {"Origin": origin})).read().decode()
    if "Too many tries" in told:
        return "too many"
    return "wrong" if "do not match" in told else told


def test_the_right_password_does_not_help_while_the_limit_holds(door):
    toni = door.hire("Toni Reed", "caseworker")
    for number in range(5):
        guess(door.origin, toni.email, f"guess {number}")

    assert guess(door.origin, toni.email, toni.password) == "too many"


def test_two_servers_together_look_at_five_passwords(door):
    rosa = door.hire("Rosa Mint", "caseworker")
    second = free_port()
    door.serve(port=second)
    origins = [door.origin, f"http://localhost:{second}"]
    with ThreadPoolExecutor(8) as pool:
        told = list(
            pool.map(lambda number: guess(origins[number % 2], rosa.email, f"guess {number}"), range(TRIES))
        )

    assert (told.count("wrong"), told.count("too many")) == (5, TRIES - 5)
