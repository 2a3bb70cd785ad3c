"""How long a closed record is kept, and that its end is a review and never a destruction."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import NewRecord, close_record, create_record, reopen_record
from safehaven.records.models import Record
from safehaven.records.retention import kept_until, rule_for, to_review
from safehaven.records.states import KeepRule
from tests.disclosure.test_pages import text_of

CLOSED = date(2026, 11, 26)


@operation
def as_if(record, **columns):
    """What no act of the house would do."""
    Record.objects.filter(pk=record.pk).update(**columns)
    write("tests:changed", by=SYSTEM)


@pytest.mark.parametrize(
    ("born", "rule", "since"),
    [
        (date(1987, 3, 27), KeepRule.ADULT, 2026),
        (date(2008, 11, 26), KeepRule.ADULT, 2026),
        (date(2008, 11, 27), KeepRule.NEARLY_ADULT, 2008),
        (date(2009, 11, 26), KeepRule.NEARLY_ADULT, 2009),
        (date(2009, 11, 27), KeepRule.CHILD, 2009),
        (date(2026, 11, 26), KeepRule.CHILD, 2026),
        (None, KeepRule.UNKNOWN, None),
    ],
)
def test_the_rule_follows_the_age_at_the_close(born, rule, since):
    assert rule_for(born, CLOSED) == (rule, since)


def test_a_child_of_17_is_kept_a_year_longer(ada):
    born = timezone.localdate() - timedelta(days=17 * 366)
    record = create_record(NewRecord({"given_names": "Wren", "date_of_birth": f"{born}"}), by=ada)

    assert kept_until(close_record(record, why="Settled.", by=ada)) == born.year + 26


def test_a_changed_period_counts_for_records_that_were_closed_before(robin, ada):
    closed = close_record(robin, why="Settled.", by=ada)
    before = kept_until(closed)

    choose(Parameter.KEEP_YEARS, "20", by=SYSTEM)

    assert (kept_until(closed) or 0) - (before or 0) == 12


def test_the_year_must_be_over(robin, ada):
    year = close_record(robin, why="Settled.", by=ada).closed_at.year + 8

    last_day, first_day = date(year, 12, 31), date(year + 1, 1, 1)
    everything = Record.objects.all()
    assert (list(to_review(everything, last_day)), list(to_review(everything, first_day))) == ([], [robin])


def test_of_whom_nobody_knows_the_age_stands_on_the_list_at_once(ada):
    record = create_record(NewRecord({"given_names": "Wren"}), by=ada)
    closed = close_record(record, why="Settled.", by=ada)

    assert (closed.keep_rule, list(to_review(Record.objects.all()))) == (KeepRule.UNKNOWN, [record])


def test_a_record_that_is_opened_again_counts_anew(robin, ada):
    close_record(robin, why="Settled.", by=ada)
    opened = reopen_record(robin, why="Came back.", by=ada)

    assert (opened.keep_rule, opened.keep_from, list(to_review(Record.objects.all(), date(2100, 1, 1)))) == (
        "",
        None,
        [],
    )


@pytest.mark.parametrize(
    "columns",
    [{"keep_rule": "adult", "keep_from": 2026}, {"keep_rule": "unknown"}, {"keep_from": 2026}],
)
def test_the_database_itself_wants_no_rule_on_an_open_record(robin, columns):
    with pytest.raises(IntegrityError, match="kept_by_a_rule_only_once"):
        as_if(robin, **columns)


def test_a_day_of_birth_does_not_stand_there_in_clear(ada):
    record = create_record(NewRecord({"given_names": "Wren", "date_of_birth": "2015-03-27"}), by=ada)
    close_record(record, why="Settled.", by=ada)

    assert "2015-03-27" not in repr(Record.objects.values().get())


def test_a_manager_sees_references_and_no_name(robin, ada, grace, sam, signed_in):
    close_record(robin, why="Settled.", by=ada)
    as_if(robin, keep_from=2000)

    page = signed_in(grace).get(reverse("records:to_review"))

    assert (robin.reference in text_of(page), "Quillfeather" in text_of(page)) == (True, False)
    assert signed_in(sam).get(reverse("records:to_review")).status_code == 403


def test_a_manager_of_another_team_sees_nobody(robin, ada, member, lighthouse, signed_in):
    from safehaven.workforce.front import Role

    close_record(robin, why="Settled.", by=ada)
    as_if(robin, keep_from=2000)
    other = member("Mona Elsewhere", Role.MANAGER, team=lighthouse)

    assert robin.reference not in text_of(signed_in(other).get(reverse("records:to_review")))
