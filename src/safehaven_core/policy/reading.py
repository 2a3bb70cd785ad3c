"""From a TOML file to a pack.  Whatever is wrong is refused with its place and what right looks like."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from safehaven_core.policy.merging import Demands, Dispute
from safehaven_core.policy.orders import Order
from safehaven_core.policy.packs import Clause, Pack

MOST_BYTES = 2_000_000


class PackRefused(Exception):
    """A pack is not right.  Each fault is a sentence with its place, fit to show to whoever wrote the pack."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a pack may speak of: parameters with their orders, and controls by name."""

    parameters: Mapping[str, Order]
    controls: Collection[str]


def read_pack(content: bytes, known: Vocabulary) -> Pack:
    """Read one pack.  Raises PackRefused with every fault that was found."""
    pack = _shaped(_parsed(content))
    faults = [*_repeated(pack), *_unknown(pack, known)]
    if not faults:
        faults = _quarrels(pack, known)
    if faults:
        raise PackRefused(faults)
    return pack


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise PackRefused([f"The file has more than {MOST_BYTES:,} bytes. A policy is never that long."])
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError as wrong:
        raise PackRefused([f"The file is not in UTF-8: byte {wrong.start + 1} is wrong."]) from None
    except tomllib.TOMLDecodeError as wrong:
        raise PackRefused([f"The file is not TOML: {wrong}."]) from None
    except RecursionError:
        raise PackRefused(
            ["The file is not a pack: its lists stand inside one another without end."]
        ) from None


def _shaped(data: dict[str, Any]) -> Pack:
    try:
        return Pack.model_validate(data)
    except ValidationError as wrong:
        told = [one for one in wrong.errors() if not _follows_from_another(one, wrong.errors())]
        raise PackRefused(f"{_place(one['loc'], data)}: {_words(dict(one))}" for one in told) from None


def _follows_from_another(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether a list is only called empty because something in it was wrong."""
    here = fault["loc"]
    return fault["type"] == "too_short" and any(
        len(one["loc"]) > len(here) and one["loc"][: len(here)] == here for one in faults
    )


def _place(location: tuple[int | str, ...], data: Any) -> str:
    """Where a fault is: the nearest clause by its id, then the names on the way there."""
    names: list[str] = []
    for part in location:
        data = data[part] if _holds(data, part) else None
        if isinstance(part, int) and isinstance(data, dict) and isinstance(data.get("id"), str):
            names = [f"{names[-1].removesuffix('s')} {data['id']}"] if names else [data["id"]]
        else:
            names.append(f"number {part + 1}" if isinstance(part, int) else part)
    return ", ".join(names)


def _holds(data: Any, part: int | str) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


_SAID = {
    "extra_forbidden": "is not a key of a pack; look for a typing mistake",
    "missing": "is missing",
    "string_too_short": "is empty",
    "too_short": "is empty",
}


def _words(fault: dict[str, Any]) -> str:
    """What is wrong, in our own words where the library's are not plain."""
    kind = str(fault["type"])
    if kind == "string_pattern_mismatch":
        return f"does not look right; it must match {fault['ctx']['pattern']}"
    return _SAID.get(kind, str(fault["msg"]).removeprefix("Input ").replace("should be", "must be")) + "."


def _repeated(pack: Pack) -> list[str]:
    sections = Counter(section.id for section in pack.sections)
    clauses = Counter(clause.id for clause in pack.clauses)
    return [
        *(
            f"section {name}: there are {count} of this name."
            for name, count in sections.items()
            if count > 1
        ),
        *(f"clause {name}: there are {count} of this name." for name, count in clauses.items() if count > 1),
    ]


def _unknown(pack: Pack, known: Vocabulary) -> list[str]:
    return [fault for clause in pack.clauses for fault in _faults_of(clause, known)]


def _faults_of(clause: Clause, known: Vocabulary) -> Iterable[str]:
    if clause.control not in known.controls:
        yield f"clause {clause.id}, control: there is no control “{clause.control}”."
    for name in sorted(clause.speaks_of - clause.parameters.keys()):
        yield f"clause {clause.id}, text: “{{{{{name}}}}}” is no parameter that this clause sets."
    for name, value in clause.values().items():
        order = known.parameters.get(name)
        if order is None:
            yield f"clause {clause.id}, parameters: there is no parameter “{name}”."
        elif not order.allows(value):
            yield f"clause {clause.id}, parameters, {name}: {value!r} is not {order.looks_like}."


def _quarrels(pack: Pack, known: Vocabulary) -> list[str]:
    """Where a pack contradicts itself in a way that no order settles."""
    rulings = Demands.of(pack).rulings(known.parameters)
    return [
        f"{name}: the pack contradicts itself; "
        + " and ".join(f"clause {demand.clause} asks for {demand.value!r}" for demand in ruling.between)
        + "."
        for name, ruling in rulings.items()
        if isinstance(ruling, Dispute)
    ]
