"""What a text about one person says that they have."""

import pytest

from safehaven_core.detection import conditions_in

SAID = [
    ("Takes insulin twice a day and carries an inhaler.", ("diabetes", "asthma")),
    ("Epileptic. Had a seizure in May.", ("epilepsy",)),
    ("Diagnosed with PTSD and schizoaffective disorder.", ("ptsd", "schizophrenia")),
    ("Deaf in one ear, wheelchair user", ("deafness", "wheelchair")),
    ("Well. Walks every day.", ()),
    ("", ()),
]
DENIED = ["No asthma.", "Not diabetic", "Denies self-harm", "No history of epilepsy", "Isn't autistic."]


@pytest.mark.parametrize(("text", "conditions"), SAID)
def test_each_condition_is_told_once_under_its_first_name(text, conditions):
    assert conditions_in(text) == conditions


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_no_condition(text):
    assert conditions_in(text) == ()


def test_what_only_looks_like_one_is_none():
    assert conditions_in("The window has a blind, and a blind copy went to the office.") == ("blindness",)
    assert conditions_in("A blind copy went to the office.") == ()
