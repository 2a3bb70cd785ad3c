"""Somebody whose certificate has ended meanwhile can still stop their own mail, and is led to what comes first."""

import uuid

import pytest
from django.urls import reverse

from safehaven.mailguard import working
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.operations.passwords import make_app_password
from safehaven.mailguard.states import State
from tests.house.probes import ago, change
from tests.lapsing import lapse
from tests.mailguard.taking_in import taken_in

pytestmark = pytest.mark.django_db
TWO = ("tess@saltmarsh.example", "una@lowtide.example")


def judged(by, *to):
    taken = taken_in(by, *to)
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


@pytest.fixture
def passed(ada, grace):
    return judged(ada, grace.email)


@pytest.fixture
def held(ada):
    return judged(ada, *TWO)


@pytest.fixture
def afterwards(ada, signed_in):
    """Ada's browser, once her certificate has ended."""

    def lapsed():
        lapse(ada)
        return signed_in(ada)

    return lapsed


def at(name, submission):
    return reverse(f"mailguard:{name}", kwargs={"submission": submission.pk})


@pytest.mark.parametrize("message", ["passed", "held"])
def test_it_can_be_taken_back(message, afterwards, request):
    one = request.getfixturevalue(message)
    answer = afterwards().post(at("take_back", one), follow=True)
    one.refresh_from_db()

    assert one.state == State.TAKEN_BACK
    assert answer.redirect_chain[-1][0].startswith("/before-you-start/")
    assert "Taken back. Nothing of it left." in answer.content.decode()


def test_their_pages_offer_that_and_show_nothing_of_it(passed, afterwards):
    browser = afterwards()
    for place in (reverse("mailguard:messages"), at("message", passed)):
        page = browser.get(place).content.decode()

        assert (at("take_back", passed) in page, "The meeting" in page) == (True, False)
        assert State.PASSED.label in page, "Several are told apart by where they are."


def test_where_nothing_can_be_stopped_they_lead_to_what_comes_first(passed, afterwards):
    change(passed, leaves_after=ago(seconds=1))
    browser = afterwards()
    for place in (reverse("mailguard:messages"), at("message", passed)):
        answer = browser.get(place)

        assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/before-you-start/")


def test_also_for_somebody_to_whose_role_nothing_sealed_opens(ivy, signed_in):
    lapse(ivy)
    answer = signed_in(ivy).get(reverse("mailguard:messages"))

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/before-you-start/")


def test_so_does_the_page_for_protecting_it(held, afterwards):
    answer = afterwards().get(at("protect", held))

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/before-you-start/")


def test_they_cannot_take_back_what_is_not_theirs(passed, grace, sam, signed_in):
    lapse(sam)
    answer = signed_in(sam).post(at("take_back", passed))
    passed.refresh_from_db()

    assert (answer.status_code, passed.state) == (404, State.PASSED)


def test_a_mail_program_that_was_lost_is_shut_out(ada, afterwards):
    make_app_password("Laptop", by=ada)
    one = AppPassword.objects.get()
    afterwards().post(
        reverse("mailguard:end_password", kwargs={"password": one.pk}), {"once": str(uuid.uuid4())}
    )
    one.refresh_from_db()

    assert one.ended_at is not None
