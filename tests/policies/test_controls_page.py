"""The page of controls: those that the adopted policies call, each as it stands."""

import pytest
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.controls import CONTROLS
from safehaven.policies.front import adopt
from safehaven.policies.library import shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(ada, signed_in):
    """The controls on the page, by name."""

    def look():
        areas = signed_in(ada).get(reverse("policies:controls")).context["areas"]
        return {one.name: one for area in areas for one in area.controls}

    return look


def test_without_a_policy_no_control_is_called(shown):
    assert shown() == {}


def test_the_page_holds_the_controls_that_the_adopted_policy_calls_and_no_other(shown):
    adopt("ju", by=SYSTEM)

    assert shown().keys() == {clause.control for clause in shipped()["ju"].pack.clauses}


def test_a_control_that_is_not_built_says_so_and_what_it_would_see_to(shown):
    adopt("ju", by=SYSTEM)
    unbuilt = next(one for name, one in shown().items() if name not in CONTROLS)

    assert (unbuilt.state.words, unbuilt.does) == ("Not built", "")
    assert unbuilt.sees_to.endswith(".")


def test_a_control_leads_to_the_clauses_that_call_it(shown):
    adopt("ju", by=SYSTEM)

    [link] = shown()["separate-password"].clauses
    assert (link.text, link.address) == ("JU-2.4", f"{reverse('policies:policy', args=['ju'])}#JU-2.4")
