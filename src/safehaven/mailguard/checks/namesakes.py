"""Two of the sender's own people whom the same name fits: which of them a message means.

Whoever has more words that point to them, such as their reference or birth, is meant.  Where both have the same, nobody
but the sender knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safehaven.roll.front import Report, keys_in
from safehaven_core.detection import Because, Found, Reason, Sureness

_NAMES = frozenset({Because.NAME, Because.PART_OF_NAME})

Words = dict[int, frozenset[Reason]]
"""What points to somebody, by the place of the report in which it does."""


def without_outdone(reports: Sequence[Report], own: set[str]) -> list[Report]:
    """Reports in which one's own person is possible only, where another of one's own has all their words, and more."""
    words = {key: _words_of(key, reports) for key in _meant(reports) & own}
    outdone = {
        key
        for key, mine in words.items()
        if _is_by_name(mine) and any(_covers(other, mine) and other != mine for other in words.values())
    }

    def lowered(found: Found) -> Found:
        return replace(found, sure=Sureness.POSSIBLE) if found.key in outdone else found

    return [replace(one, people=tuple(map(lowered, one.people))) for one in reports]


def alike(reports: Sequence[Report], own: set[str]) -> list[set[str]]:
    """One's own people, together where the very same words of a name point to them: two and more of each."""
    together: list[tuple[Words, set[str]]] = []
    for key in sorted(_meant(reports) & own):
        mine = _words_of(key, reports)
        same = next((keys for words, keys in together if words == mine), None)
        if same is None:
            together.append((mine, {key}))
        else:
            same.add(key)
    return [keys for words, keys in together if len(keys) > 1 and _is_by_name(words)]


def _meant(reports: Sequence[Report]) -> set[str]:
    return {key for report in reports for key in keys_in(report)}


def _words_of(key: str, reports: Sequence[Report]) -> Words:
    return {
        place: frozenset(found.because)
        for place, report in enumerate(reports)
        for found in report.people
        if found.key == key
    }


def _covers(more: Words, words: Words) -> bool:
    return all(told <= more.get(place, frozenset()) for place, told in words.items())


def _is_by_name(words: Words) -> bool:
    """Whether nothing but a name points to somebody."""
    return all(one.kind in _NAMES for told in words.values() for one in told)
