"""Which value of a parameter holds: the strictest of what the adopted packs, the organisation and Safehaven ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safehaven.policies.parameters import MEANINGS, ORDERS, Parameter
from safehaven_core.policy import Clause, Demand, Demands, Dispute, Pack, Ruling, Value

Asked = Ruling | Dispute


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of a parameter, as text, and why it holds.

    `asked` is what the adopted packs ask together; `must_choose` says that they ask for values of
    which none is stricter, and nobody has chosen one of them yet.
    """

    parameter: Parameter
    value: str
    asked: Asked | None = None
    must_choose: bool = False

    @property
    def demands(self) -> tuple[Demand, ...]:
        """The clauses that speak of it, as far as they decide."""
        if self.asked is None:
            return ()
        return self.asked.between if isinstance(self.asked, Dispute) else self.asked.asked_by


@dataclass(frozen=True, slots=True)
class Alteration:
    """What adopting or leaving packs would make of one parameter."""

    before: Setting
    after: Setting


@dataclass(frozen=True, slots=True)
class Adopted:
    """What some packs ask together.  The packs stand in the order in which they were adopted."""

    packs: tuple[Pack, ...]
    asked: Mapping[str, Asked]

    @classmethod
    def of(cls, packs: Sequence[Pack]) -> Adopted:
        return cls(tuple(packs), Demands.of(*packs).rulings(ORDERS))

    def setting(self, parameter: Parameter, chosen: str | None) -> Setting:
        """What holds, given what the organisation itself chose last."""
        asked = self.asked.get(parameter.value)
        if isinstance(asked, Dispute):
            return self._disputed(parameter, asked, chosen)
        meaning = MEANINGS[parameter]
        said = [
            value
            for value in (
                asked.value if asked else None,
                None if chosen is None else meaning.read(chosen),
                meaning.read(meaning.floor),
            )
            if value is not None
        ]
        if asked is None and chosen is None:
            return Setting(parameter, meaning.default)
        strictest = meaning.order.strictest(said)
        # Where no value is stricter than another, what the clause asks for comes first.
        return Setting(parameter, as_text(said[0] if strictest is None else strictest), asked)

    def _disputed(self, parameter: Parameter, asked: Dispute, chosen: str | None) -> Setting:
        if chosen is not None and MEANINGS[parameter].read(chosen) in asked.values:
            return Setting(parameter, chosen, asked)
        before = min(asked.between, key=self._when_adopted)
        return Setting(parameter, as_text(before.value), asked, must_choose=True)

    def _when_adopted(self, demand: Demand) -> int:
        return [pack.id for pack in self.packs].index(demand.pack)


def settings(adopted: Adopted, chosen: Mapping[str, str]) -> dict[Parameter, Setting]:
    """What holds for every parameter."""
    return {parameter: adopted.setting(parameter, chosen.get(parameter.value)) for parameter in Parameter}


def alterations(old: Mapping[Parameter, Setting], new: Mapping[Parameter, Setting]) -> list[Alteration]:
    """Each parameter of which another value would hold, or of which somebody would have to choose one."""
    return [
        Alteration(old[parameter], new[parameter])
        for parameter in Parameter
        if (old[parameter].value, old[parameter].must_choose)
        != (new[parameter].value, new[parameter].must_choose)
    ]


def words_of(settings: Iterable[Setting]) -> dict[str, str]:
    """How people say the value of each of these that holds, by parameter."""
    return {one.parameter.value: MEANINGS[one.parameter].words_for(one.value) for one in settings}


def text_as_asked(clause: Clause) -> str:
    """What a clause says, with the values that it asks for itself."""
    asked = {
        name: MEANINGS[Parameter(name)].words_for(as_text(value)) for name, value in clause.values().items()
    }
    return clause.said_with(asked)


def as_text(value: Value) -> str:
    """How a value is stored and compared: as text."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
