"""The last digits of numbers that only one person has: "NHS number ending 7731", and "ref 803" for SH-0803."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from safehaven_core.detection.people import Entry

LAST_DIGITS = 4
"""How many of the last digits people say."""


class Endings:
    """The people by the last four digits of each of their numbers; whoever is found is compared with what was said."""

    def __init__(self) -> None:
        self._people: dict[str, array[int]] = {}

    def add(self, entry: Entry, person: int) -> None:
        """Take in the numbers of a person."""
        for ending in _endings(entry):
            if ending in self._people:
                self._people[ending].append(person)
            else:
                self._people[ending] = array("I", (person,))

    def remove(self, entry: Entry, person: int) -> None:
        """Take them out again."""
        for ending in _endings(entry):
            self._people[ending].remove(person)

    def get(self, digits: str) -> Sequence[int]:
        """Whoever may have a number that ends so."""
        return self._people.get(digits.zfill(LAST_DIGITS)[-LAST_DIGITS:], ())


def _endings(entry: Entry) -> set[str]:
    numbers = map(_digits, (*entry.identifiers, *entry.references))
    return {number.zfill(LAST_DIGITS)[-LAST_DIGITS:] for number in numbers if number}


def _digits(number: str) -> str:
    """The digits of a number: its last letter, if it has one, is no part of what people say."""
    return number if number.isdigit() else "".join(filter(str.isdigit, number))


def is_part_of_one(said: str, entry: Entry, *, ending: bool) -> bool:
    """Whether these digits are the end of one of somebody's numbers, or all digits of a reference of theirs."""
    if ending:
        return any(_digits(number).endswith(said) for number in (*entry.identifiers, *entry.references))
    return any(number and number.lstrip("0") == said.lstrip("0") for number in map(_digits, entry.references))
