"""References stay one to a person when many people make records at the same moment."""

import json

import pytest

from tests.deployment import deployed
from tests.records.many_at_once import EACH, PEOPLE

pytestmark = pytest.mark.servers


def test_every_form_gets_one_reference_and_none_is_given_twice(tmp_path):
    with deployed(tmp_path / "home") as deployment:
        said = deployment.program("tests.records.many_at_once")

    given = json.loads(said.splitlines()[-1])
    assert sorted(given) == sorted([f"SH-{number:04}" for number in range(1, PEOPLE * EACH + 1)] * 2)
