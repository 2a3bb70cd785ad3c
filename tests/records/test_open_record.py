"""Opening a record: only for those who work with the person, and never without a trace."""

from datetime import timedelta

import pytest

from safehaven.ledger.models import Line
from safehaven.records.front import AssignedWhy, NotYours, Terms, assign, open_record, records_open_to
from safehaven.records.queries import today


def test_opening_leaves_a_line_that_names_the_record_and_the_ground(robin, ada):
    open_record(robin, by=ada)

    line = Line.objects.latest("number")
    assert (line.act, line.by, line.about, '"ground":"caseload"' in line.entry) == (
        "records:opened",
        ada.ledger_name,
        robin.ledger_name,
        True,
    )


@pytest.mark.parametrize("stranger", ["grace", "sam", "ivy", "dora"])
def test_nobody_else_opens_it_and_no_line_is_left(robin, stranger, request):
    lines = Line.objects.count()
    staff = request.getfixturevalue(stranger)
    made = Line.objects.count() - lines

    with pytest.raises(NotYours):
        open_record(robin, by=staff)
    assert Line.objects.count() - lines == made


def test_access_begins_and_ends_on_its_day(robin, grace, member, harbour, monkeypatch):
    from safehaven.workforce.front import Role

    una = member("Una Field", Role.CASEWORKER, team=harbour)
    first, last = today() + timedelta(days=2), today() + timedelta(days=4)
    assign(robin, una, Terms(AssignedWhy.COVER, first, last), by=grace)

    open_on = []
    for days in range(6):
        monkeypatch.setattr(
            "safehaven.records.queries.today", lambda days=days: first + timedelta(days=days - 2)
        )
        open_on.append(records_open_to(una).count())
    assert open_on == [0, 0, 1, 1, 0, 0]


def test_the_road_to_a_record_is_one_query_of_the_caseload(robin, ada, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(records_open_to(ada))
