"""Why a choice, an adoption or a leaving may not be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


class PackNotRight(Refusal):
    """What somebody wrote is not a policy that can be added.  Each fault is a sentence with its place."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


class ClauseTwice(Refusal):
    """Another policy in force has a clause of the same name, so nobody could tell which is meant."""


class PreviewIsOld(Refusal):
    """What somebody was shown before they decided is not what would happen now."""


def check_choice(parameter: Parameter, value: str, why: str, asked: Asked | None) -> None:
    """The value may be chosen, and where policies disagree somebody says why."""
    check_strict_enough(parameter, value, asked)
    check_says_why(why, asked)


def check_still_true(seen: str | None, now: str) -> None:
    """What was shown is still what would happen.  Acts that nobody previewed, as when a house is founded, show none."""
    if seen is not None and seen != now:
        raise PreviewIsOld("The policy has changed since this was shown. Look at what would change now.")


def check_no_clause_twice(coming: Iterable[Pack], standing: Iterable[Pack]) -> None:
    """No policy that stays in force has a clause of the same name as one that comes."""
    coming = list(coming)
    names = {pack.id for pack in coming}
    twice = next(clauses_twice(coming, [pack for pack in standing if pack.id not in names]), "")
    if twice:
        raise ClauseTwice(f"{twice[:1].upper()}{twice[1:]} Until then this policy cannot be adopted.")


def clauses_twice(packs: Iterable[Pack], others: Iterable[Pack]) -> Iterator[str]:
    """A sentence for each clause of some packs of which another pack has one of the same name."""
    taken = {clause.id: pack.id for pack in others for clause in pack.clauses}
    for pack in packs:
        for clause in pack.clauses:
            if clause.id in taken:
                yield f"clause {clause.id}: pack “{taken[clause.id]}” has one of this name. Give it another."


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
