"""Of namesakes, whoever the sender works with is meant; nobody is weakened by a second record of the same name."""

import pytest

from safehaven.mailguard.checks import Matter, examine
from safehaven.mailguard.letters import read
from safehaven.mailguard.states import Mark
from safehaven.records.front import NewRecord, create_record
from safehaven.workforce.front import Role
from tests.lawfulness.agreeing import paused
from tests.mailguard.house import mail
from tests.mailguard.taking_in import raw

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
WHOLE = "I saw Robin Quillfeather today."
HALF = "Mx Quillfeather has been evicted."


@pytest.fixture
def second(robin, sam, roll):
    """A record of the same name, by somebody of another team."""
    found = create_record(NewRecord({"given_names": "Robin", "family_name": "Quillfeather"}), by=sam)
    roll.build()
    return found


def ruling(by, text):
    return examine(Matter(by, (OUTSIDE,), read(raw(mail(by.email, OUTSIDE, text)))))


def test_a_second_record_clears_nobody(robin, second, sam, ada):
    assert Mark.NO_BASIS in ruling(sam, WHOLE).marks
    assert Mark.NO_BASIS in ruling(ada, WHOLE).marks
    assert ruling(ada, WHOLE).people == (str(robin.pk),)


@pytest.mark.parametrize("text", [WHOLE, HALF])
def test_the_hold_reads_as_if_there_were_no_namesake(robin, ada, sam, roll, text):
    roll.build()
    before = ruling(ada, text).as_text()
    create_record(NewRecord({"given_names": "Robin", "family_name": "Quillfeather"}), by=sam)
    roll.build()

    assert robin.reference in before
    assert ruling(ada, text).as_text() == before


def test_whoever_works_with_neither_writes_of_somebody_elses_person(robin, second, member, harbour):
    noor = member("Noor Napier", Role.CASEWORKER, team=harbour)

    found = ruling(noor, WHOLE)

    assert Mark.NOT_YOURS in found.marks
    assert "2 people" not in found.as_text()


@pytest.mark.parametrize("text", [WHOLE, HALF])
def test_a_pause_stops_what_may_be_about_ones_own_person(robin, second, ada, text):
    paused(robin, ada)

    found = ruling(ada, text)

    assert Mark.PAUSED in found.marks
    assert found.holds


def test_what_may_be_about_ones_own_person_needs_a_basis(robin, second, ada):
    assert Mark.NO_BASIS in ruling(ada, HALF).marks


def test_a_hold_does_not_say_whether_a_birth_beside_the_name_is_right(robin, ada, member, harbour, roll):
    noor = member("Noor Napier", Role.CASEWORKER, team=harbour)
    roll.build()
    right, wrong = (
        ruling(noor, f"Robin Quillfeather, born {day} March 1987, fears wasps.").as_text() for day in (27, 26)
    )

    assert "Quillfeather" in right
    assert right == wrong
