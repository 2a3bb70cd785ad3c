"""How clauses stood over time is noted when it changes, and only then."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.jobs import JOBS
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.policies.controls import CONTROLS, attention, holds
from safehaven.policies.front import adopt, leave
from safehaven.policies.models import Standing
from safehaven.policies.noting import note_how_clauses_stand
from tests.policies.packs import bring_along

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(monkeypatch):
    """A policy of one clause, adopted."""
    bring_along(monkeypatch, ours="{}")
    adopt("ours", by=SYSTEM)


@pytest.fixture
def breaks(monkeypatch):
    """Breaks the control of that clause, and mends it."""

    def turn(evidence):
        monkeypatch.setitem(
            CONTROLS, "folder-label", replace(CONTROLS["folder-label"], evidence=lambda: evidence)
        )

    return turn


def noted():
    return list(Standing.objects.order_by("since").values_list("clause", "state", "figures"))


def test_each_change_is_noted_once_with_its_figures(ours, breaks):
    breaks(holds("Fine.", documents=7))
    changed = [note_how_clauses_stand(by=SYSTEM), note_how_clauses_stand(by=SYSTEM)]
    breaks(attention("It broke.", bare=2))
    changed.append(note_how_clauses_stand(by=SYSTEM))

    assert changed == [1, 0, 1]
    assert noted() == [
        ("OURS-1", "holds", {"documents": 7}),
        ("OURS-1", "attention", {"bare": 2}),
    ]
    assert Standing.objects.filter(until__isnull=True).get().state == "attention"


def test_where_nothing_changed_no_line_is_written(ours):
    note_how_clauses_stand(by=SYSTEM)
    before = Line.objects.latest("number").number

    note_how_clauses_stand(by=SYSTEM)

    assert Line.objects.latest("number").number == before


def test_one_standing_ends_where_the_next_begins(ours, breaks):
    note_how_clauses_stand(by=SYSTEM)
    breaks(attention("It broke."))
    note_how_clauses_stand(by=SYSTEM)

    first, second = Standing.objects.order_by("since")
    assert first.until == second.since


def test_leaving_the_policy_ends_its_standings(ours):
    note_how_clauses_stand(by=SYSTEM)

    leave("ours", by=SYSTEM)
    note_how_clauses_stand(by=SYSTEM)

    assert Standing.objects.get().until is not None


def test_a_clock_set_back_ends_nothing_before_it_began(ours, breaks, monkeypatch):
    note_how_clauses_stand(by=SYSTEM)
    breaks(attention("It broke."))
    yesterday = timezone.now() - timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: yesterday)

    note_how_clauses_stand(by=SYSTEM)

    first, second = Standing.objects.get(state="holds"), Standing.objects.get(state="attention")
    assert first.since == first.until == second.since


def test_the_worker_notes_it_every_ten_minutes(ours):
    job = JOBS["note how clauses stand"]

    job.run()

    assert (job.every_seconds, Standing.objects.count()) == (600, 1)


def test_beside_a_clause_stands_since_when_only_while_it_stands_so(ours, breaks, ada, signed_in):
    browser, page = signed_in(ada), reverse("policies:policy", kwargs={"pack": "ours"})
    note_how_clauses_stand(by=SYSTEM)
    before = browser.get(page).context["parts"][0].clauses[0].since

    breaks(attention("It broke."))

    after = browser.get(page).context["parts"][0].clauses[0].since
    today = f"{timezone.localtime():%-d %B %Y}"
    assert (before, after) == (f"Since {today}", "")


def test_a_page_shows_how_one_clause_stood_and_no_other(ada, signed_in):
    browser, page = signed_in(ada), reverse("policies:history", kwargs={"pack": "ju"})
    adopt("ju", by=SYSTEM)
    browser.post(reverse("policies:note", kwargs={"pack": "ju"}))

    one = browser.get(page, {"clause": "JU-2.4"}).context["table"].rows
    every = browser.get(page)

    assert [row[0] for row in one] == ["JU-2.4"]
    assert every.context["page"].paginator.count == Standing.objects.count() > 1


@pytest.mark.parametrize(("pack", "clause"), [("nobody", ""), ("ju", "SJ-5-04"), ("ju", "<b>")])
def test_what_is_no_policy_or_clause_has_no_history(ada, signed_in, pack, clause):
    page = reverse("policies:history", kwargs={"pack": pack})

    assert signed_in(ada).get(page, {"clause": clause}).status_code == 404


@operation
def noted_behind_our_back(**changed):
    write("tests:noted", by=SYSTEM)
    row = {"pack": "ours", "clause": "OURS-1", "state": "holds", "since": timezone.now()}
    Standing.objects.create(**{**row, **changed})


def test_the_database_itself_knows_one_standing_of_a_clause_at_a_time(ours):
    note_how_clauses_stand(by=SYSTEM)

    with pytest.raises(IntegrityError, match=r"UNIQUE|clause_stands_in_one_way_at_a_time"):
        noted_behind_our_back()


def test_the_database_itself_ends_no_standing_before_it_began(ours):
    with pytest.raises(IntegrityError, match=r"CHECK|clause_stood_from_earlier_until_later"):
        noted_behind_our_back(until=timezone.now() - timedelta(days=1))
