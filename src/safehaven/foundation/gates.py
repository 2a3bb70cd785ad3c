"""Who may use an address.  Silence is refused; openness needs a reason.

A gate is about the person: signed in, second factor, role.  Whether an act may happen to this
record at this moment is a rule, and lives beside the act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

if TYPE_CHECKING:
    from safehaven.foundation.capabilities import Capability
    from safehaven.foundation.standing import Standing

View = Callable[..., HttpResponseBase]
SIGN_IN = "account_login"
_USUAL = ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class Public:
    """A page for everyone.  `methods` names others than the usual ones, for addresses that programs call."""

    because: str
    methods: tuple[str, ...] = _USUAL

    def refuse(self, _request: HttpRequest) -> HttpResponseBase | None:
        """Turn nobody away."""
        return None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A page about one's own account, for anybody who is signed in.

    `before_ready` opens it to people who still have something to do first, such as setting up
    their second factor: that page itself must be one of these.
    """

    because: str
    before_ready: bool = False

    def refuse(self, request: HttpRequest) -> HttpResponseBase | None:
        """Send strangers to sign in, and people with something to do first to do it."""
        standing = standing_of(request)
        if not standing.signed_in:
            return lead_to(request, SIGN_IN)
        if self.before_ready or standing.ready:
            return None
        return lead_to(request, standing.must_first or SIGN_IN)


@dataclass(frozen=True, slots=True)
class Holding:
    """A page for people whose roles allow one thing.

    `stops` says why it is open also while the thing is withheld: what only stops something waits for nothing.
    """

    capability: Capability
    stops: str = ""

    def refuse(self, request: HttpRequest) -> HttpResponseBase | None:
        """Send strangers to sign in; refuse those whose roles do not allow it; show others what comes first."""
        turned_away = SignedIn(because="It needs a capability.").refuse(request)
        if turned_away is not None:
            return turned_away
        standing = standing_of(request)
        if self.capability not in standing.capabilities:
            raise PermissionDenied("Your role does not include this.")
        if not self.stops and standing.withheld is not None and standing.withholds(self.capability):
            return lead_to(request, standing.withheld.until)
        return None


@dataclass(frozen=True, slots=True)
class ByToken:
    """An address for programs of people whose roles allow one thing; `whose` says whose token a request carries.

    A browser's session counts for nothing here, so that no page elsewhere can use it.
    """

    capability: Capability
    whose: Callable[[HttpRequest], Standing]
    methods: tuple[str, ...] = ("POST",)

    def refuse(self, request: HttpRequest) -> HttpResponseBase | None:
        """Say in JSON what is missing; let the view know whose program asks."""
        standing = self.whose(request)
        if not standing.ready:
            answer = JsonResponse({"error": "Send a good token, as: Authorization: Bearer …"}, status=401)
            answer["WWW-Authenticate"] = 'Bearer realm="Safehaven"'
            return answer
        if self.capability not in standing.capabilities:
            return JsonResponse({"error": "Your role does not include this."}, status=403)
        if standing.withholds(self.capability):
            why = "Something comes first. Sign in with a browser to see what."
            return JsonResponse({"error": why}, status=403)
        request.standing = standing  # type: ignore[attr-defined]  # as the middleware does
        return None


Gate = Public | SignedIn | Holding | ByToken


def standing_of(request: HttpRequest) -> Standing:
    """The standing that the workforce's middleware worked out for this request."""
    standing: Standing = request.standing  # type: ignore[attr-defined]  # put there by us
    return standing


def requires(capability: Capability) -> Callable[[View], View]:
    """Open a view to ready people whose roles hold the capability."""
    return _guard(Holding(capability))


def requires_to_stop(capability: Capability, *, because: str) -> Callable[[View], View]:
    """Open a view that stops something to people whose roles hold the capability, also while it is withheld."""
    return _guard(Holding(capability, stops=_reason(because)))


def signed_in(*, because: str, before_ready: bool = False) -> Callable[[View], View]:
    """Open a view to everybody who is signed in."""
    return _guard(SignedIn(_reason(because), before_ready))


def by_token(capability: Capability, *, whose: Callable[[HttpRequest], Standing]) -> Callable[[View], View]:
    """Open a view to programs that carry a token of somebody whose roles hold the capability."""
    return _guard(ByToken(capability, whose))


def public(*, because: str, methods: tuple[str, ...] = _USUAL) -> Callable[[View], View]:
    """Open a view to everyone."""
    return _guard(Public(_reason(because), methods))


class EveryViewHasAGate:
    """Middleware: an address without a gate answers nobody.  The belt to the house test's braces."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Refuse to run a view that nobody decided about; ask its gate before any other decorator answers.

        A decorator above the gate, such as a cache of pages, carries the gate's name but need not ask it.
        """
        gate = getattr(view, "gate", None)
        if not isinstance(gate, Gate):
            name = f"{view.__module__}.{getattr(view, '__qualname__', view)}"
            raise ImproperlyConfigured(
                f"{name} has no gate.  Put @requires(…) or @public(because=…) above it."
            )
        return gate.refuse(request) or _only_its_methods(request, gate)


def _only_its_methods(request: HttpRequest, gate: Gate) -> HttpResponseBase | None:
    """Pages read and forms send.  Any other method would reach a view that thinks it is being read."""
    known = gate.methods if isinstance(gate, Public | ByToken) else _USUAL
    return None if request.method in known else HttpResponseNotAllowed(known)


def _guard(gate: Gate) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            turned_away = gate.refuse(request)
            return view(request, *args, **kwargs) if turned_away is None else turned_away

        guarded.gate = gate  # type: ignore[attr-defined]  # put there by us
        return guarded

    return decorate


def _reason(because: str) -> str:
    if not because.strip():
        raise ImproperlyConfigured("Say why this page is open: because='…'.")
    return because


def lead_to(request: HttpRequest, route: str) -> HttpResponse:
    """Go to a page and come back afterwards.  Addresses hold ids only, so `next` tells nothing."""
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("home")
    return redirect(f"{resolve_url(route)}?{urlencode({'next': back})}")
