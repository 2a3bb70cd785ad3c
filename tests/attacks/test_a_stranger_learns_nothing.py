"""A stranger walks every address of the site, and learns nothing of Robin.

Sam works here, is signed in, leads a team, does casework and approves sharing, but works with other
people.  Somebody who holds every role there is besides sees references on the lists of what was
shared, as overseeing asks, and never more.  The walk is made from the routes themselves: an address
that is added later is walked too.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from safehaven.demo.readying import make_ready
from safehaven.directory.front import (
    Contact,
    Organisation,
    OrganisationKind,
    VerifiedHow,
    add_organisation,
    verify_contact,
)
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations.releasing import ask
from safehaven.documents.front import Version
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.readiness.models import Acceptance
from safehaven.records.front import NewRecord, Record, create_record
from safehaven.workforce.front import Role, StaffMember, give_role
from tests.comparing import PRINTED, to_the_letter
from tests.disclosure.conftest import fill
from tests.house.addresses import all_addresses
from tests.house.things import CONTENT, FOUND_AT, NAMES_AND_NUMBERS, things_of
from tests.keeping import all_here
from tests.staging import staged

pytestmark = pytest.mark.django_db

# What belongs to one person supported.  An address that takes one of these is about that person.
PERSONAL = {
    *("record", "entry", "point", "address", "identifier", "assignment", "document", "version"),
    *("recipient", "contact", "disclosure", "message", "pair", "asked", "submission", "delivery"),
    "found",
    *("basis", "pause"),
}
# What belongs to staff, the organisation or the policy.
IMPERSONAL = {
    *("staff", "team", "service", "site", "role", "session", "factor", "token", "parameter", "organisation"),
    *("page", "block", "number", "pack", "move", "attestation", "evidence", "finding"),
    *(
        "course",
        "module",
        "question",
        "attempt",
        "certificate",
        "notice",
        "concern",
        "place",
        "password",
        "program",
        "domain",
        "opening",
    ),
    *("policy", "kind", "older", "newer", "section", "acceptance"),
}
ABOUT_A_PERSON = [address for address in all_addresses() if PERSONAL.intersection(address.takes)]
OTHERS = [address for address in all_addresses() if not PERSONAL.intersection(address.takes)]
# Nothing of Robin is typed here, so that whatever comes back of Robin came out of the house.
FORM = {"q": "Wren", "name": "Wren", "title": "Wren", "once": str(uuid.uuid4()), "version": "1"}
# Addresses that answer nobody about this Robin while nothing waits for a decision: see `awaited`.
OF_A_DECISION = {
    f"disclosure:{name}" for name in ("decide", "refuse", "considered_document", "considered_page")
}
# Others that answer nobody about this Robin, each with its reason.
NOBODY_YET = {"records:judge": "No two records look alike."}
# Where the names of files on a shared drive stand: whoever decides about a file must know which one it is.
NAMES_FILES = {"sweep:found_files", "sweep:found_file"}


@pytest.fixture
def colleague(sam: StaffMember) -> StaffMember:
    """Sam, with every role of those who work with people."""
    for role in (Role.SENIOR_CASEWORKER, Role.MANAGER, Role.ADMINISTRATOR):
        give_role(sam, role, by=SYSTEM)
    make_ready(sam, by=SYSTEM)
    create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=sam)
    return sam


@pytest.fixture
def overseer(colleague: StaffMember) -> StaffMember:
    """Sam, with every role but the one that excludes reading records."""
    held = {Role.CASEWORKER, Role.SENIOR_CASEWORKER, Role.MANAGER, Role.ADMINISTRATOR, Role.IT_ADMINISTRATOR}
    for role in set(Role) - held:
        give_role(colleague, role, by=SYSTEM)
    make_ready(colleague, by=SYSTEM)
    return colleague


@staged
def organisation(grace: StaffMember) -> Organisation:
    return add_organisation("Harbourtown Council", OrganisationKind.COUNCIL, once=uuid.uuid4(), by=grace)


@staged
def things(
    robin: Record, ada: StaffMember, grace: StaffMember, organisation: Organisation
) -> dict[str, object]:
    impersonal = NAMES_AND_NUMBERS | {
        "staff": ada.pk,
        "organisation": organisation.pk,
        "acceptance": Acceptance.objects.filter(staff=ada).earliest("accepted_at").pk,
    }
    made_up = {name: uuid.uuid4() for name in PERSONAL | IMPERSONAL}
    with all_here():
        return made_up | impersonal | things_of(robin, ada)


@pytest.fixture
def awaited(things, ada: StaffMember, grace: StaffMember, settings) -> dict[str, object]:
    """The same things, with what Ada wants to share about Robin waiting for Grace's decision."""
    settings.SAFEHAVEN_MAIL_RELAY = "smtp+starttls://localhost:2525"  # asking sends nothing
    settings.SAFEHAVEN_MAIL_FROM = "records@harbourlane.example"
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    contact, version = Contact.objects.get(pk=things["contact"]), Version.objects.get(pk=things["version"])
    verify_contact(contact, VerifiedHow.CALLED_BACK, "I rang her and she read it out.", by=ada)
    draft = Disclosure.objects.get(pk=things["disclosure"])
    complete = fill(draft, version, contact, ada, address="peregrine@example.org")
    ask(complete, version=complete.version, by=ada)
    return things


