"""The five policies, each adopted alone and all together: what the house does is what their clauses say.

What the strictest value is, is worked out here anew from the contract, and not with the product's own orders.
"""

import csv
import uuid
from collections import defaultdict
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.demo.readying import make_ready
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.rules import NotThisWay
from safehaven.disclosure.states import Channel
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, adopt, choose, in_force
from safehaven.policies.parameters import MEANINGS
from safehaven.policies.rules import LooserThanAsked
from safehaven.records.front import EntryKind, Words, add_entry, close_record
from safehaven.workforce.front import begin_session
from tests.disclosure.calls import board, filled, rung
from tests.disclosure.conftest import (
    a_document,
    certificates,
    made_once,
    mailbox,
    office,
    plan,
    ready_made,
    tess,
    unverified,
)
from tests.house.probes import ago, change, in_the_way, page
from tests.house.probes_of_sharing import sent_now

__all__ = [
    "a_document",
    "board",
    "certificates",
    "made_once",
    "mailbox",
    "office",
    "plan",
    "ready_made",
    "tess",
    "unverified",
]
pytestmark = pytest.mark.django_db

NAMES = {
    "justus-data-security": "ju",
    "withyou-data-security-and-protection": "wy",
    "jrh-support-data-protection-customers": "jr",
    "practical-guidance-information-security": "pg",
    "stjohns-information-security": "sj",
}
FIVE = sorted(NAMES.values())
ALONE = [(name,) for name in FIVE]
ORDERS = [tuple(FIVE), tuple(reversed(FIVE)), ("sj", "ju", "pg", "wy", "jr"), ("wy", "sj", "jr", "ju", "pg")]
ONE_BY_ONE_AND_TOGETHER = ALONE + ORDERS

# From the loosest to the strictest, as the policies are read; of numbers the smaller one is stricter but for these.
WORDS = {
    "authorise_telephone": ["anybody", "senior"],
    "callback": ["not_needed", "known_number", "switchboard_only"],
    "default_sensitivity": ["personal", "special"],
    "fax": ["allowed", "safe_haven_or_depersonalised", "safe_haven_only", "never"],
    "password_release": ["separate_message", "after_receipt"],
    "second_factor": ["required"],
    "telephone_default": ["after_checks", "written_request", "never"],
}
THE_MORE_THE_STRICTER = {
    "child_age_england",
    "child_age_scotland",
    "continuity_quorum",
    "mosaic_k",
    "password_classes",
    "password_min_length",
}
OUR_OWN_FLOORS = {"password_min_length": "12"}


def asked_for() -> dict[str, dict[str, list[str]]]:
    """What each policy of the contract asks for, by parameter."""
    asked: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (Path(__file__).parents[1] / "policies" / "contract.csv").open() as contract:
        for row in csv.DictReader(contract):
            for pair in filter(None, row["parameters"].split(";")):
                name, _, value = pair.partition("=")
                asked[NAMES[row["policy"]]][name].append(value)
    return asked


ASKED = asked_for()


def strictest(name: str, policies: tuple[str, ...]) -> str:
    """The strictest value that some policies ask for; the house's own where none of them speaks of it."""
    values = [value for policy in policies for value in ASKED[policy].get(name, [])]
    if not values:
        return MEANINGS[Parameter(name)].default
    if name in OUR_OWN_FLOORS:
        values.append(OUR_OWN_FLOORS[name])
    if name in WORDS:
        return max(values, key=WORDS[name].index)
    if all(value.isdigit() for value in values):
        return str((max if name in THE_MORE_THE_STRICTER else min)(map(int, values)))
    [one] = set(values)
    return one


@pytest.fixture(autouse=True)
def documents_of_their_own(settings, tmp_path):
    settings.SAFEHAVEN_DOCUMENTS = tmp_path


@pytest.fixture(params=ONE_BY_ONE_AND_TOGETHER, ids="-".join)
def adopted(request, db):
    """These policies, adopted in this order."""
    for name in request.param:
        adopt(name, by=SYSTEM)
    return request.param


@pytest.fixture
def ada(ada, adopted):
    """Ada, who has read and accepted them since."""
    make_ready(ada, by=SYSTEM)
    return ada


def test_what_holds_is_the_strictest_of_what_is_asked(adopted):
    holds = {parameter.value: in_force(parameter) for parameter in Parameter}

    assert holds == {parameter.value: strictest(parameter.value, adopted) for parameter in Parameter}


