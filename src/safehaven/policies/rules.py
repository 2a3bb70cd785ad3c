"""Why a choice, an adoption or a leaving may not be made."""

from __future__ import annotations

from collections.abc import Iterable

from safehaven.foundation.refusals import Refusal
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.settling import Asked, as_text
from safehaven_core.policy import Demand, Dispute, Pack


class NotAPossibleValue(Refusal):
    """The value is outside what the parameter allows."""


class LooserThanAsked(Refusal):
    """A clause of an adopted policy asks for something stricter."""


class NoReasonGiven(Refusal):
    """Clauses contradict each other, and the one who chooses must say why."""


class NoSuchPolicy(Refusal):
    """There is no policy of this name to adopt."""


class AlreadyAdopted(Refusal):
    """It is in force, in this very version."""


class NotAdopted(Refusal):
    """What is not in force cannot be left."""


class StoodOn(Refusal):
    """Another adopted policy stands on this one."""


def check_strict_enough(parameter: Parameter, value: str, asked: Asked | None) -> None:
    """The value is possible, and no adopted clause, and not Safehaven itself, asks for more."""
    meaning = MEANINGS[parameter]
    chosen, floor = meaning.read(value), meaning.read(meaning.floor)
    if chosen is None:
        raise NotAPossibleValue(f"{meaning.title}: choose {meaning.looks_like}.")
    if floor is not None and meaning.order.strictest([chosen, floor]) != chosen:
        raise LooserThanAsked(
            f"{meaning.title}: Safehaven itself asks for {meaning.floor}. Choose that or stricter."
        )
    if isinstance(asked, Dispute):
        if chosen not in asked.values:
            raise LooserThanAsked(f"{meaning.title}: {clauses_say(asked.between)}. Choose one of these.")
    elif asked is not None and meaning.order.strictest([asked.value, chosen]) != chosen:
        raise LooserThanAsked(f"{meaning.title}: {clauses_say(asked.asked_by)}. Choose that or stricter.")


def check_says_why(why: str, asked: Asked | None) -> None:
    """Whoever decides between two policies says why."""
    if isinstance(asked, Dispute) and not why.strip():
        raise NoReasonGiven(
            "Say in a sentence why this value is the right one: the policies disagree about it."
        )


def check_not_stood_on(pack: str, others: Iterable[Pack]) -> None:
    """No other adopted policy stands on this one."""
    above = [other.title for other in others if pack in other.extends]
    if above:
        raise StoodOn(f"“{above[0]}” stands on this policy. Leave that one first.")


def clauses_say(demands: Iterable[Demand]) -> str:
    """“clause JU-2.4 asks for separate_message and clause …”, fit for a sentence."""
    return " and ".join(f"clause {demand.clause} asks for {as_text(demand.value)}" for demand in demands)
