"""The demo's colleague who is away: one trustee has agreed, and the next one opens the records."""

import pytest

from safehaven.continuity import queries
from safehaven.continuity.models import Opening
from safehaven.continuity.operations import agree
from safehaven.continuity.states import State
from safehaven.records.front import records_open_to

pytestmark = pytest.mark.django_db


def test_the_next_trustee_who_agrees_opens_it(demo):
    opening = Opening.objects.get()
    others = [one for one in queries.electorate(opening) if one not in queries.agreed(opening)]
    before = set(records_open_to(opening.cover))

    agree(opening, by=others[0])

    assert (len(queries.electorate(opening)), opening.state) == (4, State.ASKED)
    assert set(records_open_to(opening.cover)) - before == set(records_open_to(opening.absent)) != set()
