"""The policy on calls changes while callers wait: the preview counts those who would be told nothing."""

import pytest

from safehaven.directory.front import ContactKind
from safehaven.disclosure.operations.calling import tell
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from tests.disclosure.calls import (
    DIRECT,
    agreed,
    board,
    call,
    filled,
    let_go,
    number_of,
    rung,
    urgent,
)
from tests.disclosure.test_policy_changes_meanwhile import follows

__all__ = ["agreed", "board", "call"]

P = Parameter


@pytest.fixture(autouse=True)
def lenient(db):
    """A policy that lets much be told, so that a stricter one changes something."""
    choose(P.TELEPHONE_DEFAULT, "after_checks", by=SYSTEM)
    choose(P.CALLBACK, "not_needed", by=SYSTEM)
    choose(P.AUTHORISE_TELEPHONE, "anybody", by=SYSTEM)


def test_those_who_are_in_no_hurry_would_be_asked_to_write(robin, ada):
    rung(robin, ada)
    rung(robin, ada, urgent())

    assert follows(P.TELEPHONE_DEFAULT, "written_request") == [
        "1 caller who waits would be told nothing, and asked to write."
    ]
    assert follows(P.TELEPHONE_DEFAULT, "never") == [
        "2 callers who wait would be told nothing on the telephone."
    ]


def test_those_whose_number_is_not_trusted_would_wait_for_another(robin, ada, tess, board):
    before = number_of(tess, ContactKind.PHONE, DIRECT, ada)
    filled(rung(robin, ada, urgent()), before, ada, typed=DIRECT)
    filled(rung(robin, ada, urgent()), board, ada)
    rung(robin, ada)

    said = "1 caller who waits would be told nothing until another number is rung."
    assert (follows(P.CALLBACK, "switchboard_only"), follows(P.CALLBACK, "known_number")) == ([said], [])


def test_those_to_whom_no_senior_agreed_would_wait_also_after_the_release(robin, ada, call):
    let_go(call, ada)

    assert follows(P.AUTHORISE_TELEPHONE, "senior") == [
        "1 caller who waits would be told nothing until a senior colleague agrees."
    ]


def test_who_was_told_or_agreed_to_counts_no_more(agreed, ada):
    before = follows(P.AUTHORISE_TELEPHONE, "senior")
    released = let_go(agreed, ada)
    tell(released, version=released.version, by=ada)

    assert (before, follows(P.TELEPHONE_DEFAULT, "never")) == ([], [])
