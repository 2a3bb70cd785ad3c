"""Two windows at the same moment: one act counts, and the other is told.  Real processes, on either database."""

import json

import pytest

from tests.deployment import deployed
from tests.governance.two_at_once import ROUNDS

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """How it all ended in a deployment of its own."""
    with deployed(tmp_path_factory.mktemp("atonce") / "home") as deployment:
        return json.loads(deployment.program("tests.governance.two_at_once").splitlines()[-1])


def test_of_the_last_two_data_protection_officers_one_stays(ended):
    assert ended["going"] == [[["NobodyWouldBeLeft", "done"], 1]] * ROUNDS


def test_of_two_who_confirm_at_once_one_is_told(ended):
    assert ended["confirming"] == [["SomebodyWasQuicker", "done"]] * 3


def test_whoever_sends_a_form_twice_at_once_is_not_told_of_a_colleague(ended):
    assert ended["pressing"] == [["done", "done"]] * 3
