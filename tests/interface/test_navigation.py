"""The navigation shows people the places that their roles open, and where they are."""

import pytest
from django.test import override_settings

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import NOBODY, Standing
from safehaven.interface import navigation

ADA = Standing(staff=SYSTEM, capabilities=frozenset({Capability.RECORD_OPEN}), second_factor=True)
LOCKED = Standing(staff=SYSTEM, capabilities=ADA.capabilities, second_factor=True, locked=True)


@pytest.fixture(autouse=True)
def _entries(places):
    with override_settings(ROOT_URLCONF="tests.interface.gallery"):
        navigation._service.clear()
        navigation.entry("People", "controls", Capability.RECORD_OPEN, order=2)
        navigation.entry("Home", "home", order=1)
        navigation.entry("Staff", "upload", Capability.STAFF_MANAGE, order=3)
        navigation.entry("Gone", "no-such-route", order=4)
        yield


@pytest.mark.parametrize(
    ("standing", "seen"),
    [(ADA, ["Home", "People"]), (NOBODY, []), (LOCKED, []), (Standing(staff=SYSTEM), [])],
    ids=["ada", "nobody", "locked", "no second factor"],
)
def test_people_see_what_their_standing_opens(standing, seen):
    assert [place.label for place in navigation.service_places(standing, "/")] == seen


@pytest.mark.parametrize(
    ("path", "here", "within"),
    [
        ("/", "Home", None),
        ("/controls/", "People", None),
        ("/controls/42/", None, "People"),
        ("/elsewhere/", None, None),
    ],
)
def test_the_place_where_one_is_is_marked(path, here, within):
    shown = navigation.service_places(ADA, path)

    assert [place.label for place in shown if place.here] == ([here] if here else [])
    assert [place.label for place in shown if place.within] == ([within] if within else [])
