"""A trustee alone walks every address and opens nothing; whoever covers walks them and finds one caseload only."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone

from safehaven.continuity.models import Opening
from safehaven.continuity.operations import NewOpening, agree, ask
from safehaven.records.front import NewRecord, create_record, records_open_to
from safehaven.records.models import Assignment
from safehaven.workforce.front import Role
from tests.attacks.test_a_stranger_learns_nothing import (
    ABOUT_A_PERSON,
    OTHERS,
    _found_in,
    _label,
    asked,
    organisation,
    things,
    undone,
)
from tests.cast import hire
from tests.house.addresses import all_addresses
from tests.house.things import CONTENT

pytestmark = pytest.mark.django_db
__all__ = ["organisation", "things"]  # fixtures of the same walk


@pytest.fixture
def trustees(db):
    return [hire("Tia Marsh", Role.TRUSTEE), hire("Tom Quay", Role.TRUSTEE)]


@pytest.fixture
def una(harbour, grace):
    return hire("Una Field", Role.CASEWORKER, team=harbour, manager=grace)


def asking(absent, cover, by):
    return ask(NewOpening(absent, cover, timezone.localdate(), "Away."), once=uuid.uuid4(), by=by)


@pytest.fixture
def waiting(things, ada, una, trustees):
    """One trustee has agreed that Una reads in Ada's place."""
    return asking(ada, una, trustees[0])


@pytest.fixture
def sams(things, sam, una, trustees):
    """Two trustees have agreed that Una reads in Sam's place."""
    create_record(NewRecord({"given_names": "Wren"}), by=sam, sure=True)
    return agree(asking(sam, una, trustees[0]), by=trustees[1])


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_trustee_alone_opens_nothing_at_any_address(things, trustees, waiting, signed_in, method):
    things["opening"] = waiting.pk
    browser, told = signed_in(trustees[0]), {}

    for address in all_addresses():
        with undone():
            answer = asked_within(browser, method, address.url(things))
            opened = Assignment.objects.filter(read_until__isnull=False).count()
        if opened or (found := _found_in(answer, CONTENT)):
            told[address.name] = opened or found

    assert told == {}
    assert Opening.objects.get().state == "asked"
    assert asked(browser, "get", "/").status_code == 200, "somebody signed in went all the way"


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_outside_of_the_caseload_is_there(things, robin, una, sams, signed_in, method):
    """Sam's people are opened to Una; Robin is Ada's."""
    things["opening"] = sams.pk
    browser, told = signed_in(una), {}

    for address in (*ABOUT_A_PERSON, *OTHERS):
        answer = asked(browser, method, address.url(things))
        if found := _found_in(answer, (*CONTENT, *_label(robin))):
            told[address.name] = found

    assert told == {}
    assert [str(record) for record in records_open_to(una)] == ["SH-0002 (W)"]


def asked_within(browser, method, url):
    """As `asked`, but what it did is still there to be looked at."""
    cookies = {name: cookie.value for name, cookie in browser.cookies.items()}
    answer = getattr(browser, method)(url, {"once": str(uuid.uuid4()), "version": "1"})
    browser.cookies.clear()
    browser.cookies.load(cookies)
    return answer
