"""Every parameter: how strict its values are, and what in the product reads it."""

import ast
import csv
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import safehaven
from safehaven.policies.control_names import AREAS, CONTROL_NAMES
from safehaven.policies.parameters import MEANINGS, ORDERS, Parameter
from safehaven_core.policy import Chain, Least
from tests.policies.always_so import ALWAYS_SO

HOUSE = Path(safehaven.__file__).parent
CONTRACT = list(csv.DictReader((Path(__file__).parent / "contract.csv").open()))
SET_BY_THE_CONTRACT = {
    (name, value)
    for row in CONTRACT
    for name, _, value in (pair.partition("=") for pair in row["parameters"].split(";") if pair)
}


@cache
def read_by_the_product() -> set[str]:
    """The names in every `Parameter.NAME` of the apps.  What lists controls is no use of a parameter."""
    return {
        node.attr
        for path in HOUSE.rglob("*.py")
        if "policies" not in path.parts and not path.name.startswith("controls")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Parameter"
    }


@pytest.mark.parametrize("parameter", Parameter)
def test_every_parameter_is_read_or_cannot_be_otherwise(parameter):
    assert parameter.name in read_by_the_product() or parameter in ALWAYS_SO


@pytest.mark.parametrize(("parameter", "value"), ALWAYS_SO.items())
def test_what_is_always_so_cannot_be_otherwise(parameter, value):
    order = MEANINGS[parameter].order

    assert order == (Least(int(value), int(value)) if value.isdecimal() else Chain(value))


@pytest.mark.parametrize(("name", "value"), sorted(SET_BY_THE_CONTRACT))
def test_what_the_contract_asks_for_is_possible(name, value):
    assert MEANINGS[Parameter(name)].allows(value)


def test_the_contract_sets_31_parameters_and_calls_158_controls():
    controls = {row["control"] for row in CONTRACT}

    assert len({name for name, _ in SET_BY_THE_CONTRACT}) == 31
    assert (len(controls), controls) == (158, set(CONTROL_NAMES))


def test_no_control_stands_in_two_areas():
    assert sum(len(names) for names in AREAS.values()) == len(CONTROL_NAMES)


@pytest.mark.parametrize("parameter", Parameter)
def test_the_words_of_a_page_are_the_words_of_the_order(parameter):
    meaning = MEANINGS[parameter]
    words = meaning.order.words if isinstance(meaning.order, Chain) else ()

    assert tuple(choice.value for choice in meaning.choices) == words


@pytest.mark.parametrize(
    ("parameter", "from_loosest_to_strictest"),
    [
        (Parameter.FAX, ["allowed", "safe_haven_or_depersonalised", "safe_haven_only", "never"]),
        (Parameter.PASSWORD_RELEASE, ["separate_message", "after_receipt"]),
        (Parameter.TELEPHONE_DEFAULT, ["after_checks", "written_request", "never"]),
        (Parameter.RECORD_UPDATE_HOURS, [72, 48, 24]),
        (Parameter.PASSWORD_MIN_LENGTH, [8, 12, 16]),
    ],
)
def test_of_two_values_the_stricter_holds(parameter, from_loosest_to_strictest):
    order = ORDERS[parameter.value]
    pairs = list(pairwise(from_loosest_to_strictest))

    assert [order.strictest(pair) for pair in pairs] == from_loosest_to_strictest[1:]
