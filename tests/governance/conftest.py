"""What the tests of governance share: a policy that asks for checks, and the people who are asked."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.governance.attestations import ATTESTATIONS
from safehaven.governance.models import Confirmation
from safehaven.governance.operations.confirming import Fault, Said, confirm
from safehaven.governance.queries import Asking, asking_for
from safehaven.ledger.front import StoredLine
from safehaven.policies.front import adopt
from safehaven.workforce.front import Role, StaffMember
from tests.cast import hire
from tests.staging import staged

PREMISES = ATTESTATIONS["premises"]
OWN = ATTESTATIONS["own-devices"]


def asked(attestation, by) -> Asking:
    """An attestation that is asked now, as it concerns somebody."""
    found = asking_for(attestation, by)
    assert found is not None
    return found


@staged
def policy(db):
    """A policy with clauses for nearly every check."""
    return adopt("wy", by=SYSTEM)


@staged
def odo(db) -> StaffMember:
    """The information security officer, who is asked about the premises."""
    return hire("Odo Fenwick", Role.SECURITY_OFFICER)


@staged
def cleo(db) -> StaffMember:
    """The chief executive."""
    return hire("Cleo Marsh", Role.CHIEF_EXECUTIVE)


@pytest.fixture
def confirmed() -> Callable[..., Confirmation]:
    """Confirms something: `confirmed(PREMISES, odo)`, or with `no={"premises-check-doors"}`."""
    return say_so


def say_so(attestation, by, *, no=(), mender=None, after=None, **more) -> Confirmation:
    """Confirm what is asked; `no` names the questions that are answered so."""
    asking = asked(attestation, by)
    answers = {one.slug: one.slug not in no for one in asking.questions}
    fault = Fault("The back door sticks.", mender or by, timezone.localdate() + timedelta(days=7))
    said = Said(answers, fault if no else None, **more)
    seen = asking.newest.number if asking.newest else 0
    return confirm(attestation, said, after=seen if after is None else after, once=uuid.uuid4(), by=by)


@pytest.fixture
def at(monkeypatch) -> Callable[..., None]:
    """Sets the clock: `at(days=40)`."""
    now = timezone.now

    def move(**by):
        monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(**by))

    return move


@pytest.fixture
def acts(db) -> Callable[[], list[str]]:
    """The acts on the ledger since the test was set up, oldest first."""
    before = StoredLine.objects.count()
    return lambda: list(StoredLine.objects.order_by("number").values_list("act", flat=True)[before:])
