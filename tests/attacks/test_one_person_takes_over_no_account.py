"""One manager alone wants to sign in as Ada: a password link and a second-factor reset, by two accounts of theirs.

Each protection is tried with the other satisfied.
"""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.readiness.front import NotReady
from safehaven.workforce import hands
from safehaven.workforce.front import Role, add_staff, give_role, invite
from safehaven.workforce.models import Invitation
from safehaven.workforce.operations import accept, reset_second_factor
from safehaven.workforce.rules import BothByOne
from safehaven.workforce.states import ResetReason
from tests.a_clock import Clock
from tests.cast import hire
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Lets days pass."""
    return lambda days: Clock(monkeypatch).at(timezone.now() + timedelta(days=days))


@pytest.fixture
def a_month_ago(monkeypatch):
    """What was done until now was done more than a month ago."""
    return lambda: monkeypatch.setattr(hands, "LATELY", timedelta(0))


@pytest.fixture
def link():
    return lambda staff, by: invite(staff, by=by)


@pytest.fixture
def reset():
    return lambda staff, by: reset_second_factor(staff, ResetReason.LOST, by=by)


@pytest.fixture
def puppet():
    """An account with all its courses, whose hands are told by who added it, gave its role and made its link."""

    def made(name="Puppet", *, added=SYSTEM, given=SYSTEM, linked=SYSTEM):
        staff = add_staff(name=name, email=f"{name.lower()}@example.org", initials="PP", by=added)
        give_role(staff, Role.MANAGER, by=given)
        invite(staff, by=linked)
        make_ready(staff, by=SYSTEM)
        return staff

    return made


@pytest.fixture(params=["link first", "reset first"])
def both(request, link, reset):
    """Both acts on somebody, by one and then by the other, in either order."""
    first, second = (link, reset) if request.param == "link first" else (reset, link)

    def act(staff, one, other):
        first(staff, one)
        second(staff, other)

    return act


@pytest.mark.parametrize("hand", ["added", "given", "linked"])
def test_an_account_of_ones_own_making_is_no_second_person(grace, ada, puppet, both, hand):
    second = puppet(**{hand: grace})

    with pytest.raises(BothByOne, match="Ask another colleague"):
        both(ada, grace, second)


def test_nor_may_it_begin(grace, ada, puppet, both):
    second = puppet(given=grace)

    with pytest.raises(BothByOne):
        both(ada, second, grace)


def test_two_of_them_are_one_person_too(grace, ada, puppet, both):
    with pytest.raises(BothByOne):
        both(ada, puppet("Punch", given=grace), puppet("Judy", added=grace))


def test_nor_is_the_account_of_such_an_account(grace, ada, puppet, both):
    third = puppet("Judy", given=puppet("Punch", linked=grace))

    with pytest.raises(BothByOne):
        both(ada, grace, third)


def test_nor_after_a_month_where_one_added_the_other(grace, ada, puppet, both, a_month_ago):
    second = puppet(added=grace)
    a_month_ago()

    with pytest.raises(BothByOne):
        both(ada, grace, second)


def test_two_colleagues_whom_the_machine_let_in_are_two(grace, ada, harbour, both):
    wendy = hire("Wendy Marsh", Role.MANAGER, team=harbour)

    both(ada, grace, wendy)

    assert not Authenticator.objects.filter(user=ada).exists()


def test_two_colleagues_whom_somebody_let_in_long_ago_are_two(grace, ada, puppet, both, a_month_ago):
    one, other = puppet("One", added=grace, given=grace), puppet("Other", added=grace, given=grace)
    a_month_ago()

    both(ada, one, other)

    assert not Authenticator.objects.filter(user=ada).exists()


def test_a_link_that_nobody_has_used_yet_is_not_forgotten_over_night(grace, ada, link, reset, later):
    link(ada, grace)
    later(days=2)

    with pytest.raises(BothByOne):
        reset(ada, grace)


def test_nor_one_that_was_used_a_moment_ago(grace, ada, link, reset, later):
    link(ada, grace)
    later(days=2)
    accept(Invitation.objects.get(staff=ada), "hashed")

    with pytest.raises(BothByOne):
        reset(ada, grace)


@pytest.mark.parametrize("act", ["link", "reset"])
def test_whoever_is_not_ready_opens_nobodys_account(grace, ada, act, request):
    lapse(grace)

    with pytest.raises(NotReady):
        request.getfixturevalue(act)(ada, grace)


@pytest.mark.parametrize("act", ["link", "reset"])
def test_the_machine_lets_the_first_people_in_and_back(ada, act, request):
    lapse(ada)

    request.getfixturevalue(act)(ada, SYSTEM)

    assert Invitation.objects.filter(staff=ada).exists() == (act == "link")


def test_the_page_says_what_comes_first(grace, ada, signed_in):
    browser = signed_in(grace)
    lapse(grace)
    page = browser.post(f"/staff/{ada.pk}/password-link/", follow=True).content.decode()

    assert "Before you start" in page
    assert not Invitation.objects.exists()
