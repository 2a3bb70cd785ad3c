"""A house that really runs loads its apps once, and not again for each test that asks something inside it."""

import os

from tests.running_house import RunningHouse


def test_it_is_told_nothing_of_the_test_that_runs_now(tmp_path):
    told = RunningHouse(tmp_path, 8000).environment

    assert [name for name in os.environ if name.startswith("PYTEST_")] != []
    assert [name for name in told if name.startswith("PYTEST_")] == []
