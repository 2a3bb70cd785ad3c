"""Help is there before there is anything to help with."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.servers


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_the_commands_are_listed_without_a_home(word):
    around = {name: value for name, value in os.environ.items() if not name.startswith("SAFEHAVEN")}
    around.pop("DJANGO_SETTINGS_MODULE", None)

    ran = subprocess.run(
        [sys.executable, "-m", "safehaven", word], env=around, capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "safehaven scan" in ran.stdout
