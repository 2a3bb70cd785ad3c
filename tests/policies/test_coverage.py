"""`safehaven policy coverage` tells the truth: what it prints, and how it ends."""

import io
import json
from dataclasses import replace

import pytest
from django.core.management import call_command

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.controls import CONTROLS, attention
from safehaven.policies.front import adopt
from safehaven.policies.library import shipped
from safehaven.policies.presenters import STATES
from tests.policies.packs import bring_along

pytestmark = pytest.mark.django_db


def covered(*words):
    """What the command prints, and the status with which it ends."""
    out = io.StringIO()
    try:
        call_command("policy", "coverage", *words, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), ended.code
    return out.getvalue(), 0


def test_without_a_policy_nothing_falls_short():
    assert covered() == ("No policy is adopted.\n", 0)


def test_a_clause_that_falls_short_ends_it_with_1():
    adopt("ju", by=SYSTEM)

    text, status = covered()

    assert status == 1
    assert "  – JU-3.2  Not built: Safehaven has no part for this yet." in text
    assert "  ✓ JU-2.4  Holds: 0 passwords sent in a year" in text
    assert len([line for line in text.splitlines() if " JU-" in line]) == len(shipped()["ju"].pack.clauses)


def test_where_every_clause_holds_it_ends_with_0_until_a_control_is_broken(monkeypatch):
    bring_along(monkeypatch, ours="{}")
    adopt("ours", by=SYSTEM)
    assert covered()[1] == 0

    broken = replace(CONTROLS["folder-label"], evidence=lambda: attention("It broke."))
    monkeypatch.setitem(CONTROLS, "folder-label", broken)

    assert covered()[1] == 1


def test_the_same_as_json():
    adopt("wy", by=SYSTEM)

    text, status = covered("--json")

    [policy] = json.loads(text)
    late = next(clause for clause in policy["clauses"] if clause["id"] == "WY-records-11")
    assert (policy["policy"], status) == ("wy", 1)
    assert late == {
        "id": "WY-records-11",
        "control": "record-timeliness",
        "state": "holds",
        "evidence": "0 entries in 90 days, all within 48 hours.",
        "figures": {"written": 0},
        "in_force": {"record_update_hours": "48"},
    }
    assert sum(policy["counts"].values()) == len(policy["clauses"])
    assert set(policy["counts"]) == {state.value for state in STATES}
