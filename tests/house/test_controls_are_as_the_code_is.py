"""The list of controls and the code say the same, both ways."""

import ast
import inspect
import pkgutil
from pathlib import Path

import pytest

import safehaven
from safehaven.policies.catalogue import entries
from safehaven.policies.controls import CONTROLS
from tests.policies.test_parameters import read_by_the_product

HOUSE = Path(safehaven.__file__).parent
ENTRIES = entries()
PLACES = sorted({(name, place) for name, control in CONTROLS.items() for place in control.acts_in})

# Settings of the house itself: no control of the policies that we know asks for them.
OF_THE_HOUSE = {
    "EMAIL_MAX_MB": "what a mail server takes",
    "MAIL_UNDO_SECONDS": "a kindness to whoever slipped",
    "SECOND_PERSON": "stricter than any clause that we know",
    "UNDO_SECONDS": "a kindness to whoever slipped",
    "UNSCANNED_DOCUMENTS": "whether a malware scanner is a condition",
    "UPLOAD_MAX_MB": "what the disk takes",
}


def registered_in_the_code() -> set[str]:
    """The names in every `@control("name", ...)` of the apps."""
    return {
        str(node.args[0].value)
        for path in HOUSE.glob("*/*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "control"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_control_is_listed_once_with_what_it_sees_to():
    assert len(ENTRIES) == len({entry.name for entry in ENTRIES}) == 158
    assert [entry.name for entry in ENTRIES if not entry.sees_to.endswith(".")] == []


def test_every_control_is_called_by_a_clause():
    assert [entry.name for entry in ENTRIES if not entry.calls] == []


def test_what_the_code_carries_is_on_the_list_and_nothing_else_is():
    built = {entry.name for entry in ENTRIES if entry.built}

    assert built == registered_in_the_code() == set(CONTROLS)


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_a_control_acts_in_code_of_the_product_and_not_in_its_own_evidence(name, place):
    thing = pkgutil.resolve_name(place)
    module = thing if inspect.ismodule(thing) else inspect.getmodule(thing)

    assert place.startswith("safehaven")
    assert module is None or not module.__name__.endswith(".controls")
    assert inspect.ismodule(thing) or callable(thing)


def test_every_setting_that_the_product_reads_belongs_to_a_control():
    served = {parameter.name for control in CONTROLS.values() for parameter in control.reads}

    assert read_by_the_product() - served == set(OF_THE_HOUSE)
