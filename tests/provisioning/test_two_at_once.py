"""Somebody whom several providers add at the same moment is added once."""

import json

import pytest

from tests.deployment import deployed
from tests.provisioning.two_at_once import PROVIDERS

pytestmark = pytest.mark.servers


def test_one_of_them_is_first_and_the_others_are_told(tmp_path):
    with deployed(tmp_path / "home") as deployment:
        said = deployment.program("tests.provisioning.two_at_once")

    assert json.loads(said.splitlines()[-1]) == {
        "answers": [[201, None], *[[409, "uniqueness"]] * (PROVIDERS - 1)],
        "staff": 1,
    }
