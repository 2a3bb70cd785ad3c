"""What one process decides is in force in every other a second later, and nobody starts anything anew."""

import time

import pytest

from tests.journeys.conftest import arrive, browser, page
from tests.running_house import free_port

__all__ = ["arrive", "browser", "page"]

ONE_SECOND = 1.0


@pytest.fixture
def servers(house):
    """Two servers over one house, the second with two processes of its own."""
    port = free_port()
    house.serve(port=port, workers=2)
    return [house.origin, f"http://localhost:{port}"]


def test_a_choice_of_one_process_is_in_force_in_all_others_within_a_second(house, arrive, servers):
    shown = arrive(house.hire("Nell Archer", "caseworker"))
    heard: dict[tuple[str, str], list[bool]] = {}
    for value, words in (
        ("safe_haven_only", "go only to a safe haven"),
        ("never", "nothing ever goes by fax"),
    ):
        for server in servers * 2:
            shown.goto(f"{server}/sharing/ways/")  # each process has just read what was in force before
        chosen = float(house.ask("tests.choosing", fax=value)["at"])
        time.sleep(max(0, chosen + ONE_SECOND - time.time()))
        for server in servers * 3:
            shown.goto(f"{server}/sharing/ways/")
            heard.setdefault((value, server), []).append(words in shown.inner_text("main"))

    assert len(heard) == 4
    assert {said for all_said in heard.values() for said in all_said} == {True}
