"""Whoever is taken out of a team while they are given a person keeps nothing.  Real threads, on either database."""

import json

import pytest

from tests.deployment import deployed

pytestmark = pytest.mark.servers


def test_what_is_given_while_somebody_goes_ends_with_the_team(tmp_path):
    with deployed(tmp_path / "home") as deployment:
        ended = json.loads(deployment.program("tests.records.giving_while_leaving").splitlines()[-1])

    assert ended == ["given", 0]
