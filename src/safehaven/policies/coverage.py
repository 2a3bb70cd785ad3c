"""How the clauses of policies stand just now, each with its evidence and the values that are enforced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safehaven.policies.controls import Evidence, State, gather, judge
from safehaven.policies.library import shipped
from safehaven.policies.models import Adoption
from safehaven.policies.parameters import Parameter
from safehaven.policies.queries import adoptions_in_force, pack_of, settings_in_force
from safehaven.policies.settling import Setting
from safehaven_core.policy import Clause, Pack, Section


@dataclass(frozen=True, slots=True)
class Covered:
    """One clause: how it stands, and the settings that it speaks of as they are in force."""

    clause: Clause
    evidence: Evidence
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a policy with its clauses."""

    section: Section
    clauses: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A policy, whether it is adopted, and how its clauses stand."""

    pack: Pack
    adoption: Adoption | None
    parts: tuple[Part, ...]

    @property
    def counts(self) -> dict[State, int]:
        """How many clauses stand in each state."""
        counted = Counter(one.evidence.state for part in self.parts for one in part.clauses)
        return {state: counted[state] for state in State}

    @property
    def newer(self) -> Pack | None:
        """The pack of this release, where it is not the one that was adopted."""
        edition = shipped().get(self.pack.id)
        if edition is None or self.adoption is None or edition.digest == self.adoption.digest:
            return None
        return edition.pack

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
    adopted = {adoption.pack: adoption for adoption in adoptions_in_force()}
    packs = [pack_of(adoption.digest) for adoption in adopted.values()]
    packs += [edition.pack for name, edition in shipped().items() if name not in adopted]
    return _cover(packs, adopted)


def of_adopted() -> list[Coverage]:
    """The adopted policies."""
    return [one for one in of_all() if one.adoption is not None]


def of_one(name: str) -> Coverage | None:
    """One policy, as it was adopted or else as it could be; None where there is none of this name."""
    adopted = {adoption.pack: adoption for adoption in adoptions_in_force().filter(pack=name)}
    if name in adopted:
        pack = pack_of(adopted[name].digest)
    elif name in shipped():
        pack = shipped()[name].pack
    else:
        return None
    return _cover([pack], adopted)[0]


def _cover(packs: Iterable[Pack], adopted: Mapping[str, Adoption]) -> list[Coverage]:
    """Each control is looked at once, however many clauses call it."""
    packs = list(packs)
    found = gather({clause.control for pack in packs for clause in pack.clauses})
    settings = settings_in_force()
    return [
        Coverage(
            pack,
            adopted.get(pack.id),
            tuple(
                Part(section, tuple(_covered(clause, found, settings) for clause in section.clauses))
                for section in pack.sections
            ),
        )
        for pack in packs
    ]


def _covered(clause: Clause, found: Mapping[str, Evidence], settings: Mapping[Parameter, Setting]) -> Covered:
    return Covered(
        clause, judge(clause, found), tuple(settings[Parameter(name)] for name in clause.parameters)
    )
