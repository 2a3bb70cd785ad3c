"""What stands in the navigation.  Each app registers its own entries in `AppConfig.ready()`.

    navigation.entry("Directory", "directory:list", Capability.DIRECTORY_READ, order=30)

Whoever may go to more places than stand side by side sees some of them gathered into menus:

    navigation.menu("Sharing", {"disclosure:mine": "What I shared", "disclosure:waiting": "Decisions"})
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing

SIDE_BY_SIDE = 7


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


@dataclass(frozen=True, slots=True)
class Menu:
    """Places gathered under one word."""

    label: str
    places: tuple[Place, ...]

    @property
    def within(self) -> bool:
        """Whether this page is one of its places, or lies under one."""
        return any(place.here or place.within for place in self.places)


_service: dict[str, Entry] = {}
_help: list[Entry] = []
_account: dict[str, Entry] = {}
_footer: dict[str, Entry] = {}
_menus: dict[str, Mapping[str, str]] = {}


def entry(label: str, route_name: str, capability: Capability | None = None, order: int = 50) -> None:
    """Put an entry into the service navigation."""
    _service[route_name] = Entry(label, route_name, capability, order)


def menu(label: str, words: Mapping[str, str]) -> None:
    """Gather entries, by route name, under one word, and say what each is called there."""
    _menus[label] = words


def account_entry(
    label: str, route_name: str, order: int = 50, *, capability: Capability | None = None
) -> None:
    """Put an entry beside the person's name.  No capability means everybody who is signed in and ready."""
    _account[route_name] = Entry(label, route_name, capability, order)


def help_from_every_page(label: str, route_name: str) -> None:
    """Put the way to help into the frame of every page of those who are ready.

    It is told the page's path, but by no page that says one thing, such as “not found”: those are the same to the
    letter whether there is something at the address or not.
    """
    _help[:] = [Entry(label, route_name, None, 0)]


def footer_entry(label: str, route_name: str, order: int = 50) -> None:
    """Put an entry into the footer, for everyone: help, policies, accessibility."""
    _footer[route_name] = Entry(label, route_name, None, order)


def service_places(standing: Standing, path: str) -> list[Place]:
    """All places that this person may go to, on the page at this path."""
    return list(_by_route(standing, path).values())


def service_navigation(standing: Standing, path: str) -> list[Place | Menu]:
    """The navigation that this person sees: few places side by side, more of them gathered into menus.

    A menu stands where its first place would.  One with a single place for this person is that place.
    """
    found = _by_route(standing, path)
    if len(found) <= SIDE_BY_SIDE:
        return list(found.values())
    shown: dict[str, Place | Menu] = {}
    for route, place in found.items():
        gathered = _gathered_with(route, found)
        shown.setdefault(gathered.label if gathered else route, gathered or place)
    return list(shown.values())


def _gathered_with(route: str, found: Mapping[str, Place]) -> Menu | None:
    """The menu that a place stands in, if others of it are open too."""
    for label, words in _menus.items():
        places = [replace(found[name], label=said) for name, said in words.items() if name in found]
        if route in words and len(places) > 1:
            return Menu(label, tuple(places))
    return None


def _by_route(standing: Standing, path: str) -> dict[str, Place]:
    found = [(each, _address(each)) for each in _in_order(_service) if each.open_to(standing)]
    addresses = [address for _, address in found if address is not None]
    nearest = max((address for address in addresses if _under(path, address)), key=len, default=None)
    return {
        each.route_name: Place(
            each.label, address, here=address == path, within=address == nearest and address != path
        )
        for each, address in found
        if address is not None
    }


def account_places(standing: Standing) -> list[Place]:
    """The links beside the person's name."""
    return _plain([each for each in _in_order(_account) if each.open_to(standing)])


def help_place(standing: Standing, path: str = "") -> Place | None:
    """The way to help from the page at this path, if one is told.  Paths hold ids only, so the address tells nothing."""
    for place in _plain([each for each in _help if each.open_to(standing)]):
        return replace(place, address=f"{place.address}?{urlencode({'from': path})}") if path else place
    return None


def footer_places() -> list[Place]:
    """The links at the foot of every page."""
    return _plain(_in_order(_footer))


def _in_order(entries: dict[str, Entry]) -> list[Entry]:
    return sorted(entries.values(), key=lambda each: (each.order, each.label))


def _plain(entries: list[Entry]) -> list[Place]:
    found = [(each.label, _address(each)) for each in entries]
    return [Place(label, address) for label, address in found if address is not None]


def _address(each: Entry) -> str | None:
    return _address_of(each.route_name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@cache
def _address_of(route_name: str, _routes: str, _before: str) -> str | None:
    """Where a route leads.  Every page asks this of some twenty, and they stay as long as what they depend on."""
    # A deployment may leave out an app's addresses; its entry then simply is not there.
    try:
        return reverse(route_name)
    except NoReverseMatch:
        return None


def _under(path: str, address: str) -> bool:
    # The home page lies above every page, but is not where one is.
    return path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))
