"""Where somebody stands decides what they may do: nothing, until nothing stands between them and their work."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.refusals import Refusal, allowed
from safehaven.foundation.standing import NOBODY, Standing

MAY = frozenset({Capability.RECORD_OPEN})


@pytest.mark.parametrize(
    ("standing", "may"),
    [
        (Standing(SYSTEM, MAY, second_factor=True), True),
        (Standing(SYSTEM, MAY, second_factor=True, locked=True), False),
        (Standing(SYSTEM, MAY, second_factor=True, must_first="locked"), False),
        (Standing(SYSTEM, MAY, second_factor=False), False),
        (Standing(SYSTEM, frozenset(), second_factor=True), False),
        (Standing(None, MAY, second_factor=True), False),
        (NOBODY, False),
    ],
)
def test_only_who_is_ready_and_has_the_role_may(standing: Standing, may: bool) -> None:
    assert standing.may(Capability.RECORD_OPEN) == may


def test_capabilities_are_in_order_and_say_what_is_done_to_what() -> None:
    names = [capability.value for capability in Capability]

    assert names == sorted(names)
    assert [name for name in names if len(name.split(":")) != 2] == []


def test_a_rule_that_refuses_does_not_allow() -> None:
    def refuses() -> None:
        raise Refusal("Not now.")

    assert (allowed(refuses), allowed(lambda: None)) == (False, True)


def test_a_rule_that_breaks_is_no_answer() -> None:
    def breaks() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        allowed(breaks)
