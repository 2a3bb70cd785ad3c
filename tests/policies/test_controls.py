"""The registry of controls: every one that is built says the truth about itself, and the rest say that they are not."""

import pkgutil

import pytest
from django.urls import resolve, reverse

from safehaven.foundation.gates import Holding, SignedIn
from safehaven.policies import controls
from safehaven.policies.control_names import CONTROL_NAMES
from safehaven.policies.controls import (
    CONTROLS,
    NOT_BUILT,
    State,
    also,
    attention,
    control,
    gather,
    holds,
    judge,
)
from safehaven.policies.library import shipped
from safehaven.policies.parameters import Parameter
from tests.policies.test_parameters import read_by_the_product

CLAUSES = {clause.id: clause for edition in shipped().values() for clause in edition.pack.clauses}
BUILT = sorted(CONTROLS)


@pytest.fixture
def one(monkeypatch):
    """A place in which controls may be registered for a test."""
    monkeypatch.setattr(controls, "CONTROLS", {})
    monkeypatch.setattr(controls, "_ALSO", {})
    return controls.CONTROLS


@pytest.mark.parametrize("name", BUILT)
def test_what_a_control_acts_in_exists(name):
    for place in CONTROLS[name].acts_in:
        assert pkgutil.resolve_name(place) is not None


@pytest.mark.parametrize("name", BUILT)
def test_a_control_reads_what_the_product_reads(name):
    assert {parameter.name for parameter in CONTROLS[name].reads} <= read_by_the_product()


@pytest.mark.parametrize("name", BUILT)
def test_what_a_control_does_is_said_in_sentences(name):
    assert CONTROLS[name].does.endswith(".")
    assert all(missing.endswith(".") for missing in CONTROLS[name].not_for.values())


@pytest.mark.parametrize("name", BUILT)
def test_the_clauses_that_a_control_leaves_out_do_call_it(name):
    assert {CLAUSES[clause].control for clause in CONTROLS[name].not_for} <= {name}


@pytest.mark.parametrize("name", [name for name in BUILT if CONTROLS[name].see])
def test_the_page_of_the_evidence_exists_and_has_a_gate(name):
    gate = getattr(resolve(reverse(CONTROLS[name].see)).func, "gate", None)

    assert isinstance(gate, Holding | SignedIn)


def test_every_parameter_that_a_built_control_serves_is_among_those_it_reads():
    """Where a clause sets a parameter, the control that carries it reads it, or the house always does so."""
    silent = {
        (clause.control, name)
        for clause in CLAUSES.values()
        if clause.control in CONTROLS
        for name in clause.parameters
        if name not in CONTROLS[clause.control].reads
    }

    assert silent == {("second-factor", "second_factor")}


def test_some_controls_are_built_and_most_are_not():
    assert 20 < len(CONTROLS) < len(CONTROL_NAMES)


@pytest.mark.django_db
def test_an_empty_house_can_be_looked_at_whole():
    found = gather(set(CONTROL_NAMES))

    assert found.keys() - CLAUSES.keys() == CONTROLS.keys()
    assert controls.UNREADABLE not in found.values()
    assert all(evidence.sentence.endswith(".") for evidence in found.values())


def test_a_control_that_nobody_built_never_holds():
    assert judge(CLAUSES["SJ-4-tel-07"], {}) is NOT_BUILT


def test_a_clause_that_a_control_does_not_carry_says_what_is_missing(one):
    missing = {"SJ-4-tel-09": "Calls are not written down."}
    control("disclosure-record", does="It does.", acts_in=(), not_for=missing)(lambda: holds("Fine."))
    found = gather({"disclosure-record"})

    stands = {name: judge(CLAUSES[name], found) for name in ("SJ-4-file-08", "SJ-4-tel-09")}

    assert stands == {"SJ-4-file-08": holds("Fine."), "SJ-4-tel-09": attention("Calls are not written down.")}


def test_what_is_found_about_several_clauses_is_looked_for_once(one):
    looked = []
    control("disclosure-record", does="It does.", acts_in=("here",))(lambda: holds("Fine."))

    @also("disclosure-record", "SJ-4-tel-09", "SJ-4-file-08", acts_in=("there",))
    def shared():
        looked.append("once")
        return holds("Too.")

    gather({"disclosure-record"})

    assert looked == ["once"]


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (holds("Fine.", a=1), holds("Too.", b=2), holds("Fine. Too.", a=1, b=2)),
        (holds("Fine."), attention("Not this."), attention("Not this.")),
        (attention("Not this."), holds("Too."), attention("Not this.")),
        (attention("Not this."), attention("Nor that."), attention("Not this.")),
    ],
)
def test_a_clause_that_two_apps_carry_holds_only_where_both_do(one, first, second, stands):
    control("disclosure-record", does="It does.", acts_in=("here",))(lambda: first)
    also("disclosure-record", "SJ-4-tel-09", acts_in=("there",), reads=(Parameter.FAX,))(lambda: second)
    found = gather({"disclosure-record"})

    assert judge(CLAUSES["SJ-4-tel-09"], found) == stands
    assert judge(CLAUSES["SJ-4-file-08"], found) == first
    assert (one["disclosure-record"].acts_in, one["disclosure-record"].reads) == (
        ("here", "there"),
        (Parameter.FAX,),
    )


def test_evidence_that_cannot_be_read_does_not_count(one):
    @control("folder-label", does="It does.", acts_in=())
    def broken():
        raise OSError

    assert gather({"folder-label"})["folder-label"].state is State.ATTENTION


@pytest.mark.parametrize("name", ["no-such-control", "folder-label"])
def test_a_wrong_or_taken_name_is_refused(one, name):
    control("folder-label", does="It does.", acts_in=())(lambda: holds("Fine."))

    with pytest.raises(ValueError, match="There is"):
        control(name, does="It does.", acts_in=())(lambda: holds("Fine."))
