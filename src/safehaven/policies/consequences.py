"""What a change of the policy would do to what is under way.  Apps above say it, each for the parameters it reads.

    consequence(Parameter.FAX, drafts_held_by_fax)

registers a function that is given the value before and the value after, and finds sentences such as
“14 drafts would be held.”  What adopting any policy does, whatever it sets, is registered by `on_adopting`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from safehaven.foundation.logs import log
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.settling import Alteration

Find = Callable[[str, str], Iterable[str]]

_CONSEQUENCES: dict[Parameter, list[Find]] = {}
_ON_ADOPTING: list[Callable[[], Iterable[str]]] = []


def consequence(parameter: Parameter, find: Find) -> None:
    """Register what finds the consequences of another value of a parameter."""
    _CONSEQUENCES.setdefault(parameter, []).append(find)


def on_adopting(find: Callable[[], Iterable[str]]) -> None:
    """Register what finds the consequences of adopting a policy."""
    _ON_ADOPTING.append(find)


def consequences_of_adopting() -> list[str]:
    """What adopting a policy would do to people and what is under way, whatever the policy sets."""
    return [sentence for find in _ON_ADOPTING for sentence in find()]


def consequences_of(alterations: Iterable[Alteration]) -> list[str]:
    """What these alterations would do to what is under way, in the order of the parameters."""
    return [
        sentence
        for one in alterations
        if one.before.value != one.after.value
        for find in _CONSEQUENCES.get(one.after.parameter, ())
        for sentence in _found(find, one)
    ]


def _found(find: Find, one: Alteration) -> list[str]:
    try:
        return list(find(one.before.value, one.after.value))
    except Exception:  # noqa: BLE001 - whatever it was, silence would be taken for "nothing"
        parameter = one.after.parameter
        log.error("policies:consequence_unreadable", parameter=parameter.value, exc_info=True)
        return [f"What this does to “{MEANINGS[parameter].title}” could not be counted."]
