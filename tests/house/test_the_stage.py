"""What is kept on the stage for several tests (`tests/staging.py`) shows in none that did not ask for it.

The tests stand in an order in which whatever leaked would be met: `put_alike_together` sorts them anew.
"""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.records.models import Record
from safehaven.workforce.front import StaffMember, open_service
from safehaven.workforce.models import Service
from tests.staging import wanted_by


def here():
    """Who works here, and how many records there are."""
    return sorted(StaffMember.objects.values_list("initials", flat=True)), Record.objects.count()


def test_with_the_whole_cast_it_is_there(robin, sam):
    assert here() == (["AL", "GH", "SS"], 1)


def test_with_a_part_of_it_the_rest_is_struck(grace):
    assert here() == (["GH"], 0)


def test_with_nobody_there_is_nobody(db):
    assert here() == ([], 0)


def test_what_is_made_by_a_fixture_of_this_file_is_not_kept(ada, named):
    assert named.name == "Of this test"


@pytest.fixture
def named(db):
    return open_service("Of this test", by=SYSTEM)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_does_the_next_one_does_not_find(turn, harbour):
    assert Service.objects.count() == 1

    open_service(f"Of the {turn}", by=SYSTEM)

    assert Service.objects.count() == 2


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_has_objects_of_its_own(turn, ada):
    assert not hasattr(ada, "marked")

    ada.marked = turn

    assert StaffMember.objects.get(pk=ada.pk) == ada


def test_it_is_put_up_in_the_order_in_which_pytest_would(request, robin, sam):
    names = [fixture.__name__ for fixture, _ in wanted_by(request.node)]

    assert names == ["harbour", "grace", "ada", "robin", "lighthouse", "sam"]


@pytest.fixture
def dora(dora):
    dora.initials = "D!"
    return dora


def test_a_fixture_that_is_overridden_is_made_of_what_stands(request, dora):
    assert [fixture.__name__ for fixture, _ in wanted_by(request.node)] == ["dora"]
    assert (dora.initials, here()) == ("D!", (["DP"], 0))
