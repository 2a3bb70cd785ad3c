"""Adopting and leaving policies: the strictest holds, at once, and on the ledger."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.policies import library, queries
from safehaven.policies.front import Parameter, adopt, choose, in_force, leave, number_in_force
from safehaven.policies.library import Edition, digest_of, shipped
from safehaven.policies.models import Adoption, ParameterChoice
from safehaven.policies.operations import adopting
from safehaven.policies.parameters import MEANINGS
from safehaven.policies.queries import settings_in_force
from safehaven.policies.rules import (
    AlreadyAdopted,
    LooserThanAsked,
    NoReasonGiven,
    NoSuchPolicy,
    NotAdopted,
    StoodOn,
)
from safehaven_core.policy import Value, read_pack
from tests.policies.packs import bring_along

pytestmark = pytest.mark.django_db

P = Parameter
FIVE = ["jr", "ju", "pg", "sj", "wy"]


@pytest.fixture
def two_that_disagree(monkeypatch):
    """Two policies that ask for different labels, of which neither is stricter."""
    bring_along(
        monkeypatch,
        here='{ folder_label = "{date}-{initials}" }',
        there='{ folder_label = "{initials}_{date}" }',
    )


def test_adopting_says_who_what_and_when(grace):
    [adoption] = adopt("ju", by=grace)

    line = Line.objects.latest("number")
    assert (adoption.pack, adoption.adopted_by, adoption.digest) == (
        "ju",
        grace.ledger_name,
        digest_of(adoption.content),
    )
    assert (line.act, line.by, line.about) == ("policies:adopted", grace.ledger_name, adoption.ledger_name)


def test_leaving_says_who_and_when(grace):
    adopt("ju", by=SYSTEM)

    left = leave("ju", by=grace)

    assert (left.ended_by, left.ended_at is None) == (grace.ledger_name, False)
    assert Line.objects.latest("number").act == "policies:left"


@pytest.mark.parametrize(
    ("packs", "parameter", "holds"),
    [
        (["ju"], P.PASSWORD_RELEASE, "separate_message"),
        (["sj"], P.PASSWORD_RELEASE, "after_receipt"),
        (["ju"], P.FAX, "never"),
        (["pg"], P.FAX, "safe_haven_only"),
        (["sj"], P.FAX, "safe_haven_or_depersonalised"),
        (["sj", "pg"], P.FAX, "safe_haven_only"),
        (["sj"], P.TELEPHONE_DEFAULT, "written_request"),
        (["sj"], P.SECOND_FACTOR, "required"),
        (["wy"], P.RECORD_UPDATE_HOURS, "48"),
        (["ju"], P.REVIEW_INTERVAL_MONTHS, "36"),
        (["ju", "wy"], P.REVIEW_INTERVAL_MONTHS, "12"),
        (FIVE, P.FAX, "never"),
        (FIVE, P.PASSWORD_RELEASE, "after_receipt"),
    ],
)
def test_what_an_adopted_policy_asks_for_is_in_force(packs, parameter, holds):
    for pack in packs:
        adopt(pack, by=SYSTEM)

    assert in_force(parameter) == holds


def test_all_five_together_are_the_strictest_of_each():
    alone: dict[str, list[Value]] = {}
    for pack in FIVE:
        adopt(pack, by=SYSTEM)
        for name, asked in queries.said().adopted.asked.items():
            alone.setdefault(name, []).append(asked.value)
        leave(pack, by=SYSTEM)
    for pack in reversed(FIVE):
        adopt(pack, by=SYSTEM)

    together = {name: asked.value for name, asked in queries.said().adopted.asked.items()}
    assert together == {name: MEANINGS[P(name)].order.strictest(values) for name, values in alone.items()}
    assert len(together) == 31


def test_what_was_left_is_asked_no_more():
    adopt("pg", by=SYSTEM)
    adopt("ju", by=SYSTEM)

    leave("ju", by=SYSTEM)

    assert in_force(P.FAX) == "safe_haven_only"


def test_a_policy_does_not_loosen_what_was_chosen():
    choose(P.PASSWORD_RELEASE, "after_receipt", by=SYSTEM)

    adopt("ju", by=SYSTEM)

    assert in_force(P.PASSWORD_RELEASE) == "after_receipt"


def test_a_policy_does_not_loosen_what_safehaven_asks_for_itself():
    adopt("sj", by=SYSTEM)

    assert (in_force(P.PASSWORD_MIN_LENGTH), in_force(P.PASSWORD_CLASSES)) == ("12", "4")


@pytest.mark.parametrize(
    ("parameter", "value", "told"),
    [
        (
            P.RECORD_UPDATE_HOURS,
            "72",
            r"clause WY-records-11 asks for 48 and .*\. Choose that or stricter\.$",
        ),
        (P.IDLE_LOCK_MINUTES, "6", r"clause WY-physical-01 asks for 5\. Choose that or stricter\.$"),
        (P.PASSWORD_MIN_LENGTH, "11", r"Safehaven itself asks for 12\. Choose that or stricter\.$"),
    ],
)
def test_a_choice_looser_than_a_clause_is_refused_and_names_the_clause(parameter, value, told):
    adopt("wy", by=SYSTEM)

    with pytest.raises(LooserThanAsked, match=told):
        choose(parameter, value, by=SYSTEM)

    assert ParameterChoice.objects.count() == 0


def test_a_choice_stricter_than_a_clause_is_in_force():
    adopt("wy", by=SYSTEM)

    choose(P.IDLE_LOCK_MINUTES, "2", by=SYSTEM)

    assert number_in_force(P.IDLE_LOCK_MINUTES) == 2


def test_where_the_order_cannot_decide_what_held_before_stays(two_that_disagree):
    adopt("there", by=SYSTEM)
    adopt("here", by=SYSTEM)

    setting = settings_in_force()[P.FOLDER_LABEL]
    assert (in_force(P.FOLDER_LABEL), setting.must_choose) == ("{initials}_{date}", True)


def test_somebody_chooses_between_policies_that_disagree_and_says_why(two_that_disagree, grace):
    adopt("there", by=SYSTEM)
    adopt("here", by=SYSTEM)

    choice = choose(P.FOLDER_LABEL, "{date}-{initials}", why="Our folders are in order of date.", by=grace)

    setting = settings_in_force()[P.FOLDER_LABEL]
    assert (in_force(P.FOLDER_LABEL), setting.must_choose) == ("{date}-{initials}", False)
    assert choice.why == "Our folders are in order of date."


def test_who_chooses_between_policies_must_say_why_and_stay_among_them(two_that_disagree):
    adopt("there", by=SYSTEM)
    adopt("here", by=SYSTEM)

    with pytest.raises(NoReasonGiven):
        choose(P.FOLDER_LABEL, "{date}-{initials}", why=" ", by=SYSTEM)
    with pytest.raises(LooserThanAsked, match="Choose one of these"):
        choose(P.FOLDER_LABEL, "{date} {initials}", why="As ever.", by=SYSTEM)


def test_the_same_version_is_not_adopted_twice():
    adopt("ju", by=SYSTEM)

    with pytest.raises(AlreadyAdopted):
        adopt("ju", by=SYSTEM)


@operation
def adopted_behind_our_back(pack):
    write("tests:adopted", by=SYSTEM)
    Adoption.objects.create(
        pack=pack,
        version="1",
        digest="",
        content="",
        adopted_at=timezone.now() + timedelta(days=1),
        adopted_by="x",
    )


def test_the_database_itself_knows_one_version_of_a_policy_at_a_time():
    adopt("ju", by=SYSTEM)

    with pytest.raises(IntegrityError, match=r"UNIQUE|policy_is_adopted_once_at_a_time"):
        adopted_behind_our_back("ju")


@pytest.mark.parametrize("name", ["", "nobody", "../ju"])
def test_what_is_no_policy_is_not_adopted(name):
    with pytest.raises(NoSuchPolicy):
        adopt(name, by=SYSTEM)


def test_what_is_not_in_force_cannot_be_left():
    with pytest.raises(NotAdopted):
        leave("ju", by=SYSTEM)


def test_a_new_release_changes_nothing_until_somebody_adopts_it(monkeypatch):
    adopt("ju", by=SYSTEM)
    old = shipped()["ju"]
    content = old.content.replace('fax = "never"', 'fax = "allowed"').replace(
        'version = "2026.1"', 'version = "2027.1"'
    )
    newer = Edition(read_pack(content.encode(), library.VOCABULARY), content)
    monkeypatch.setattr(library, "shipped", lambda: {**shipped(), "ju": newer})
    monkeypatch.setattr(queries, "shipped", library.shipped)
    queries._adopted.cache_clear()

    assert in_force(P.FAX) == "never"
    adopt("ju", by=SYSTEM)
    assert in_force(P.FAX) == "allowed"
    assert Adoption.objects.filter(ended_at__isnull=True).get().version == "2027.1"


def test_a_policy_brings_those_that_it_stands_on_and_they_stay_as_long(monkeypatch):
    bring_along(monkeypatch, base='{ fax = "never" }', top="{}", extends={"top": "base"})

    adopt("top", by=SYSTEM)

    assert in_force(P.FAX) == "never"
    with pytest.raises(StoodOn):
        leave("base", by=SYSTEM)


def test_what_somebody_adopted_while_we_waited_for_the_lock_is_seen(monkeypatch):
    """PostgreSQL gives whoever waited the rows that stood when they began to wait, and none that came since."""
    editions = bring_along(monkeypatch, extends={"top": "base"}, base="{}", top="{}")
    adopt("base", by=SYSTEM)
    locked = adopting._under_lock
    waited: list[Adoption] = []

    def wait_for_somebody_who_adopts():
        found = list(locked())
        if not waited:
            waited.append(adopting._put_into_force(editions["top"], None, SYSTEM))
        return found

    monkeypatch.setattr(adopting, "_under_lock", wait_for_somebody_who_adopts)

    with pytest.raises(StoodOn):
        leave("base", by=SYSTEM)


def test_a_clock_set_back_does_not_change_which_policy_came_first(two_that_disagree, monkeypatch):
    adopt("there", by=SYSTEM)
    yesterday = timezone.now() - timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: yesterday)

    adopt("here", by=SYSTEM)

    assert in_force(P.FOLDER_LABEL) == "{initials}_{date}"
    left = leave("here", by=SYSTEM)
    assert (left.ended_at or yesterday) > yesterday
