"""Each test of the ledger keeps its checkpoints in a folder of its own: what it seals is rolled back."""

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.SAFEHAVEN_HOME = tmp_path
    return tmp_path
