"""The switches for a quick look (`tests/leaving_out.py`) are off wherever somebody relies on the tests."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import leaving_out

ROOT = Path(__file__).resolve().parents[2]
CI = (ROOT / ".ci/run").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
RUNS = {
    "test": "$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder $(T)",
    # The core knows no database: it is tested once.
    "test-postgres": (
        ".ci/postgres $(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder --ignore=tests/core $(T)"
    ),
}


@pytest.fixture
def browser():
    """No real browser: some tests call a test client by this name."""


def test_a_test_client_called_browser_is_no_browser(browser, request):
    assert not leaving_out.has_a_browser(request.node)


@pytest.mark.parametrize("wanted", ["", "1"])
def test_servers_are_tested_unless_somebody_says_0(wanted):
    assert leaving_out.why_no_servers(wanted) is None


def test_what_is_left_out_says_why():
    assert (
        leaving_out.why_no_servers("0")
        == "SAFEHAVEN_SERVER_TESTS=0 leaves out what starts servers or other programs."
    )


def test_ci_insists_on_servers_whatever_it_was_started_with():
    said = re.findall(r"SAFEHAVEN_SERVER_TESTS\S*", CI)

    assert said == ["SAFEHAVEN_SERVER_TESTS=1"]
    assert CI.index("export SAFEHAVEN_SERVER_TESTS=1\n") < CI.index("\nstep ")


def test_ci_runs_make_test_and_make_test_postgres_whole():
    ran = [line.strip() for line in CI.splitlines() if re.search(r"\bmake test(-postgres)?\b", line)]

    assert [line for line in ran if not line.startswith(("#", "say"))] == [
        "make test-postgres",
        'step "make test" make test',
        'step "make test-postgres" postgres',
    ]


@pytest.mark.parametrize("name", RUNS)
def test_make_runs_every_test_unless_somebody_narrows_it(name):
    [recipe] = re.findall(rf"^{name}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)

    assert recipe.split("\n\t") == [f"\t{RUNS[name]}\n"]
    assert re.findall(r"^T +\?=.*$", MAKEFILE, re.MULTILINE) == ["T      ?="]
    assert "SAFEHAVEN_SERVER_TESTS" not in MAKEFILE + (ROOT / ".ci/postgres").read_text()


def test_the_run_on_another_database_keeps_whatever_asks_it(request, monkeypatch):
    everything = leaving_out.ON_THE_NAMED_ONE | leaving_out.IN_THIS_PROCESS
    whoever_reads_its_address = {
        str(file.relative_to(ROOT / "tests"))
        for file in (ROOT / "tests").rglob("test_*.py")
        if f'"{leaving_out.ANOTHER_DATABASE}"' in (text := file.read_text())
        and not any(re.search(rf"\bdef {name}\(", text) for name in everything)
    }

    assert whoever_reads_its_address == set(), (
        "Name it as the others do, so that the run on PostgreSQL keeps it."
    )
    assert not leaving_out.differs(request.node), "This test knows no database."
    monkeypatch.setattr(request.node.module, "deployed", None, raising=False)
    assert leaving_out.differs(request.node)


@pytest.mark.django_db
def test_the_run_on_another_database_keeps_this(request):
    assert leaving_out.differs(request.node)


@pytest.fixture
def in_the_database(db):
    """Rows of a test."""


def test_the_run_on_another_database_keeps_what_asks_through_others(in_the_database, request):
    assert leaving_out.differs(request.node)


def test_pytest_is_told_to_choose_nothing():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]

    assert told["testpaths"] == ["tests"]
    assert told["addopts"] == [
        *("--import-mode=importlib", "--strict-markers", "--strict-config", "--tb=short", "-ra"),
    ]


def test_a_test_without_the_mark_starts_no_program():
    with pytest.raises(leaving_out.UnmarkedProgram):
        subprocess.run([sys.executable, "-c", ""], check=False)


@pytest.mark.servers
def test_a_test_with_the_mark_does():
    assert subprocess.run([sys.executable, "-c", ""], check=False).returncode == 0
