"""Several policies at once: the strictest demand holds, whatever the order in which they were adopted.

A policy is the set of what its clauses demand, and merging is the union of such sets; so it makes no
difference what is merged first, or twice.  No pack can loosen another, because a demand is never taken
out by adding one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from safehaven_core.policy.orders import Order, Value
from safehaven_core.policy.packs import Pack


@dataclass(frozen=True, slots=True)
class Demand:
    """One clause asks for one value of one parameter."""

    parameter: str
    clause: str
    pack: str
    value: Value


@dataclass(frozen=True, slots=True)
class Ruling:
    """The value that holds, and the clauses that ask for just that, in the order of their names."""

    value: Value
    asked_by: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """The order cannot decide: somebody must choose one of the values that these clauses ask for."""

    between: tuple[Demand, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """What may be chosen, each once."""
        return tuple(dict.fromkeys(demand.value for demand in self.between))


class Demands:
    """Everything that some packs ask for."""

    def __init__(self, demands: Iterable[Demand] = ()) -> None:
        self._all = frozenset(demands)

    @classmethod
    def of(cls, *packs: Pack) -> Demands:
        """What the clauses of these packs ask for."""
        return cls(
            Demand(name, clause.id, pack.id, value)
            for pack in packs
            for clause in pack.clauses
            for name, value in clause.values().items()
        )

    def __or__(self, other: Demands) -> Demands:
        """What both ask for, together."""
        return Demands(self._all | other._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Demands) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self._all)

    def on(self, parameter: str) -> tuple[Demand, ...]:
        """The demands on one parameter, in the order of their clauses."""
        ours = (demand for demand in self._all if demand.parameter == parameter)
        return tuple(sorted(ours, key=lambda demand: (demand.clause, demand.pack, str(demand.value))))

    def rulings(self, orders: Mapping[str, Order]) -> dict[str, Ruling | Dispute]:
        """What holds for each parameter that anybody speaks of.  Raises KeyError for one without an order."""
        names = sorted({demand.parameter for demand in self._all})
        return {name: _rule(orders[name], self.on(name)) for name in names}


def _rule(order: Order, demands: Collection[Demand]) -> Ruling | Dispute:
    value = order.strictest([demand.value for demand in demands])
    if value is None:
        return Dispute(tuple(demands))
    return Ruling(value, tuple(demand for demand in demands if demand.value == value) or tuple(demands))


NOTHING_ASKED = Demands()
