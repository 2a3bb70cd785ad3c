"""Whoever is not ready is given no grant, by whatever way they come; the system's own work goes on."""

import uuid

import pytest
from django.utils.functional import SimpleLazyObject

from safehaven.access import conditions
from safehaven.access.front import Ground, take, take_house, take_new
from safehaven.directory.front import NewRecipient, OrganisationKind, add_organisation, add_recipient
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.keyring.opening import HOUSE_PURPOSES
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.policies.front import adopt
from safehaven.readiness.front import NotReady, agreement, readiness_of, replace_agreement
from safehaven.readiness.gate import OPEN_BEFORE, WAITS_FOR_NOTHING
from safehaven.records.front import NewRecord, create_record, grant_for_duty, open_record
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db


@operation
def take_it(purpose, by, act=""):
    write("tests:tried", by=SYSTEM)
    return take_house(purpose, by=by, act=act or f"{purpose}:taken")


@pytest.mark.parametrize("way", ["take", "take_house", "take_new"])
def test_the_grant_itself_refuses_also_in_an_act_of_an_app_below(robin, ada, way):
    ways = {
        "take": lambda act: take(robin.key_id, by=ada, about=[robin], act=act, ground=Ground.DUTY),
        "take_house": lambda act: take_house("directory", by=ada, act=act),
        "take_new": lambda act: take_new(by=ada, about=[robin], act=act),
    }

    @operation
    def below():
        write("tests:tried", by=SYSTEM)
        ways[way]("workforce:taken")

    below()
    lapse(ada)

    with pytest.raises(NotReady):
        below()


def unsign(staff):
    replace_agreement("Other words.", instead_of=agreement().digest, by=SYSTEM)


def adopt_another(staff):
    adopt("ju", by=SYSTEM)


@pytest.mark.parametrize(
    ("undo", "says"),
    [
        (unsign, "Sign the non-disclosure agreement"),
        (adopt_another, "Read and accept “"),
        (lapse, "Your training has ended"),
    ],
)
def test_what_is_missing_closes_the_record_in_the_next_act(robin, ada, undo, says):
    open_record(robin, by=ada)
    undo(ada)
    before = Line.objects.count()

    with pytest.raises(NotReady, match=says):
        open_record(robin, by=ada)

    assert Line.objects.count() == before


def test_somebody_new_opens_nothing_and_makes_nothing(noor):
    with pytest.raises(NotReady):
        create_record(NewRecord({"given_names": "Wren"}), by=noor)


def test_the_directory_is_closed_too(noor):
    with pytest.raises(NotReady):
        take_it("directory", noor)


def test_a_user_as_a_request_hands_it_over_is_asked_as_well(noor):
    with pytest.raises(NotReady):
        take_it("directory", SimpleLazyObject(lambda: noor))


def test_the_system_is_not_asked(robin):
    @operation
    def on_duty():
        return grant_for_duty(robin, by=SYSTEM, act="tests:on_duty").open(robin, "family_name")

    assert on_duty() == "Quillfeather"


def test_private_recipients_of_a_record_are_closed_with_it(robin, ada):
    lapse(ada)

    with pytest.raises(NotReady):
        add_recipient(NewRecipient("Aunt Peregrine"), at=robin, once=uuid.uuid4(), by=ada)


@pytest.mark.parametrize("purpose", sorted(OPEN_BEFORE))
def test_what_comes_before_readiness_is_open_before_it(noor, purpose):
    if purpose not in HOUSE_PURPOSES:
        pytest.skip(f"There is no house key for {purpose}.")

    acts = [act for act in WAITS_FOR_NOTHING if act.startswith(f"{purpose}:")] or [""]
    assert {take_it(purpose, noor, act).by for act in acts} == {noor}


def test_other_acts_of_an_app_whose_key_is_open_before_it_wait(noor):
    with pytest.raises(NotReady):
        take_it("continuity", noor, "continuity:asked")


def test_a_condition_stands_under_one_name():
    with pytest.raises(ValueError, match="already"):
        conditions.condition("readiness", lambda _by, _purpose, _act: None)


def test_readiness_costs_a_grant_few_queries(robin, ada, django_assert_num_queries):
    """What was accepted, which policies are in force in which words, and who is trained: asked at once."""
    with django_assert_num_queries(1):
        readiness_of(ada)


def test_an_organisation_is_not_added_by_somebody_new(noor):
    with pytest.raises(NotReady):
        add_organisation("Saltmarsh Council", OrganisationKind.COUNCIL, once=uuid.uuid4(), by=noor)


def test_an_act_is_asked_about_once_however_many_lines_it_writes(ada, django_assert_num_queries):
    @operation
    def writes(lines):
        for _ in range(lines):
            write("records:tried", by=ada)

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        writes(1)
    with django_assert_num_queries(len(one)):
        writes(5)


def test_what_one_act_found_another_does_not_believe(ada):
    @operation
    def writes():
        write("records:tried", by=ada)

    writes()
    lapse(ada)

    with pytest.raises(NotReady):
        writes()


def test_the_apps_below_are_those_that_this_one_stands_on():
    import tomllib
    from pathlib import Path

    from safehaven.readiness.gate import BELOW

    contracts = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    [layers] = [each["layers"] for each in contracts if each["name"].startswith("Apps stand on one another")]
    order = [{name.strip(" ()") for name in layer.split("|")} for layer in layers]
    from_here = next(at for at, names in enumerate(order) if "readiness" in names)

    assert set().union(*order[from_here:]) - {"foundation"} == BELOW
