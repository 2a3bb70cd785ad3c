"""Two switches leave out what takes long, for a quick look; skipping says so, and by default nothing is left out.

SAFEHAVEN_SERVER_TESTS=0 leaves out tests marked `servers`: they start servers, workers or other programs.
SAFEHAVEN_BROWSER_TESTS=0 leaves out tests with a browser, 1 insists on them; otherwise they run where one is.

A test that starts a program without the mark is refused, so the mark is on all of them.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

import pytest

SERVER_TESTS, BROWSER_TESTS = "SAFEHAVEN_SERVER_TESTS", "SAFEHAVEN_BROWSER_TESTS"
# Where the suite runs again on another database, these would only repeat themselves: they keep a SQLite file.
ANOTHER_DATABASE, ON_A_FILE_OF_THEIR_OWN = "SAFEHAVEN_TEST_DATABASE_URL", {"house", "running_demo"}
# Whoever has one of these starts processes on the database that is named, or asks for it in their own process.
ON_THE_NAMED_ONE, IN_THIS_PROCESS = {"deployed"}, {"db", "transactional_db"}
# Fixtures that start servers, `office` a mail server: who asks for one has the mark without writing it.
STARTS_PROGRAMS = {"house", "running_demo"}
STARTS_SERVERS = {*STARTS_PROGRAMS, "office"}
THE_BROWSER = "tests.journeys.conftest"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The product's own confined children belong to reading any file; `checks` asks git which files there are.
CONFINED, GIT = {"safehaven.foundation.confined", "safehaven.foundation.confined_at_once"}, "git"

SAYS_SO_ITSELF = pytest.StashKey[bool]()

_running: list[pytest.Item] = []


class UnmarkedProgram(RuntimeError):
    """A test without the mark wanted to start a program.  Put `pytest.mark.servers` on it."""


def mark(item: pytest.Item) -> None:
    """Give a test its mark, and skip it before anything is set up for it where a switch leaves it out."""
    item.stash[SAYS_SO_ITSELF] = item.get_closest_marker("servers") is not None
    if STARTS_SERVERS & set(_fixtures(item)):
        item.add_marker("servers")
    if item.get_closest_marker("servers") and (why := why_no_servers(os.environ.get(SERVER_TESTS, ""))):
        item.add_marker(pytest.mark.skip(reason=why))
    if ON_A_FILE_OF_THEIR_OWN & set(_fixtures(item)) and os.environ.get(ANOTHER_DATABASE):
        item.add_marker(pytest.mark.skip(reason="It keeps a SQLite file of its own; `make test` runs it."))
    wanted = os.environ.get(BROWSER_TESTS, "")
    if wanted != "1" and has_a_browser(item) and (why := why_no_browser(wanted)):
        item.add_marker(pytest.mark.skip(reason=why))


def differs(item: pytest.Item) -> bool:
    """Whether a test can end otherwise on another database.  The rest knows none, and would only repeat itself."""
    asks = bool(IN_THIS_PROCESS & set(getattr(item, "fixturenames", ()))) or item.get_closest_marker(
        "django_db"
    )
    return bool(asks) or not ON_THE_NAMED_ONE.isdisjoint(vars(getattr(item, "module", item)))


def starts_programs(item: pytest.Item) -> bool:
    """Whether a test is about other programs, and does not only send to a mail server in its own process."""
    return item.stash[SAYS_SO_ITSELF] or bool(STARTS_PROGRAMS & set(_fixtures(item)))


def has_a_browser(item: pytest.Item) -> bool:
    """Whether a real one is asked for; some tests call a test client their browser."""
    asked = _fixtures(item).get("browser", ())
    return any(fixture.func.__module__ == THE_BROWSER for fixture in asked[-1:])


def why_no_servers(wanted: str) -> str | None:
    """The reason why tests that start programs are left out; None when they run."""
    return f"{SERVER_TESTS}=0 leaves out what starts servers or other programs." if wanted == "0" else None


def why_no_browser(wanted: str) -> str | None:
    """The reason why there is no browser; None when there is one."""
    if wanted == "0":
        return f"{BROWSER_TESTS}=0 leaves browser journeys out."
    if chromium() is None:
        return "No Chromium is installed here (Debian: apt install chromium)."
    try:
        import playwright  # noqa: F401 - only whether it is there
    except ImportError:
        return "Playwright is not installed here; `make test` installs it where it finds a browser."
    return None


def chromium() -> str | None:
    """Where the browser is."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def now_runs(item: pytest.Item) -> None:
    """Remember whose programs are being started."""
    _running[:] = [item]


def watch_programs() -> None:
    """Refuse, from now on and for the life of this process, programs of tests without the mark."""
    sys.addaudithook(_refuse_unmarked)


def _refuse_unmarked(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "subprocess.Popen" or not _running:
        return
    [item], words = _running, arguments[1]
    if item.get_closest_marker("servers") or has_a_browser(item) or _belongs(words):
        return
    raise UnmarkedProgram(f"{item.nodeid} starts {words!r}")


def _belongs(words: str | bytes | Sequence[Any]) -> bool:
    return not isinstance(words, str | bytes) and (words[0] == GIT or not CONFINED.isdisjoint(words))


def _fixtures(item: pytest.Item) -> dict[str, Sequence[pytest.FixtureDef[Any]]]:
    return item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
