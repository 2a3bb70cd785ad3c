"""What signing in needs: an authenticator app in the hand, and a browser."""

from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.workforce.front import StaffMember, give_app
from safehaven.workforce.models import StaffSession

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def app() -> pyotp.TOTP:
    """The authenticator app on somebody's phone."""
    return pyotp.TOTP(SECRET)


@pytest.fixture
def with_app() -> Callable[[StaffMember], StaffMember]:
    """Sets somebody up with that app."""

    def equip(staff: StaffMember) -> StaffMember:
        give_app(staff, SECRET, by=SYSTEM)
        return staff

    return equip


@pytest.fixture
def type_password() -> Callable[..., Client]:
    """A browser in which somebody has typed their address and a password."""

    def typed(staff: StaffMember, password: str = "seven-otters-juggle-lanterns", **headers: str) -> Client:
        client = Client(headers=headers)
        client.post("/sign-in/", {"login": staff.email, "password": password})
        return client

    return typed


@pytest.fixture
def acts(db: None) -> Callable[[], list[str]]:
    """The acts on the ledger since the test was set up, oldest first."""
    before = Line.objects.count()

    def since() -> list[str]:
        return list(Line.objects.order_by("number").values_list("act", flat=True)[before:])

    return since


@pytest.fixture
def recovery_codes() -> Callable[[StaffMember], list[str]]:
    """The unused recovery codes of somebody, as they kept them."""

    def kept(staff: StaffMember) -> list[str]:
        row = Authenticator.objects.get(user=staff, type=Authenticator.Type.RECOVERY_CODES)
        return list(row.wrap().get_unused_codes())

    return kept


@pytest.fixture
def age_sessions() -> Callable[..., None]:
    """Makes somebody's sessions begin some time ago, used until now."""

    @operation
    def aged(staff: StaffMember, **since: int) -> None:
        began = timezone.now() - timedelta(**since)
        StaffSession.objects.filter(staff=staff).update(began_at=began)
        write("workforce:test", by=SYSTEM)

    return aged
