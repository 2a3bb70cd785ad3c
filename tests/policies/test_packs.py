"""The packs that Safehaven brings along: whole, true to the contract, and refused when they are wrong."""

import csv
import shutil
from pathlib import Path

import pytest
from django.core.checks import run_checks

from safehaven.config.starting import prepare
from safehaven.policies import library
from safehaven.policies.library import shipped

CONTRACT = list(csv.DictReader((Path(__file__).parent / "contract.csv").open()))
OF_THE_CONTRACT = ("jr", "ju", "pg", "sj", "wy")


def as_the_contract_writes(clause):
    parameters = ";".join(f"{name}={value}" for name, value in clause.parameters.items())
    return (clause.control, clause.mode.value, parameters)


def test_five_packs_hold_exactly_the_clauses_of_the_contract():
    ours = {
        clause.id: (shipped()[name].pack.source, *as_the_contract_writes(clause))
        for name in OF_THE_CONTRACT
        for clause in shipped()[name].pack.clauses
    }
    asked = {row["id"]: (row["policy"], row["control"], row["mode"], row["parameters"]) for row in CONTRACT}

    assert ours == asked
    assert sum(len(shipped()[name].pack.clauses) for name in OF_THE_CONTRACT) == len(CONTRACT) == 364


def test_no_clause_of_two_packs_has_the_same_name():
    names = [clause.id for edition in shipped().values() for clause in edition.pack.clauses]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_clause_says_its_numbers_by_their_parameters(name):
    """A number that is typed into a sentence would go on saying it when another is enforced."""
    numbers = {
        (clause.id, parameter)
        for clause in shipped()[name].pack.clauses
        for parameter, value in clause.parameters.items()
        if isinstance(value, int)
    }
    said = {
        (clause.id, parameter) for clause in shipped()[name].pack.clauses for parameter in clause.speaks_of
    }

    assert numbers - said == set()


def test_the_packs_are_right():
    assert run_checks(tags=["policies"]) == []


@pytest.fixture
def packs(tmp_path, monkeypatch):
    """A copy of the packs that may be spoilt."""
    shutil.copytree(library.FOLDER, tmp_path / "packs")
    monkeypatch.setattr(library, "FOLDER", tmp_path / "packs")
    return tmp_path / "packs"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            'control = "separate-password"',
            'control = "seperate-password"',
            "there is no control “seperate-password”.",
        ),
        ('fax = "never"', 'fax = "sometimes"', "'sometimes' is not one of allowed, "),
        ('id = "ju"', 'id = "jo"', "the pack calls itself “jo”; the two names must be the same."),
        ("format = 1", "format = 1\nextends = ['nobody']", "pack ju, extends: there is no pack “nobody”."),
    ],
)
def test_a_spoilt_pack_stops_the_start_with_its_fault(packs, right, wrong, told):
    path = packs / "ju.toml"
    path.write_text(path.read_text().replace(right, wrong, 1))

    [error] = run_checks(tags=["policies"])

    assert error.id == "policies.E001"
    assert told in error.msg


def test_the_server_does_not_start_with_a_spoilt_pack(packs):
    (packs / "ju.toml").write_text("format = 2")

    with pytest.raises(
        SystemExit, match=r"^Safehaven does not start\.  A policy pack is wrong\.  ju\.toml: "
    ):
        prepare()


def test_packs_in_a_circle_stop_the_start(packs):
    for name, below in (("ju", "sj"), ("sj", "ju")):
        path = packs / f"{name}.toml"
        path.write_text(path.read_text().replace("format = 1", f"format = 1\nextends = ['{below}']", 1))

    [error] = run_checks(tags=["policies"])

    assert "packs extend one another in a circle: ju → sj → ju." in error.msg
