"""What is put into SQL once holds nothing of the moment at which that was done: no clock, no person, no setting."""

import importlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

import safehaven
from safehaven.foundation.prepared import Prepared
from safehaven.foundation.together import Together
from tests.a_clock import Clock

SOURCE = Path(safehaven.__file__).parent
MADE_ANYWHERE = re.compile(r"\b(?:Prepared|Together)\(")
MAKES_ONE = re.compile(r"^\w+ = (?:Prepared|Together)\(", re.MULTILINE)


def _all() -> dict[str, Prepared]:
    """Each prepared query of the product, by the module and the name under which it is kept."""
    found = {}
    for file in SOURCE.rglob("*.py"):
        if not MAKES_ONE.search(file.read_text()):
            continue
        module = ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
        for name, kept in vars(importlib.import_module(module)).items():
            if isinstance(kept, Prepared | Together):
                found[f"{module}.{name}"] = kept if isinstance(kept, Prepared) else kept._prepared
    return found


EVERY = _all()


def test_they_are_found():
    assert {"safehaven.workforce.standing._RUNNING", "safehaven.readiness.queries._STANDS"} <= set(EVERY)


def test_each_is_made_where_this_finds_it():
    made = {
        str(file.relative_to(SOURCE)): len(MADE_ANYWHERE.findall(text)) - len(MAKES_ONE.findall(text))
        for file in SOURCE.rglob("*.py")
        if (text := file.read_text()) and SOURCE / "foundation" not in file.parents
    }

    assert {file for file, elsewhere in made.items() if elsewhere} == set(), (
        "Make it once, at the top of a module."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", EVERY)
def test_built_at_another_time_it_says_the_same(name, monkeypatch):
    clock = Clock(monkeypatch)
    clock.at(timezone.now())
    now = EVERY[name].write(connection, {})
    clock.at(timezone.now() + timedelta(days=400))
    later = EVERY[name].write(connection, {})

    assert (later.sql, later.parameters) == (now.sql, now.parameters)
