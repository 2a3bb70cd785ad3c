"""Where a record and its timeline lead: pages of the apps that stand on this one.

The apps above name their pages here when they start; this app knows none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Link


@dataclass(frozen=True, slots=True)
class Page:
    """A route of another app, what it calls its id, and the words of the link."""

    route: str
    takes: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A page of another app about one record, and who sees the link to it.

    `to_read` says that the page is for those, too, who only read the record.
    """

    words: str
    route: str
    capability: Capability
    order: int
    to_read: bool


@dataclass(frozen=True, slots=True)
class Places:
    """The pages about one record: those at hand on its page, and those that are opened with one more click."""

    at_hand: list[Link]
    more: list[Link]


AT_HAND = 60
_PAGES: dict[str, Page] = {}
_PLACES: dict[str, Place] = {}


def link_timeline_to(noun: str, *, route: str, takes: str, words: str) -> None:
    """Link entries about `noun` (as the ledger calls it) to a page.  Called from AppConfig.ready."""
    _PAGES[noun] = Page(route, takes, words)


def link_about(about: str) -> Link | None:
    """The link for an entry about something, if that has a page."""
    noun, _colon, key = about.partition(":")
    page = _PAGES.get(noun)
    return Link(page.words, reverse(page.route, kwargs={page.takes: key})) if page else None


def place_on_record(
    words: str, *, route: str, capability: Capability, order: int = 50, to_read: bool = False
) -> None:
    """Link every record's page to a page that takes `record`.  Called from AppConfig.ready.

    Below an `order` of 60 the link is always in sight; from there on it stands under “More”.
    """
    _PLACES[route] = Place(words, route, capability, order, to_read)


def places_of(record: UUID, standing: Standing, *, works: bool = True) -> Places:
    """The pages about a record that this person may use, who works with the person or only reads the record."""
    places = sorted(_PLACES.values(), key=lambda place: (place.order, place.words))
    allowed = [place for place in places if standing.may(place.capability) and (works or place.to_read)]
    return Places(
        at_hand=_linked([place for place in allowed if place.order < AT_HAND], record),
        more=_linked([place for place in allowed if place.order >= AT_HAND], record),
    )


def _linked(places: list[Place], record: UUID) -> list[Link]:
    found = [(place.words, _address(place.route, record)) for place in places]
    return [Link(words, address) for words, address in found if address]


def _address(route: str, record: UUID) -> str:
    # A deployment may leave out an app's addresses; its link then simply is not there.
    try:
        return reverse(route, kwargs={"record": record})
    except NoReverseMatch:
        return ""
