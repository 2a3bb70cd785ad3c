"""What a set of mail is made of, gathered from the modules of the set."""

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from types import ModuleType
from typing import Any

Notation = Callable[[str], str]
Layout = Callable[[str, list[str], str], str]


@dataclass(frozen=True)
class Names:
    """The names of one set, and what else may be so of its people."""

    given: list[str]
    family: list[str]
    short: dict[str, list[str]]
    middle: list[str]
    streets: list[str]
    towns: list[str]
    areas: list[str]
    conditions: list[str]
    ethnicities: list[str]
    jobs: list[str]
    offences: list[str]
    women: frozenset[str]  # where a given name says who is a woman


@dataclass(frozen=True)
class Making:
    """All that one set is made of; beside the names, each is what a module of the set calls so, in capitals."""

    names: Names
    seed: int
    workers: Sequence[str]
    habits: Mapping[str, Any]
    births: Sequence[str]
    phones: Sequence[Notation]
    tens: Sequence[Notation]
    layouts: Sequence[Layout]
    openings: Sequence[str]
    closings: Sequence[str]
    about: Sequence[str]
    around: Sequence[str]
    speaks_of: Mapping[str, Sequence[str]]
    means_nothing: Sequence[str]
    common_words: Sequence[str]
    places_and_dates: Sequence[str]
    look_like_numbers: Sequence[str]
    strangers: Sequence[tuple[str, str]]
    telling: Mapping[str, Sequence[str]]
    alike: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kin_apart: bool = False  # strangers are nobody's relatives either
    rounds: int = 1  # how often the common cases come round to each sort of names alike
    early: bool = False  # made before the others: it stays as it was, though they are made better


def made_of(*modules: ModuleType) -> Making:
    """A set, as its modules together say it."""
    said = ChainMap(*map(vars, modules))
    parts = {part.name: part.name.upper() for part in fields(Making)}
    return Making(_names(said), **{part: said[name] for part, name in parts.items() if name in said})


def _names(said: Mapping[str, str]) -> Names:
    pairs = (entry.split(":") for entry in said["SHORT_FORMS"].split())
    return Names(
        given=said["GIVEN"].split(),
        family=[name.replace("_", " ") for name in said["FAMILY"].split()],
        short={formal: short.split(",") for formal, short in pairs},
        middle=said["MIDDLE"].split(),
        streets=said["STREETS"].split(","),
        towns=said["TOWNS"].split(","),
        areas=said["AREAS"].split(),
        conditions=said["CONDITIONS"].split(","),
        ethnicities=said["ETHNICITIES"].split(","),
        jobs=said["JOBS"].split(","),
        offences=said["OFFENCES"].split(","),
        women=frozenset(said.get("WOMEN", "").split()),
    )
