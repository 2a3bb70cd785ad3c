"""Tables of what is looked up, and of how often something is held."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)

# The largest number that Python keeps in 32 bytes.  Whatever a table finds is checked against the person, so
# two things with one number cost time and mislead nobody.
_BITS = (1 << 60) - 1


class Postings:
    """For each thing looked up, the people it belongs to: one number, or an array of them."""

    def __init__(self) -> None:
        self._people: dict[int, int | array[int]] = {}

    def add(self, things: Iterable[str], person: int) -> None:
        people = self._people
        for thing in things:
            key = hash(thing) & _BITS
            there = people.setdefault(key, person)
            if there is person:
                continue
            if isinstance(there, int):
                people[key] = array("I", (there, person))
            elif there[-1] != person:
                there.append(person)

    def remove(self, things: Iterable[str], person: int) -> None:
        for key in {hash(thing) & _BITS for thing in things}:
            there = self._people[key]
            if isinstance(there, int) or len(there) == 1:
                del self._people[key]
            else:
                there.remove(person)

    def get(self, thing: str) -> Iterable[int]:
        there = self._people.get(hash(thing) & _BITS, ())
        return (there,) if isinstance(there, int) else there

    def __len__(self) -> int:
        return len(self._people)

    def __contains__(self, thing: str) -> bool:
        return hash(thing) & _BITS in self._people


class Counts(dict[Thing, int], Generic[Thing]):
    """How often each thing is held."""

    def up(self, thing: Thing) -> bool:
        """Count one more; whether it is the first."""
        count = self.get(thing, 0)
        self[thing] = count + 1
        return not count

    def down(self, thing: Thing) -> bool:
        """Count one less; whether it was the last."""
        left = self[thing] - 1
        if left:
            self[thing] = left
        else:
            del self[thing]
        return not left
