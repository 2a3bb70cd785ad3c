"""What the pages of a call ask for and say: the switchboard, who agreed, and another organisation than was named."""

import pytest

from safehaven.disclosure.operations.releasing import approve, ask
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from tests.disclosure.calls import board, call, filled, in_the_way, rung, urgent
from tests.disclosure.test_pages import at, text_of

__all__ = ["board", "call"]


def test_the_form_asks_for_the_switchboard_and_never_for_the_callers_own_number(robin, ada, signed_in):
    page = text_of(signed_in(ada).get(f"/records/{robin.pk}/call/"))

    assert "What is the number of their organisation’s switchboard?" in page
    assert "Never the caller’s own number, a direct line or a mobile." in page


def agreements_shown(call, browser) -> list[str]:
    """What the page of the checks says of who agreed."""
    page = text_of(browser.get(at("checks", call)))
    said = (
        "A second person agreed",
        "somebody else to approve",
        "A senior colleague agreed",
        "senior colleague to",
    )
    return [words for words in said if words in page]


def test_one_check_of_a_call_says_who_agreed(call, ada, grace, signed_in):
    browser = signed_in(ada)
    missing = agreements_shown(call, browser)
    asked = ask(call, version=call.version, by=ada)
    approve(asked, version=asked.version, by=grace)

    assert (missing, agreements_shown(call, browser)) == (
        ["senior colleague to"],
        ["A senior colleague agreed"],
    )


def test_a_second_person_whom_the_policy_asks_for_is_never_hidden(call, ada, signed_in):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    choose(Parameter.AUTHORISE_TELEPHONE, "anybody", by=SYSTEM)

    assert agreements_shown(call, signed_in(ada)) == ["somebody else to approve"]
    assert in_the_way(call, ada) == ["second-person"]


@pytest.fixture
def cast(ada, grace):
    """Who rings back, and who agrees to it."""
    return ada, grace


OTHER = "The caller said that they ring from “Saltmarsh Clinic”. You chose somebody at “Saltmarsh Council”."


@pytest.mark.parametrize(
    ("said", "warned"),
    [("Saltmarsh Clinic", True), (" saltmarsh   COUNCIL ", False), ("", False)],
    ids=["another", "the same in other letters", "none"],
)
def test_whoever_rings_another_organisation_than_the_caller_named_is_told(
    robin, board, cast, signed_in, said, warned
):
    ada, grace = cast
    call = filled(rung(robin, ada, urgent(organisation=said)), board, ada)
    mine = text_of(signed_in(ada).get(at("checks", call)))
    asked = ask(call, version=call.version, by=ada)
    graces = text_of(signed_in(grace).get(at("decide", asked)))

    assert [OTHER in page for page in (mine, graces)] == [warned, warned]
    assert in_the_way(call, ada) == ["senior"]
