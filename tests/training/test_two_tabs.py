"""However many tabs hand in at the same moment, a test is answered once."""

import json

import pytest

from tests.deployment import deployed

pytestmark = pytest.mark.servers


def test_one_tab_gets_through_and_the_others_are_told(tmp_path):
    with deployed(tmp_path / "home") as deployment:
        said = deployment.program("tests.training.two_tabs")

    counts = json.loads(said.splitlines()[-1])
    assert (counts["begun"], counts["through"], counts["attempts"]) == (1, 1, 1)
    assert counts["certificates"] in {0, 1}
