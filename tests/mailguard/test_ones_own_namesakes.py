"""Somebody whose own two people share a name is told so, and says which one is meant by what tells them apart."""

import pytest

from safehaven.mailguard import working
from safehaven.mailguard.checks import Matter, examine
from safehaven.mailguard.letters import read
from safehaven.mailguard.states import Mark
from safehaven.records.front import NewRecord, create_record
from tests.lawfulness.agreeing import agreed, paused
from tests.mailguard.house import mail
from tests.mailguard.taking_in import raw, taken_in

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
NAME = "I saw Amparo Brackenlowe today."


@pytest.fixture
def both(roll, ada):
    """Two people of Ada's with one name."""
    made = []
    for born in ("1990-01-02", "1960-03-04"):
        told = {"given_names": "Amparo", "family_name": "Brackenlowe", "date_of_birth": born}
        made.append(create_record(NewRecord(told), by=ada, sure=True))
    roll.build()
    return made


def ruling(by, text, subject="The meeting"):
    return examine(Matter(by, (OUTSIDE,), read(raw(mail(by.email, OUTSIDE, text, subject)))))


def test_it_says_that_both_share_the_name_and_how_to_say_which(both, ada):
    found = ruling(ada, NAME)

    [one_of] = [one for one in found.findings if one.mark is Mark.ONE_OF]
    assert one_of.why == "You work with SH-0001 (AB) and SH-0002 (AB), and the same name fits them."
    assert "Write the reference of that person beside the name" in one_of.clears
    assert Mark.SEVERAL not in found.marks
    assert found.holds


def test_on_the_page_it_comes_before_the_basis_for_each(both, ada, signed_in):
    taken = taken_in(ada, OUTSIDE, text=NAME)
    working.judge_waiting()

    page = signed_in(ada).get(f"/mail/{taken.pk}/").content.decode()

    assert page.count("the same name fits them") == 1
    assert (
        page.index("Which of your people")
        < page.index("Why we may share it")
        < page.index("Once that is done")
    )


@pytest.mark.parametrize("tells", ["reference", "birth", "reference in the subject"])
def test_what_tells_them_apart_says_which(both, ada, tells):
    first, _second = both
    words = {"reference": f" {first.reference}", "birth": " She was born on 2 January 1990."}.get(tells, "")
    subject = first.reference if tells == "reference in the subject" else "The meeting"

    found = ruling(ada, NAME + words, subject)

    assert found.people == (str(first.pk),)
    assert found.marks.isdisjoint({Mark.ONE_OF, Mark.SEVERAL})


def test_a_pause_of_the_one_who_is_meant_stops_it(both, ada):
    first, second = both
    agreed(first, ada)
    paused(second, ada)

    assert Mark.PAUSED in ruling(ada, NAME).marks
    assert Mark.PAUSED in ruling(ada, f"{NAME} {second.reference}").marks
    assert Mark.PAUSED not in ruling(ada, f"{NAME} {first.reference}").marks


def test_both_with_their_references_are_two_people(both, ada):
    first, second = both
    found = ruling(ada, f"{NAME} {first.reference} and {second.reference}")

    assert Mark.SEVERAL in found.marks
    assert Mark.ONE_OF not in found.marks


def test_another_person_beside_them_is_still_another(both, robin, ada, roll):
    roll.build()
    found = ruling(ada, f"{NAME} Robin Quillfeather came along.")

    assert {Mark.SEVERAL, Mark.ONE_OF} <= found.marks
