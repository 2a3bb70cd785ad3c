"""Three trustees, and somebody who would read in Ada's place."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.continuity.models import Opening
from safehaven.continuity.operations import NewOpening, agree, ask
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.workforce.front import Role, StaffMember
from tests.a_clock import Clock
from tests.cast import hire
from tests.staging import staged

WHY = "Ada has been in hospital since Monday."


@staged
def una(harbour, grace) -> StaffMember:
    """The caseworker who would read in Ada's place."""
    return hire("Una Field", Role.CASEWORKER, team=harbour, manager=grace)


@staged
def tia(db: None) -> StaffMember:
    """A trustee, who asks."""
    return hire("Tia Marsh", Role.TRUSTEE)


@staged
def tom(db: None) -> StaffMember:
    """Another trustee."""
    return hire("Tom Quay", Role.TRUSTEE)


@staged
def tara(db: None) -> StaffMember:
    """A third trustee."""
    return hire("Tara Bell", Role.TRUSTEE)


def an_opening(ada, una, **other: object) -> NewOpening:
    said = {
        "absent": ada,
        "cover": una,
        "away_since": timezone.localdate() - timedelta(days=3),
        "why": WHY,
    }
    return NewOpening(**(said | other))


@pytest.fixture
def new(ada, una, robin):
    """What is asked: `new(days=3)`."""

    def made(**other: object) -> NewOpening:
        return an_opening(ada, una, **other)

    return made


@staged
def asked(ada, una, robin, tia, tom, tara) -> Opening:
    """Asked by Tia, who has agreed by asking; it takes one more."""
    return ask(an_opening(ada, una), once=uuid.uuid4(), by=tia)


@staged
def opened(asked, tom) -> Opening:
    """Open, because Tom agreed as well."""
    return agree(asked, by=tom)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def acts(db: None):
    """The acts on the ledger since the test was set up, oldest first."""
    before = Line.objects.count()

    def since() -> list[str]:
        return list(Line.objects.order_by("number").values_list("act", flat=True)[before:])

    return since


@operation
def behind_our_back(change) -> object:
    """What no act of the house would do."""
    write("tests:changed", by=SYSTEM)
    return change()