def test_every_kind_of_thing_is_known() -> None:
    taken = {name for address in all_addresses() for name in address.takes}

    assert taken <= PERSONAL | IMPERSONAL


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_robins_is_not_there(colleague, robin: Record, things, signed_in, method: str) -> None:
    """Each answer is that of an address about nobody at all, and not a word more."""
    told, browser, about_nobody = {}, signed_in(colleague), set()
    for address in ABOUT_A_PERSON:
        answer = asked(browser, method, address.url(things))
        if (answer.status_code, _told(answer)) not in about_nobody:  # most say the same "not found"
            nobodys = asked(browser, method, address.url(_about_nobody(things)))
            about_nobody.add((nobodys.status_code, _told(nobodys)))
        if (
            answer.status_code not in {403, 404, 405}
            or (answer.status_code, _told(answer)) not in about_nobody
        ):
            told[address.name] = answer.status_code
        elif found := _found_in(answer, (*CONTENT, *_label(robin))):
            told[address.name] = found

    assert told == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_waits_for_a_decision_is_not_there(colleague, robin: Record, awaited, signed_in, grace, method):
    told, browser, decider = {}, signed_in(colleague), signed_in(grace)
    for address in (one for one in ABOUT_A_PERSON if one.name in OF_A_DECISION):
        answer = asked(browser, method, address.url(awaited))
        nobodys = asked(browser, method, address.url(_about_nobody(awaited)))
        if answer.status_code not in {404, 405} or _told(answer) != _told(nobodys):
            told[address.name] = answer.status_code
        assert decider.get(address.url(awaited)).status_code == 200, f"{address.name} answers nobody at all"

    assert told == {}
    assert _found_in(asked(browser, "get", reverse("disclosure:waiting")), (*CONTENT, *_label(robin))) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_list_or_count_tells_of_robin(colleague, robin: Record, things, signed_in, method: str) -> None:
    told, browser = {}, signed_in(colleague)
    for address in OTHERS:
        answer = asked(browser, method, address.url(things))
        found = _found_in(answer, (*CONTENT, *_label(robin)))
        if found or answer.status_code >= 500:
            told[address.name] = found or answer.status_code

    assert told == {}
    assert asked(browser, "get", "/").status_code == 200, "somebody signed in went all the way"


@pytest.mark.parametrize("method", ["get", "post"])
def test_overseeing_shows_references_and_never_content(overseer, things, signed_in, method: str) -> None:
    told, browser = {}, signed_in(overseer)
    for address in all_addresses():
        answer = asked(browser, method, address.url(things))
        words = [word for word in CONTENT if address.name not in NAMES_FILES or word not in FOUND_AT]
        if found := _found_in(answer, tuple(words)):
            told[address.name] = found

    assert told == {}
    assert asked(browser, "get", "/").status_code == 200, "somebody signed in went all the way"


def test_the_walk_meets_what_is_there(things, robin: Record, signed_in, ada, grace, dora) -> None:
    """The same addresses answer somebody, and with Robin's facts: "not found" above is no spelling mistake."""
    silent, facts, browsers = set(), set(), [signed_in(person) for person in (ada, grace, dora)]
    for address in ABOUT_A_PERSON:
        for browser in browsers:
            answer = browser.get(address.url(things), follow=True)
            facts |= set(_found_in(answer, (*CONTENT, *_label(robin))))
            if answer.status_code in {200, 405}:
                break
        else:
            silent.add(address.name)

    assert silent == set(NOBODY_YET) | OF_A_DECISION
    assert {"Quillfeather", "Letter about the wasps", "Aunt Peregrine", *_label(robin)} <= facts


def test_two_answers_of_two_minutes_tell_the_same(sam, signed_in) -> None:
    answer = asked(signed_in(sam), "get", "/nowhere/")
    told, minute = _told(answer), PRINTED.search(answer.content.decode())
    assert minute is not None

    answer.content = answer.content.replace(minute[0].encode(), b"Printed 1 January 2027, 00:00")

    assert _told(answer) == told


def asked(browser: Client, method: str, url: str):
    """What a browser is answered that has just signed in; nothing of it is left, here or there."""
    cookies = {name: cookie.value for name, cookie in browser.cookies.items()}
    with undone():
        answer = getattr(browser, method)(url, FORM)
    browser.cookies.clear()
    browser.cookies.load(cookies)
    return answer


@contextmanager
def undone() -> Iterator[None]:
    """Take back what an address does, so that each meets the same house.

    As for the tests' own transaction, the acts inside may think that theirs is the outermost one.
    """
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # private, and what TestCase itself does
    with around:
        yield
        transaction.set_rollback(True)


def _label(record: Record) -> tuple[str, str]:
    return record.reference, f"({record.initials})"


def _about_nobody(things: dict[str, object]) -> dict[str, object]:
    return {name: uuid.uuid4() if isinstance(thing, uuid.UUID) else thing for name, thing in things.items()}


def _told(answer) -> str:
    """A page without what differs from one answer to the next: ids, form tokens, and the minute for a print."""
    text = to_the_letter(answer.content.decode())
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "an-id", text)


def _found_in(answer, words: tuple[str, ...]) -> list[str]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    whole = body.decode(errors="replace") + str(dict(answer.headers)) + str(answer.cookies)
    return [word for word in words if word in whole]
