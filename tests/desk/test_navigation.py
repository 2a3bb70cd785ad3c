"""Few places stand side by side; whoever has many finds them gathered under a word."""

import re

import pytest
from django.urls import reverse

from safehaven.desk.apps import MENUS
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.standing import Standing
from safehaven.interface import navigation
from safehaven.interface.navigation import SIDE_BY_SIDE, Menu, service_navigation, service_places
from safehaven.workforce.front import Role
from safehaven.workforce.roles import capabilities_of_roles


def standing_of(*roles):
    allowed = capabilities_of_roles(frozenset(roles))
    return Standing(staff=SYSTEM, capabilities=allowed, second_factor=True)


def shown_to(*roles, path="/"):
    """The words of the navigation; a menu with those of its places."""
    return [
        (each.label, [place.label for place in each.places]) if isinstance(each, Menu) else each.label
        for each in service_navigation(standing_of(*roles), path)
    ]


def test_a_manager_sees_five_words():
    assert shown_to(Role.MANAGER) == [
        "Home",
        ("People", ["My caseload", "Find a person", "Who works with whom", "Who is away"]),
        "Directory",
        ("Sharing", ["What I share", "Decisions", "Your mail"]),
        ("Organisation", ["Policy", "Notices", "Texts of policies", "Staff", "Teams", "Team training"]),
    ]


def test_a_caseworker_sees_five_words_too():
    assert shown_to(Role.CASEWORKER) == [
        "Home",
        ("People", ["My caseload", "Find a person"]),
        "Directory",
        ("Sharing", ["What I share", "Your mail"]),
        ("Organisation", ["Policy", "Texts of policies"]),
    ]


@pytest.mark.parametrize("role", Role)
def test_no_role_has_more_words_than_fit(role):
    assert len(shown_to(role)) <= SIDE_BY_SIDE


@pytest.mark.parametrize("roles", [(Role.MANAGER,), tuple(Role)], ids=["manager", "everything"])
def test_no_place_is_lost_in_a_menu(roles):
    standing = standing_of(*roles)
    gathered = [
        place.address
        for each in service_navigation(standing, "/")
        for place in (each.places if isinstance(each, Menu) else [each])
    ]

    assert sorted(gathered) == sorted(place.address for place in service_places(standing, "/"))


def test_a_menu_says_that_one_is_in_it():
    [people] = [
        each for each in service_navigation(standing_of(Role.MANAGER), "/caseload/") if each.label == "People"
    ]

    assert (people.within, [place.here for place in people.places]) == (True, [False, False, True, False])


def test_every_place_that_a_menu_names_is_there():
    named = {route for words in MENUS.values() for route in words}
    assert named - set(navigation._service) == set()


@pytest.mark.parametrize("name", ["caseload", "search", "new", "record"])
def test_a_page_of_records_has_one_link_to_the_caseload(name, ada, robin, signed_in):
    address = reverse(f"records:{name}", kwargs={"record": robin.pk} if name == "record" else {})

    content = signed_in(ada).get(address).content.decode()
    links = re.findall(r"<a [^>]*>(.*?)</a>", content, re.DOTALL)
    assert len([words for words in links if "My caseload" in words]) == 1
