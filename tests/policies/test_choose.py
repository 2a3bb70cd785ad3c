"""Choosing a parameter: possible values only, and always on the ledger."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose, in_force
from safehaven.policies.models import ParameterChoice
from safehaven.policies.parameters import MEANINGS
from safehaven.policies.rules import NotAPossibleValue

pytestmark = pytest.mark.django_db


def test_choosing_says_who_what_and_when(grace):
    choose(Parameter.SECOND_PERSON, "always", by=grace)

    choice, line = ParameterChoice.objects.get(), Line.objects.latest("number")
    assert (choice.value, choice.chosen_by) == ("always", grace.ledger_name)
    assert (line.act, line.by, line.about) == (
        "policies:parameter_chosen",
        grace.ledger_name,
        choice.ledger_name,
    )


@pytest.mark.parametrize("value", ["soon", "", " 45", "-1", "601", "4.5", "٤٥", "1e2", "0" * 5000 + "45"])
def test_what_is_no_possible_number_is_refused_with_what_is_possible(value):
    with pytest.raises(NotAPossibleValue, match=r"choose a whole number from 0 to 600\.$"):
        choose(Parameter.UNDO_SECONDS, value, by=SYSTEM)

    assert ParameterChoice.objects.count() == 0


def test_what_is_no_possible_choice_is_refused_with_what_is_possible():
    with pytest.raises(NotAPossibleValue, match=r"choose one of never, always\.$"):
        choose(Parameter.SECOND_PERSON, "sometimes", by=SYSTEM)

    assert in_force(Parameter.SECOND_PERSON) == "never"


@pytest.mark.parametrize("parameter", Parameter)
def test_every_parameter_has_a_meaning_whose_default_is_possible(parameter):
    meaning = MEANINGS[parameter]

    assert meaning.allows(meaning.default), meaning.looks_like
