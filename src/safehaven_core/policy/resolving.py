"""Packs that stand on other packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from safehaven_core.policy.packs import Pack
from safehaven_core.policy.reading import PackRefused


def with_those_it_extends(names: Iterable[str], packs: Mapping[str, Pack]) -> tuple[Pack, ...]:
    """These packs and all that they stand on, each once, what is stood on first.

    Raises PackRefused for a pack that is not there, and for packs that stand on one another in a circle.
    """
    found: dict[str, Pack] = {}
    for name in names:
        _take(name, packs, (), found)
    return tuple(found.values())


def _take(name: str, packs: Mapping[str, Pack], above: tuple[str, ...], found: dict[str, Pack]) -> None:
    if name in found:
        return
    if name in above:
        circle = " → ".join([*above[above.index(name) :], name])
        raise PackRefused([f"pack {name}: packs extend one another in a circle: {circle}."])
    if name not in packs:
        who = f"pack {above[-1]}, extends: " if above else ""
        raise PackRefused([f"{who}there is no pack “{name}”."])
    for below in packs[name].extends:
        _take(below, packs, (*above, name), found)
    found[name] = packs[name]
