"""Findings as JSON and back: frozen dataclasses of tuples, words, numbers and dates."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Carried = TypeVar("Carried")


def plain(thing: Any) -> Any:
    """What JSON can hold of a finding."""
    if is_dataclass(thing):
        return {field.name: plain(getattr(thing, field.name)) for field in fields(thing) if field.init}
    if isinstance(thing, tuple):
        return [plain(one) for one in thing]
    if isinstance(thing, Enum):
        return thing.value
    return thing.isoformat() if isinstance(thing, date) else thing


def as_it_was(kind: type[Carried], said: Any) -> Carried:
    """The finding that `plain` made this of.  Raises ValueError, TypeError or KeyError where it is none."""
    return cast("Carried", _made(kind, said))


def _made(kind: Any, said: Any) -> Any:
    if is_dataclass(kind):
        said = _simple(dict, said)
        hints = _hints(cast("type", kind))
        return cast("type", kind)(**{name: _made(hints[name], one) for name, one in said.items()})
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return None if said is None else _made(next(one for one in inside if one is not type(None)), said)
    if origin is tuple:
        said = _simple(list, said)
        kinds = [inside[0]] * len(said) if inside[-1] is Ellipsis else inside
        return tuple(_made(one, each) for one, each in zip(kinds, said, strict=True))
    return _simple(kind, said)


def _simple(kind: Any, said: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(said)
    if kind is date:
        return date.fromisoformat(said)
    if not isinstance(said, kind):
        raise TypeError(f"{kind} was expected.")
    return said


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
