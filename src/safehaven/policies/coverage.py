"""How the clauses of policies stand just now, each with its evidence and the values that are enforced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safehaven.policies.controls import NOT_ADOPTED, Evidence, State, gather, judge
from safehaven.policies.library import Edition
from safehaven.policies.models import Adoption
from safehaven.policies.parameters import Parameter
from safehaven.policies.queries import adoptions_in_force, on_offer, pack_of, settings_in_force
from safehaven.policies.settling import Setting, text_as_asked, words_of
from safehaven_core.policy import Clause, Pack, Section


@dataclass(frozen=True, slots=True)
class Covered:
    """One clause: how it stands, and the settings that it speaks of as they are in force.

    Where its policy is not adopted, `would_be` says how it would stand if it were.
    """

    clause: Clause
    evidence: Evidence
    settings: tuple[Setting, ...]
    would_be: Evidence

    @property
    def text(self) -> str:
        """What the clause says: with the values that are enforced, or that it would ask for if it were adopted."""
        if self.evidence.state is State.NOT_ADOPTED:
            return text_as_asked(self.clause)
        return self.clause.said_with(words_of(self.settings))


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a policy with its clauses."""

    section: Section
    clauses: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A policy, whether it is adopted, and how its clauses stand.

    `newer` is the version that can be adopted, where it is not the one that was.
    """

    pack: Pack
    adoption: Adoption | None
    parts: tuple[Part, ...]
    newer: Pack | None = None

    @property
    def clauses(self) -> list[Covered]:
        """All its clauses, in the order of the page."""
        return [one for part in self.parts for one in part.clauses]

    @property
    def counts(self) -> dict[State, int]:
        """How many clauses stand in each state."""
        return _counted(one.evidence.state for one in self.clauses)

    @property
    def would_be(self) -> dict[State, int]:
        """How many clauses would stand in each state if the policy were adopted."""
        return _counted(one.would_be.state for one in self.clauses)

    def only(self, state: State | None) -> tuple[Part, ...]:
        """The parts with the clauses in one state; all of them where none is named."""
        if state is None:
            return self.parts
        kept = (
            Part(part.section, tuple(one for one in part.clauses if one.evidence.state is state))
            for part in self.parts
        )
        return tuple(part for part in kept if part.clauses)


def of_all() -> list[Coverage]:
    """Every policy: the adopted ones first, then those that could be."""
    adopted, offered = _adopted(), on_offer()
    packs = [pack_of(adoption.digest) for adoption in adopted.values()]
    packs += [edition.pack for name, edition in offered.items() if name not in adopted]
    return _cover(packs, adopted, offered)


def of_adopted() -> list[Coverage]:
    """The adopted policies."""
    adopted = _adopted()
    return _cover([pack_of(adoption.digest) for adoption in adopted.values()], adopted, on_offer())


def of_one(name: str) -> Coverage | None:
    """One policy, as it was adopted or else as it could be; None where there is none of this name."""
    adopted, offered = _adopted(), on_offer()
    if name in adopted:
        pack = pack_of(adopted[name].digest)
    elif name in offered:
        pack = offered[name].pack
    else:
        return None
    return _cover([pack], adopted, offered)[0]


def _adopted() -> dict[str, Adoption]:
    return {adoption.pack: adoption for adoption in adoptions_in_force().defer("content")}


def _cover(
    packs: Iterable[Pack], adopted: Mapping[str, Adoption], offered: Mapping[str, Edition]
) -> list[Coverage]:
    """Each control is looked at once, however many clauses call it."""
    packs = list(packs)
    found = gather({clause.control for pack in packs for clause in pack.clauses})
    settings = settings_in_force()
    return [
        Coverage(
            pack,
            adopted.get(pack.id),
            tuple(
                Part(
                    section,
                    tuple(_covered(one, found, settings, pack.id in adopted) for one in section.clauses),
                )
                for section in pack.sections
            ),
            _newer(adopted.get(pack.id), offered.get(pack.id)),
        )
        for pack in packs
    ]


def _covered(
    clause: Clause,
    found: Mapping[str, Evidence],
    settings: Mapping[Parameter, Setting],
    adopted: bool,  # noqa: FBT001 - a fact about the clause's policy
) -> Covered:
    spoken_of = tuple(settings[Parameter(name)] for name in clause.parameters)
    would_be = judge(clause, found)
    return Covered(clause, would_be if adopted else NOT_ADOPTED, spoken_of, would_be)


def _newer(adoption: Adoption | None, offered: Edition | None) -> Pack | None:
    if adoption is None or offered is None or offered.digest == adoption.digest:
        return None
    return offered.pack


def _counted(states: Iterable[State]) -> dict[State, int]:
    counted = Counter(states)
    return {state: counted[state] for state in State}
