"""The text of a policy promises nothing that nothing carries, without saying so beside it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.controls import CONTROLS, IN_PART, NOT_YET
from safehaven.policies.front import Parameter, adopt, how_far
from safehaven.policies.library import shipped
from safehaven.policies.settling import Setting
from safehaven.publication.front import source_in_force
from safehaven.publication.queries import drawn
from safehaven.publication.rendering import Filling

PACKS = {name: edition.pack for name, edition in shipped().items()}
SETTINGS = {name: Setting(name, "7") for name in Parameter}


def expected(clause):
    """What stands behind a clause, by the same table that the page of controls is made from."""
    built = CONTROLS.get(clause.control)
    if built is None:
        return NOT_YET
    return IN_PART if clause.id in built.not_for else ""


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_each_clause_says_in_the_text_how_far_it_is_carried(pack):
    filling = Filling.of(pack, SETTINGS)
    said = {clause.id: filling.words_for(f"clause:{clause.id}", for_staff=True) for clause in pack.clauses}

    found = {
        clause: next((mark for mark in (NOT_YET, IN_PART) if words.endswith(mark)), "")
        for clause, words in said.items()
    }
    assert found == {clause.id: expected(clause) for clause in pack.clauses}


def test_that_names_stay_covered_is_not_promised_whole():
    [clause] = [clause for clause in PACKS["recommended"].clauses if clause.id == "RE-people-21"]

    assert how_far(clause) == IN_PART


@pytest.fixture
def recommended(db):
    adopt("recommended", by=SYSTEM)


def test_the_public_page_shows_the_marks_and_says_what_they_mean(recommended):
    page = Client().get(reverse("publication:public", kwargs={"policy": "recommended"})).content.decode()

    marks = [expected(clause) for clause in PACKS["recommended"].clauses if not clause.staff_only]
    legend = "Until it does, people here see to these as well"
    assert (page.count(NOT_YET) - 1, page.count(IN_PART) - 1) == (marks.count(NOT_YET), marks.count(IN_PART))
    assert legend in page


def test_of_another_day_nobody_says_how_far_it_was_carried(recommended):
    text, pack = source_in_force("recommended"), PACKS["recommended"]

    then = drawn(text, pack, for_staff=True, at=timezone.now())

    assert (NOT_YET in then, IN_PART in then) == (False, False)
