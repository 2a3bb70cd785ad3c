"""The pages on which policies are read: whole, true, and as quick with many policies as with one."""

import re
from itertools import pairwise

import pytest
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.policies import coverage, queries
from safehaven.policies.controls import State
from safehaven.policies.front import Parameter, adopt, choose
from safehaven.policies.library import shipped
from safehaven.policies.parameters import MEANINGS
from safehaven.policies.presenters import STATES
from safehaven.workforce.front import Role

pytestmark = pytest.mark.django_db


def page_of(pack):
    return reverse("policies:policy", kwargs={"pack": pack})


@pytest.fixture
def browser(ada, signed_in):
    return signed_in(ada)


@pytest.mark.parametrize("pack", sorted(shipped()))
def test_a_policy_is_read_whole_and_in_its_own_order(browser, pack):
    shown = [one.clause.id for part in browser.get(page_of(pack)).context["parts"] for one in part.clauses]

    assert shown == [clause.id for clause in shipped()[pack].pack.clauses]


def test_beside_a_clause_stands_its_state_in_words_with_its_evidence(browser):
    adopt("ju", by=SYSTEM)
    page = browser.get(page_of("ju")).content.decode()

    beside = page.split('id="JU-2.4"')[1].split("</article>")[0]
    assert "Holds" in beside
    assert "0 passwords sent in a year, each in its own message and in its turn." in beside
    assert "When the password of a sent document goes: In a separate message, at once" in beside
    assert "Not built" in page.split('id="JU-3.2"')[1].split("</article>")[0]


def test_a_clause_shows_the_value_that_is_enforced_not_only_the_one_it_asks_for(browser):
    adopt("wy", by=SYSTEM)
    choose(Parameter.RECORD_UPDATE_HOURS, "24", by=SYSTEM)

    page = browser.get(page_of("wy")).content.decode()

    assert "Hours within which what happened is written on the record: 24 (this clause asks for: 48)" in page


def test_a_sentence_says_the_value_that_is_enforced(browser):
    adopt("wy", by=SYSTEM)
    choose(Parameter.RECORD_UPDATE_HOURS, "24", by=SYSTEM)

    for page in (page_of("wy"), "/policies/wy/"):
        said = browser.get(page).content.decode()

        assert "more than 24 hours to reach the record" in said
        assert "more than 48 hours" not in said


def test_a_policy_that_is_not_adopted_says_what_it_would_ask(browser):
    choose(Parameter.RECORD_UPDATE_HOURS, "24", by=SYSTEM)

    assert "more than 48 hours to reach the record" in browser.get(page_of("wy")).content.decode()


def test_a_policy_that_is_not_adopted_says_so(browser):
    page = browser.get(page_of("ju")).content.decode()

    assert "Not adopted:" in page
    assert "In force since" not in page


def test_the_state_filters_the_clauses(browser):
    adopt("wy", by=SYSTEM)

    for state in State:
        parts = browser.get(page_of("wy"), {"state": state.value}).context["parts"]
        assert {one.state for part in parts for one in part.clauses} <= {STATES[state]}


def test_a_filter_that_is_none_shows_everything(browser):
    shown = browser.get(page_of("ju"), {"state": "nonsense"}).context["parts"]

    assert sum(len(part.clauses) for part in shown) == len(shipped()["ju"].pack.clauses)


def test_the_list_counts_what_the_pages_show(browser):
    adopt("ju", by=SYSTEM)
    page = browser.get(reverse("policies:policies"))

    [row] = page.context["adopted"].rows
    counted = [int(cell) for cell in row[2:]]
    counts = coverage.of_one("ju").counts
    assert counted == [counts[state] for state in STATES if state is not State.NOT_ADOPTED]
    assert sum(counted) == len(shipped()["ju"].pack.clauses)
    assert len(page.context["others"].rows) == len(shipped()) - 1


def test_headings_go_down_one_step_at_a_time(browser):
    page = browser.get(page_of("sj")).content.decode()
    levels = [
        int(level) for level in re.findall(r"<h([1-6])[ >]", page.split("<main")[1].split("</main>")[0])
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_state_is_said_in_words_and_its_sign_is_not_read_out(browser):
    page = browser.get(page_of("ju")).content.decode()

    signs = re.findall(r'<span class="safehaven-clause__sign"( aria-hidden="true")?>', page)
    assert signs == [' aria-hidden="true"'] * len(shipped()["ju"].pack.clauses)
    assert len({words.words for words in STATES.values()}) == len(State) == len(STATES)


def test_only_who_may_change_the_policy_is_shown_the_way_to_adopt(browser, member, signed_in):
    sid = signed_in(member("Sid Irons", Role.SIRO))
    way = reverse("policies:adopt", kwargs={"pack": "ju"})

    assert [way in one.get(page_of("ju")).content.decode() for one in (browser, sid)] == [False, True]


def test_what_is_no_policy_has_no_page(browser):
    assert browser.get(page_of("nobody")).status_code == 404


def test_the_pages_ask_the_database_as_often_with_six_policies_as_with_one(
    browser, monkeypatch, django_assert_max_num_queries
):
    # A test runs in a transaction, where each setting is read anew; a server keeps them for half a second.
    monkeypatch.setattr(queries, "_at_this_moment", lambda parameter: MEANINGS[parameter].default)
    counts = []
    for pack in sorted(shipped()):
        adopt(pack, by=SYSTEM)
        with django_assert_max_num_queries(140) as asked:
            browser.get(reverse("policies:policies"))
        counts.append(len(asked.captured_queries))

    assert len(set(counts)) == 1


def test_the_way_to_the_evidence_is_shown_only_to_who_may_go_there(browser, dora, signed_in):
    adopt("wy", by=SYSTEM)

    ways = []
    for one in (browser, signed_in(dora)):
        page = one.get(page_of("wy")).content.decode()
        beside = page.split('id="WY-law-07"')[1].split("</article>")[0]
        ways.append(reverse("ledger:ledger") in beside)

    assert ways == [False, True]


def test_of_a_policy_that_is_not_adopted_no_clause_holds_but_the_page_says_how_it_would_stand(browser):
    page = browser.get(page_of("ju"))

    [one] = [one for part in page.context["parts"] for one in part.clauses if one.clause.id == "JU-2.4"]
    assert coverage.of_one("ju").counts[State.HOLDS] == 0
    assert (one.state.words, one.past) == ("Not adopted", "")
    assert one.sentence.startswith("If it were adopted: Holds. 0 passwords sent in a year")