FAXED = {
    "never": "nothing ever goes by fax",
    "safe_haven_only": "go only to a safe haven",
    "safe_haven_or_depersonalised": "with nothing in it that says who it is about",
}
SAYS_FAX = {"ju": "JU-2.7a", "pg": "PG-4b-01", "sj": "SJ-2-09"}


def test_fax(adopted, robin, ada):
    with pytest.raises(NotThisWay) as refusal:
        drafting.begin(robin, Channel.FAX, once=uuid.uuid4(), by=ada)

    said = str(refusal.value)
    decides = next((SAYS_FAX[name] for name in ("ju", "pg", "sj") if name in adopted), "")
    assert [meaning for meaning in FAXED.values() if meaning in said] == [FAXED[strictest("fax", adopted)]]
    assert (f"(clause {decides})" if decides else "by fax.") in said
    assert "Scan the paper, and send it protected by e-mail instead." in said


@pytest.mark.servers
def test_password_release(adopted, request, office):
    sent_now(request.getfixturevalue)

    passwords = sum("Here is the password" in each.text for each in office.caught)
    alone_in_saying_at_once = "ju" in adopted and "sj" not in adopted
    assert (len(office.caught), passwords) == ((2, 1) if alone_in_saying_at_once else (1, 0))


def test_telephone_default(adopted, robin, ada, board, signed_in):
    calm = filled(rung(robin, ada), board, ada)
    said = page(
        lambda name: {"ada": ada, "signed_in": signed_in}[name], "disclosure:call", disclosure=calm.pk
    )

    assert "telephone" in in_the_way(calm, ada)
    assert "Please write to us" in said
    assert ("(clause SJ-2-14)" in said) == ("sj" in adopted)


def test_nobody_makes_the_telephone_looser_than_st_johns_has_it(adopted):
    if "sj" in adopted:
        with pytest.raises(LooserThanAsked, match="SJ-2-14"):
            choose(Parameter.TELEPHONE_DEFAULT, "after_checks", by=SYSTEM)
    else:
        choose(Parameter.TELEPHONE_DEFAULT, "after_checks", by=SYSTEM)

    assert in_force(Parameter.TELEPHONE_DEFAULT) == ("written_request" if "sj" in adopted else "after_checks")


def test_second_factor(adopted, robin, ada, client):
    client.force_login(ada)
    begun = begin_session(ada, device="Test browser", address="127.0.0.1", verified_at=None)
    session = client.session
    session["staff_session"] = str(begun.pk)
    session.save()

    answer = client.get(reverse("records:record", kwargs={"record": robin.pk}))

    assert (answer.status_code, "second-factor" in answer.url) == (302, True)


@pytest.mark.parametrize(("hours", "late"), [(47, False), (49, True)])
def test_48_hours(adopted, robin, ada, signed_in, hours, late):
    add_entry(robin, Words(EntryKind.NOTE, "A visit", ago(hours=hours)), by=ada)

    shown = page(lambda name: {"ada": ada, "signed_in": signed_in}[name], "records:record", record=robin.pk)

    assert ("Written late" in shown) == late


def test_nobody_allows_more_than_with_you_does(adopted):
    if "wy" in adopted:
        with pytest.raises(LooserThanAsked, match="WY-records-11"):
            choose(Parameter.RECORD_UPDATE_HOURS, "72", by=SYSTEM)
    else:
        choose(Parameter.RECORD_UPDATE_HOURS, "72", by=SYSTEM)

    assert in_force(Parameter.RECORD_UPDATE_HOURS) == ("48" if "wy" in adopted else "72")


def test_retention_review(adopted, robin, ada, grace, signed_in):
    """WY-records-08 and -10: a closed record stays for as long as the guidance says, and is then reviewed."""
    make_ready(grace, by=SYSTEM)
    people = {"ada": ada, "grace": grace, "signed_in": signed_in}.__getitem__
    closed = close_record(robin, why="Settled.", by=ada)
    year = timezone.localdate().year
    shown = page(people, "records:record", record=robin.pk)
    waits = robin.reference in page(people, "records:to_review", who="grace")
    change(closed, keep_from=year - 9)

    assert f"Kept until the end of {year + 8}, then reviewed by a manager." in shown
    assert "NHS Records Management Code of Practice" in shown
    assert (waits, robin.reference in page(people, "records:to_review", who="grace")) == (False, True)
