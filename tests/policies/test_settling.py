"""The strictest holds, for any adopted policies and any choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven.policies.library import shipped
from safehaven.policies.parameters import MEANINGS, Meaning, Parameter
from safehaven.policies.settling import Adopted, alterations, as_text, settings
from safehaven_core.policy import Agree, Dispute
from tests.policies.packs import edition

PACKS = {name: one.pack for name, one in shipped().items()}
some_packs = st.lists(st.sampled_from(sorted(PACKS)), unique=True).map(
    lambda names: [PACKS[name] for name in names]
)


def values_of(meaning: Meaning) -> st.SearchStrategy[str]:
    if meaning.choices:
        return st.sampled_from([choice.value for choice in meaning.choices])
    if isinstance(meaning.order, Agree):
        return st.sampled_from(["{date}-{initials}", "{initials} {date}"])
    order = meaning.order
    return st.integers(order.least, order.most).map(str)  # type: ignore[attr-defined]  # it is a number


some_choices = st.fixed_dictionaries(
    {}, optional={parameter.value: values_of(meaning) for parameter, meaning in MEANINGS.items()}
)


@given(some_packs, some_choices)
def test_nothing_in_force_is_looser_than_what_anybody_asks_for(packs, chosen):
    for parameter, setting in settings(Adopted.of(packs), chosen).items():
        meaning = MEANINGS[parameter]
        if isinstance(meaning.order, Agree):
            continue
        asked = [
            clause.values()[parameter]
            for pack in packs
            for clause in pack.clauses
            if parameter in clause.values()
        ]
        asked += [meaning.read(text) for text in (chosen.get(parameter.value), meaning.floor) if text]
        value = meaning.read(setting.value)
        assert value is not None
        assert all(meaning.order.strictest([value, one]) == value for one in asked)
        assert value in asked or setting.value == meaning.default


@given(st.permutations(sorted(PACKS)), some_choices)
def test_the_order_of_adoption_changes_nothing_where_the_order_of_values_decides(names, chosen):
    one = settings(Adopted.of([PACKS[name] for name in sorted(PACKS)]), chosen)
    other = settings(Adopted.of([PACKS[name] for name in names]), chosen)

    assert {parameter: setting.value for parameter, setting in one.items()} == {
        parameter: setting.value for parameter, setting in other.items()
    }


@given(some_packs, some_packs, some_choices)
def test_the_preview_names_exactly_what_changes(before, after, chosen):
    old, new = settings(Adopted.of(before), chosen), settings(Adopted.of(after), chosen)
    named = {one.after.parameter for one in alterations(old, new)}
    changed = {parameter for parameter in Parameter if old[parameter].value != new[parameter].value}

    assert named == changed


LABELS = {"one": "{date}-{initials}", "two": "{initials}_{date}", "three": "{date}-{initials}"}


@pytest.mark.parametrize("chosen", [None, "{date} {initials}", *LABELS.values()])
@pytest.mark.parametrize("first", ["one", "two"])
def test_what_no_order_decides_stays_until_one_of_the_values_is_chosen(first, chosen):
    names = sorted(LABELS, key=lambda name: name != first)
    packs = [edition(name, f'{{ folder_label = "{LABELS[name]}" }}').pack for name in names]
    setting = Adopted.of(packs).setting(Parameter.FOLDER_LABEL, chosen)

    assert isinstance(setting.asked, Dispute)
    if chosen in LABELS.values():
        assert (setting.value, setting.must_choose) == (chosen, False)
    else:
        assert (setting.value, setting.must_choose) == (LABELS[first], True)


def test_a_list_of_words_is_kept_as_one_text():
    assert as_text(("laptop", "phone")) == "laptop, phone"
