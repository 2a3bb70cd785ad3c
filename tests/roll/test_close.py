"""Those who are close to a person, and what a person has, point at them as well."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from safehaven.directory.front import NewRecipient, OrganisationKind, add_organisation, add_recipient
from safehaven.directory.operations.recipients import correct_recipient
from safehaven.records.front import NewRecord, change_details, create_record
from safehaven_core.detection import Because, Sureness

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
ABOUT = "Today Robin was late. I spoke with Linnet Ashdown, who is family."
TOLD = "He is 39, and his epilepsy is worse."


def _read(keeper, text):
    [report] = keeper.examine([text], k=5, today=TODAY)
    return report


def found(keeper, text):
    return {one.key: one for one in _read(keeper, text).people}


def pieced(keeper, text):
    told = _read(keeper, text).pieced
    return told.people if told else ()


@pytest.fixture
def sister(robin, ada):
    return add_recipient(NewRecipient("Linnet Ashdown", "Sister"), at=robin, once=uuid4(), by=ada)


def test_a_first_name_beside_somebody_close_is_a_person(robin, sister, keeper):
    told = found(keeper, ABOUT)[str(robin.pk)]

    assert told.sure is Sureness.LIKELY
    assert {one.kind for one in told.because} == {Because.GIVEN_NAME, Because.RELATED}


def test_somebody_close_alone_is_nobody(robin, sister, keeper):
    assert found(keeper, "I spoke with Linnet Ashdown, who is family.") == {}


def test_somebody_close_is_taken_in_with_the_next_change(robin, keeper, ada):
    assert found(keeper, ABOUT) == {}
    sister = add_recipient(NewRecipient("Linnet Ashdown", "Sister"), at=robin, once=uuid4(), by=ada)

    assert keeper.catch_up() == 1
    assert list(found(keeper, ABOUT)) == [str(robin.pk)]

    correct_recipient(sister, NewRecipient("Linnet Marsh", "Sister"), by=ada)
    keeper.catch_up()
    assert found(keeper, ABOUT) == {}


def test_somebody_at_an_organisation_is_close_to_nobody(robin, ada, keeper):
    council = add_organisation("Saltmarsh Council", OrganisationKind.COUNCIL, once=uuid4(), by=ada)
    add_recipient(NewRecipient("Linnet Ashdown", "Social worker"), at=council, once=uuid4(), by=ada)

    assert keeper.catch_up() == 0
    assert found(keeper, ABOUT) == {}


def test_a_person_who_is_written_to_is_no_relative_of_their_own(robin, ada, keeper):
    add_recipient(NewRecipient("Robin Quillfeather", "Themselves"), at=robin, once=uuid4(), by=ada)
    keeper.catch_up()

    [told] = found(keeper, "Please ring Robin Quillfeather.").values()

    assert told.sure is Sureness.LIKELY  # a name and a relative would make it certain


def test_what_somebody_has_counts_among_the_facts(robin, keeper, ada):
    assert pieced(keeper, TOLD) == ()

    change_details(robin, {"sex": "Male", "health": "Epilepsy; no asthma."}, version=1, by=ada)
    keeper.catch_up()

    assert pieced(keeper, TOLD) == (str(robin.pk),)
    assert pieced(keeper, "His epilepsy is worse.") == (str(robin.pk),)
    assert pieced(keeper, "His asthma is worse.") == ()  # what was denied is no fact


def test_nothing_else_of_what_is_said_of_health_is_on_the_roll(robin, keeper, ada):
    change_details(robin, {"health": "Epilepsy. Key under the green flowerpot."}, version=1, by=ada)
    keeper.catch_up()
    roll = keeper._roll

    assert ("condition", "epilepsy") in set(roll.told.values())
    assert not any("flowerpot" in f"{packed}{fact}" for packed in roll._packed for fact in roll.told.values())
    assert not roll.words.find(" flowerpot ")


def test_a_new_person_is_known_with_what_they_have(keeper, ada):
    told = {
        "given_names": "Wren",
        "date_of_birth": "1987-03-27",
        "sex": "Female",
        "health": "Uses an inhaler",
    }
    wren = create_record(NewRecord(told), by=ada)
    keeper.catch_up()

    assert pieced(keeper, "She is 39 and has asthma.") == (str(wren.pk),)
