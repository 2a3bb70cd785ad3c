"""What every page knows: whose house it is, who is looking, where they may go, how they like it shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from safehaven.foundation.gates import Holding
from safehaven.foundation.standing import NOBODY, Standing
from safehaven.interface.appearance import Scheme, chosen_scheme
from safehaven.interface.idle import IdleLock, arranged
from safehaven.interface.names import address_for
from safehaven.interface.navigation import (
    Menu,
    Place,
    account_places,
    footer_places,
    help_place,
    service_navigation,
)

PRODUCT = "Safehaven"


@dataclass
class House:
    """The page's surroundings.  Worked out only when a template asks, so that an error page asks for little."""

    request: HttpRequest
    product: str = PRODUCT

    @property
    def organisation(self) -> str:
        return str(getattr(settings, "SAFEHAVEN_ORGANISATION", ""))

    @cached_property
    def standing(self) -> Standing:
        standing: Standing = getattr(self.request, "standing", NOBODY)
        return standing

    @property
    def person(self) -> str:
        """The name of the person who is signed in, as colleagues know it."""
        return str(getattr(getattr(self.request, "user", None), "name", ""))

    @cached_property
    def navigation(self) -> list[Place | Menu]:
        return service_navigation(self.standing, self.request.path)

    @cached_property
    def account(self) -> list[Place]:
        return account_places(self.standing)

    @cached_property
    def help(self) -> Place | None:
        return help_place(self.standing, self.request.path)

    @cached_property
    def help_from_nowhere(self) -> Place | None:
        """The way to help from a page that may not tell its address on: what it is about may not be there."""
        return help_place(self.standing)

    @cached_property
    def footer(self) -> list[Place]:
        return footer_places()

    @cached_property
    def scheme(self) -> Scheme:
        return chosen_scheme(self.request)

    @cached_property
    def still(self) -> str:
        """Where an open page asks whether it may still be shown; nothing for a page that is open to everybody."""
        match = getattr(self.request, "resolver_match", None)
        gate = getattr(match.func, "gate", None) if match else None
        if not isinstance(gate, Holding) or not self.standing.may(gate.capability):
            return ""
        return f"{reverse('interface:still_open')}?{urlencode({'of': gate.capability.value})}"

    @cached_property
    def names(self) -> str:
        """Where text boxes ask whether a text names anybody."""
        return address_for(self.standing)

    @cached_property
    def idle(self) -> IdleLock | None:
        return arranged() if self.standing.ready else None


def house(request: HttpRequest) -> dict[str, House]:
    """Context processor: `{{ house.organisation }}`, `{{ house.navigation }}` and the rest, on every page."""
    return {"house": House(request)}
