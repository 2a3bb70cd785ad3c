"""Where a page asks, while somebody types, whether a text names anybody.

The app that knows says so once, in `AppConfig.ready()`; a text box asks by `data-names`:

    names.asked_at("roll:names", Capability.ROLL_ASK)
"""

from dataclasses import dataclass

from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing


@dataclass(frozen=True, slots=True)
class _Asked:
    route: str
    capability: Capability


_asked: list[_Asked] = []


def asked_at(route: str, capability: Capability) -> None:
    """Let text boxes ask there, for people who hold the capability."""
    _asked[:] = [_Asked(route, capability)]


def address_for(standing: Standing) -> str:
    """Where this person's pages ask; nothing where nobody may tell them."""
    return next((reverse(one.route) for one in _asked if standing.may(one.capability)), "")
