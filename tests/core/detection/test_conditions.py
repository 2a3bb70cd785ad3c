"""What a text about one person says that they have."""

from time import process_time

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


OF_OTHERS = [
    "His mother has dementia.",
    "Mother has dementia.",
    "Her mum's dementia is getting worse.",
    "Lives alone. Her elderly father, Frank, was diagnosed with vascular dementia.",
    "She cares for her husband, who has advanced dementia.",
    "Cares for mother who has dementia",
    "Robin’s partner is epileptic",
    "Their parents both have diabetes",
    "Sleeps badly\nDad died of lung cancer",
    "Family history of diabetes and epilepsy.",
    "Her son has severe autism and epilepsy.",
]
OWN = [
    ("His mother has dementia and he has asthma.", ("asthma",)),
    ("Has asthma, and his mother has dementia. Epileptic too.", ("asthma", "epilepsy")),
    ("He and his mother have diabetes.", ("diabetes",)),
    ("His mother says he has epilepsy.", ("epilepsy",)),
    ("His mother has told us that he has epilepsy.", ("epilepsy",)),
    ("A mother with asthma.", ("asthma",)),
    ("Child has asthma.", ("asthma",)),
    ("Mother of two, has asthma", ("asthma",)),
    ("Father has left. Has diabetes", ("diabetes",)),
    ("His mother has dementia and epilepsy is under control.", ("epilepsy",)),
    ("His mother has dementia, diabetic on insulin", ("diabetes",)),
    ("His carer says that his dementia is worse.", ("dementia",)),
]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_somebody_close_has_is_not_the_persons_own(text):
    assert conditions_in(text) == ()


@pytest.mark.parametrize(("text", "conditions"), OWN)
def test_what_is_not_plainly_said_of_somebody_else_is_the_persons_own(text, conditions):
    assert conditions_in(text) == conditions


def test_a_long_text_about_relatives_takes_no_longer_than_another():
    long = (
        "His mother, who also now still has early late onset type two and the of with " * 5_000 + "dementia"
    )

    begin = process_time()
    conditions_in(long)
    conditions_in("dementia mother " * 15_000)

    assert process_time() - begin < 2
