"""What stands in the navigation.  Each app registers its own entries in `AppConfig.ready()`.

navigation.entry("Directory", "directory:list", Capability.DIRECTORY_READ, order=30)
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that somebody may go to from every page.  No capability means every ready person."""

    label: str
    route_name: str
    capability: Capability | None
    order: int

    def open_to(self, standing: Standing) -> bool:
        return standing.ready if self.capability is None else standing.may(self.capability)


@dataclass(frozen=True, slots=True)
class Place:
    """An entry as it is shown: its address, and whether this page is it or lies under it."""

    label: str
    address: str
    here: bool = False
    within: bool = False


_service: dict[str, Entry] = {}
_account: dict[str, Entry] = {}
_footer: dict[str, Entry] = {}


def entry(label: str, route_name: str, capability: Capability | None = None, order: int = 50) -> None:
    """Put an entry into the service navigation."""
    _service[route_name] = Entry(label, route_name, capability, order)


def account_entry(label: str, route_name: str, order: int = 50) -> None:
    """Put an entry beside the person's name, for everybody who is signed in and ready."""
    _account[route_name] = Entry(label, route_name, None, order)


def footer_entry(label: str, route_name: str, order: int = 50) -> None:
    """Put an entry into the footer, for everyone: help, policies, accessibility."""
    _footer[route_name] = Entry(label, route_name, None, order)


def service_places(standing: Standing, path: str) -> list[Place]:
    """The navigation that this person sees on the page at this path."""
    found = [(each, _address(each)) for each in _in_order(_service) if each.open_to(standing)]
    addressed = [(each.label, address) for each, address in found if address is not None]
    nearest = max((address for _, address in addressed if _under(path, address)), key=len, default=None)
    return [
        Place(label, address, here=address == path, within=address == nearest and address != path)
        for label, address in addressed
    ]


def account_places(standing: Standing) -> list[Place]:
    """The links beside the person's name."""
    return _plain([each for each in _in_order(_account) if each.open_to(standing)])


def footer_places() -> list[Place]:
    """The links at the foot of every page."""
    return _plain(_in_order(_footer))


def _in_order(entries: dict[str, Entry]) -> list[Entry]:
    return sorted(entries.values(), key=lambda each: (each.order, each.label))


def _plain(entries: list[Entry]) -> list[Place]:
    found = [(each.label, _address(each)) for each in entries]
    return [Place(label, address) for label, address in found if address is not None]


def _address(each: Entry) -> str | None:
    # A deployment may leave out an app's addresses; its entry then simply is not there.
    try:
        return reverse(each.route_name)
    except NoReverseMatch:
        return None


def _under(path: str, address: str) -> bool:
    # The home page lies above every page, but is not where one is.
    return path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))
