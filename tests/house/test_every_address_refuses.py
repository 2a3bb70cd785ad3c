"""Whoever may not use an address is turned away from it, by its gate, before anything is looked up.

The things asked for do not exist, so an address that looks first answers "not found" and is found out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.gates import ByToken, Holding, Public, SignedIn
from safehaven.workforce.front import StaffMember, add_staff, begin_session
from safehaven.workforce.models import StaffSession
from safehaven.workforce.operations import end_session, lock_session, mark_as_left
from safehaven.workforce.states import WhyEnded, WhyLocked
from tests.house.addresses import Address, all_addresses

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Turned:
    """How somebody was answered: the status, and where they were sent."""

    status: int
    to: str = ""


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def ended(ada: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    """Ada's browser, after her session was ended elsewhere."""
    client = signed_in(ada)
    end_session(StaffSession.objects.get(), WhyEnded.SIGNED_OUT, by=ada)
    return client


@pytest.fixture
def gone(ada: StaffMember, grace: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    """Ada's browser, after she left the organisation."""
    client = signed_in(ada)
    mark_as_left(ada, by=grace)
    return client


@pytest.fixture
def locked(ada: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    client = signed_in(ada)
    lock_session(StaffSession.objects.get(), WhyLocked.ASKED, by=ada)
    return client


@pytest.fixture
def half_way(ada: StaffMember) -> Client:
    """Ada's browser, past her password and no further: she has no second factor yet."""
    client = Client()
    client.force_login(ada)
    begun = begin_session(ada, device="Test browser", address="127.0.0.1", verified_at=None)
    session = client.session
    session["staff_session"] = str(begun.pk)
    session.save()
    return client


@pytest.fixture
def without_a_role(db: None, signed_in: Callable[[StaffMember], Client]) -> Client:
    return signed_in(add_staff(name="Nell Nobody", email="nell@example.org", initials="NN", by=SYSTEM))


WHO = ["visitor", "ended", "gone", "locked", "half_way", "without_a_role"]


def expected(who: str, address: Address, method: str) -> Turned | None:
    """How the gate must answer, or None where this person may pass it."""
    gate = address.gate
    inside = isinstance(gate, SignedIn) and gate.before_ready
    if isinstance(gate, Public):
        return None
    if isinstance(gate, ByToken):
        return Turned(401)  # whoever they are in a browser
    if who == "without_a_role":
        return Turned(403) if isinstance(gate, Holding) else None
    page = {"locked": "locked", "half_way": "second_factor_set_up"}.get(who, "account_login")
    if page != "account_login" and inside:
        return None
    back = address.made_up if method in {"get", "head"} else path_of("home")
    return Turned(302, f"{path_of(page)}?{urlencode({'next': back})}")


path_of = cache(reverse)


def turned(answer: HttpResponseBase) -> Turned:
    return Turned(answer.status_code, answer.headers.get("Location", ""))


@pytest.mark.parametrize(
    ("who", "method"),
    [
        *((who, method) for who in WHO for method in ("get", "post")),
        *(("visitor", method) for method in ("head", "options", "put", "patch", "delete")),
    ],
)
def test_every_address_turns_away_whoever_may_not_use_it(
    who: str, method: str, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)

    answers = {
        address.name: (turned(getattr(client, method)(address.made_up)), wanted)
        for address in all_addresses()
        if (wanted := expected(who, address, method))
    }

    assert {name: pair for name, pair in answers.items() if pair[0] != pair[1]} == {}
    assert len(answers) > 50
