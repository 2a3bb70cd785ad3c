"""Lines about one thing are found, sealed or not, and no others."""

import pytest
from django.core.paginator import Paginator

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger import sealer
from safehaven.ledger.front import lines_about, read_lines, write
from tests.ledger.stage import act

pytestmark = pytest.mark.django_db


@operation
def look_at(thing, times: int) -> None:
    for look in range(times):
        write("tests:looked", by=SYSTEM, about=[thing], look=look)


def looks(stored) -> list:
    return [line.facts["look"] for line in read_lines(stored) if line.act == "tests:looked"]


def test_sealed_and_waiting_lines_are_found_newest_first(dora, ivy):
    look_at(dora, 2)
    sealer.seal()
    look_at(ivy, 2)
    look_at(dora, 3)

    assert looks(lines_about(dora)) == [2, 1, 0, 1, 0]


def test_they_are_found_before_anything_is_sealed(dora):
    look_at(dora, 2)

    assert looks(lines_about(dora)) == [1, 0]


def test_they_can_be_shown_page_by_page(dora):
    look_at(dora, 5)
    sealer.seal()
    act(5)
    look_at(dora, 5)

    page = Paginator(lines_about(dora), 4).get_page(2)

    assert looks(page.object_list) == [0, 4, 3, 2]
    assert page.paginator.count == lines_about(dora).count()
