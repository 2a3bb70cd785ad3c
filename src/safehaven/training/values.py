"""What the policy says just now, put into the words of a course: `{{record_update_hours}}` becomes 48."""

from __future__ import annotations

import re

from safehaven.policies.front import Parameter, words_in_force

_VALUE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_NAMES = {parameter.value: parameter for parameter in Parameter}


def filled(text: str) -> str:
    """The text with the values in force at this moment."""
    return _VALUE.sub(lambda found: value_named(found[1]), text)


def value_named(name: str) -> str:
    """The value in force at this moment of a setting that a text names."""
    return words_in_force(_NAMES[name])


def unknown_values(text: str) -> list[str]:
    """Names in double braces that no policy sets, in the order in which they stand."""
    return [found[1] for found in _VALUE.finditer(text) if found[1] not in _NAMES]
