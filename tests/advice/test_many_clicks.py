"""A button that is pressed many times at once does its act once; nobody meets an error of the database."""

import json

import pytest

from tests.advice.many_clicks import CLICKS
from tests.deployment import deployed

pytestmark = pytest.mark.servers


def test_every_act_is_done_once_however_many_press_at_once(tmp_path):
    with deployed(tmp_path / "home") as deployment:
        said = deployment.program("tests.advice.many_clicks")

    assert json.loads(said.splitlines()[-1]) == {
        **dict.fromkeys(("asked", "answered", "published", "read", "noticed", "decided"), 1),
        "refused": CLICKS - 1,
    }
