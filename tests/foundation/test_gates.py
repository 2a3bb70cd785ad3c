"""Gates: who is let in, who is sent where, and that silence is refused."""

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import EveryViewHasAGate, public, requires, signed_in
from safehaven.foundation.standing import NOBODY, Standing
from safehaven.ledger.models import Line

READY = Standing(staff=SYSTEM, capabilities=frozenset({Capability.RECORD_OPEN}), second_factor=True)
LOCKED = Standing(
    staff=SYSTEM, capabilities=READY.capabilities, second_factor=True, locked=True, must_first="account_login"
)
NEW_HERE = Standing(staff=SYSTEM, capabilities=READY.capabilities, must_first="account_login")


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("within")


def asked(standing: Standing, method: str = "get") -> HttpRequest:
    request = getattr(RequestFactory(), method)("/records/?page=2")
    request.standing = standing
    return request


@pytest.mark.parametrize(
    ("gate", "standing", "outcome"),
    [
        (public(because="Everyone may."), NOBODY, "within"),
        (signed_in(because="It is theirs."), NOBODY, "sent away"),
        (signed_in(because="It is theirs."), LOCKED, "sent away"),
        (signed_in(because="It is theirs."), NEW_HERE, "sent away"),
        (signed_in(because="It is theirs.", before_ready=True), LOCKED, "within"),
        (signed_in(because="It is theirs.", before_ready=True), NOBODY, "sent away"),
        (signed_in(because="It is theirs."), READY, "within"),
        (requires(Capability.RECORD_OPEN), READY, "within"),
        (requires(Capability.RECORD_OPEN), NOBODY, "sent away"),
        (requires(Capability.RECORD_OPEN), LOCKED, "sent away"),
        (requires(Capability.RECORD_OPEN), NEW_HERE, "sent away"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_gate_lets_in_or_sends_away(gate, standing: Standing, outcome: str, method: str) -> None:
    answer = gate(page)(asked(standing, method))

    assert (answer.content.decode() or "sent away") == outcome


def test_a_role_without_the_capability_is_refused() -> None:
    with pytest.raises(PermissionDenied):
        requires(Capability.STAFF_MANAGE)(page)(asked(READY))


def test_who_is_sent_away_comes_back_afterwards() -> None:
    answer = requires(Capability.RECORD_OPEN)(page)(asked(NOBODY))

    assert answer["Location"].endswith("?next=%2Frecords%2F%3Fpage%3D2")


def test_a_view_without_a_gate_answers_nobody() -> None:
    with pytest.raises(ImproperlyConfigured, match="page has no gate"):
        EveryViewHasAGate(page).process_view(asked(READY), page, (), {})


def test_an_open_gate_needs_a_reason() -> None:
    with pytest.raises(ImproperlyConfigured, match="Say why"):
        public(because=" ")


@pytest.mark.parametrize(("methods", "refused"), [((), True), (("GET", "DELETE"), False)])
def test_an_open_gate_lets_other_methods_in_only_where_it_names_them(methods, refused) -> None:
    named = {"methods": methods} if methods else {}
    view = public(because="A program calls it.", **named)(page)
    request = asked(NOBODY)
    request.method = "DELETE"

    answer = EveryViewHasAGate(page).process_view(request, view, (), {})

    assert (answer is not None and answer.status_code == 405) is refused


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["options", "put", "patch", "delete", "trace"])
def test_an_unusual_method_opens_nothing(robin, ada, signed_in, method: str) -> None:
    before = Line.objects.count()

    answer = getattr(signed_in(ada), method)(f"/records/{robin.pk}/")

    assert answer.status_code == 405
    assert Line.objects.filter(act="records:opened").count() == 0
    assert Line.objects.count() == before + 1  # signing in
