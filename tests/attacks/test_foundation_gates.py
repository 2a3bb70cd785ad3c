"""Attacks on gates: decorators in the wrong order, classes, other methods, a middleware left out."""

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import cache_page
from django.views.decorators.http import require_POST

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import EveryViewHasAGate, public, requires, signed_in
from safehaven.foundation.standing import NOBODY, Standing

READY = Standing(staff=SYSTEM, capabilities=frozenset({Capability.RECORD_OPEN}), second_factor=True)
OTHER_ROLE = Standing(staff=SYSTEM, capabilities=frozenset({Capability.LEDGER_READ}), second_factor=True)
needs_a_role = requires(Capability.RECORD_OPEN)


def page(_request, *_args, **_kwargs):
    return HttpResponse("within")


def asked(standing, method="get", path="/records/"):
    request = getattr(RequestFactory(), method)(path)
    request.standing = standing
    return request


def served(view, request):
    """What the site answers: the middleware first, then the view with all its decorators."""
    turned_away = EveryViewHasAGate(page).process_view(request, view, (), {})
    return turned_away if turned_away is not None else view(request)


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete", "options", "trace"])
def test_no_method_goes_round_a_gate(method):
    with pytest.raises(PermissionDenied):
        served(needs_a_role(page), asked(OTHER_ROLE, method))


def test_a_page_kept_for_one_is_not_given_to_another(settings):
    """`cache_page` above a gate answers without asking the gate below it; the middleware asks it first."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    view = cache_page(60)(needs_a_role(page))

    first = served(view, asked(READY))
    view(asked(OTHER_ROLE))  # kept, and would be given out

    assert first.content == b"within"
    with pytest.raises(PermissionDenied):
        served(view, asked(OTHER_ROLE))


def test_an_open_gate_above_does_not_open_the_one_below():
    with pytest.raises(PermissionDenied):
        served(public(because="Everybody may.")(needs_a_role(page)), asked(OTHER_ROLE))


def test_a_gate_above_is_asked_before_the_open_one_below():
    with pytest.raises(PermissionDenied):
        served(needs_a_role(public(because="Everybody may.")(page)), asked(OTHER_ROLE))


def test_another_decorator_above_keeps_the_gate():
    assert served(require_POST(needs_a_role(page)), asked(NOBODY, "post")).status_code == 302


def test_a_decorator_that_drops_the_gate_is_found():
    def careless(view):
        def answer(request):
            return view(request)

        return answer

    with pytest.raises(ImproperlyConfigured, match="has no gate"):
        served(careless(needs_a_role(page)), asked(READY))


@method_decorator(needs_a_role, name="dispatch")
class Page(View):
    """A class with a gate on its dispatch."""

    def get(self, _request):
        return HttpResponse("within")


class Careless(Page):
    """Takes the dispatch over, and forgets whom it let in."""

    def dispatch(self, *args, **kwargs):
        return self.get(*args, **kwargs)


def test_a_gate_on_a_class_stands():
    assert served(Page.as_view(), asked(READY)).content == b"within"
    with pytest.raises(PermissionDenied):
        served(Page.as_view(), asked(OTHER_ROLE))


def test_a_class_that_takes_over_the_dispatch_has_no_gate():
    with pytest.raises(ImproperlyConfigured, match="has no gate"):
        served(Careless.as_view(), asked(READY))


def test_without_the_middleware_that_knows_who_it_is_nobody_passes():
    request = asked(READY)
    del request.standing

    with pytest.raises(AttributeError):
        served(signed_in(because="It is theirs.")(page), request)


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/\\evil.example/", "/records/?next=https://evil.example/"]
)
def test_the_way_back_leads_to_our_own_site(path):
    answer = served(needs_a_role(page), asked(NOBODY, path=path))

    assert answer["Location"].startswith("/sign-in/?next=%2F")


def test_what_was_posted_is_not_in_the_way_back():
    answer = served(needs_a_role(page), asked(NOBODY, "post", "/records/search/?q=Quillfeather"))

    assert answer["Location"] == "/sign-in/?next=%2F"
