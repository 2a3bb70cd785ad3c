"""Somebody whom several managers move at the same moment moves once."""

import json

import pytest

from tests.deployment import deployed
from tests.workforce.two_at_once import MANAGERS

pytestmark = pytest.mark.servers


def test_one_of_them_is_first_and_the_others_are_told(tmp_path):
    with deployed(tmp_path / "home") as deployment:
        said = deployment.program("tests.workforce.two_at_once")

    assert json.loads(said.splitlines()[-1]) == {
        "outcomes": ["AlreadySo"] * (MANAGERS - 1) + ["moved"],
        "teams": 1,
        "moves": 1,
        "open": 1,
    }
