"""The people we hold, kept so that a text can be asked about a million of them.

Nothing here is on disk, and a change is seen by the next question: `put` and `drop` alter every table in place.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from string import ascii_lowercase
from sys import intern

from safehaven_core.detection.endings import Endings
from safehaven_core.detection.lookout import Lookout
from safehaven_core.detection.nicknames import SHORT
from safehaven_core.detection.people import (
    Entry,
    Person,
    anchors_of,
    entry_of,
    facts_of,
    forms_of,
    is_everywhere,
    is_weak,
    names_in,
    pack,
    pairs_of,
    unpack,
    weak_anchors_of,
)
from safehaven_core.detection.pieced import RollFacts
from safehaven_core.detection.postings import Counts, Postings

_MOST_RECENT = 4_096


class Roll:
    """The people we hold, ready to be looked for.

    The tables are for the rest of this package; others put, drop, count, and ask by `examine`.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []
        self._packed: list[str] = []
        self._free: list[int] = []
        self._recent: dict[int, Entry] = {}
        self._families: Counts[str] = Counts()
        self._givens: Counts[tuple[str, ...]] = Counts()
        self.words = Lookout()
        self.partners = self.words.partners
        self.pairs = Postings()
        self.related = Postings()
        self.shorts = Postings()
        self.facts = Postings()
        self.endings = Endings()
        self.born: dict[int, array[int]] = {}
        self.family_of: list[str] = []
        self.given_of: list[str] = []
        self.born_of = array("i")
        self.told = RollFacts()
        """What texts without a name are asked about."""
        with _garbage_later():
            for person in people:
                self.put(person)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def key(self, person: int) -> str:
        return self._keys[person]

    def entry(self, person: int) -> Entry:
        entry = self._recent.get(person)
        if entry is None:
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            entry = self._recent[person] = unpack(self._packed[person])
        return entry

    def called(self, person: int) -> str:
        """All names of somebody, as they are packed: whoever is called the same has the same."""
        return names_in(self._packed[person])

    def family(self, word: str, most: int) -> list[int]:
        """The people with this word in their family name, until there are more than asked for."""
        people: list[int] = []
        for initial in ("", *ascii_lowercase):
            people += self.shorts.get(f"{initial} {word}")
            if len(people) > most:
                break
        return people

    def put(self, person: Person) -> None:
        """Take somebody in, or take in what is new about them."""
        if person.key in self._numbers:
            self.drop(person.key)
        entry = entry_of(person)
        number = self._place(person.key, entry)
        for postings, things in self._things(entry):
            postings.add(things, number)
        self.endings.add(entry, number)
        for family, given in _held(entry):
            self._take(family, given)
        self.told.put(person.key, person.facts, person.born)
        if entry.born:
            if entry.born in self.born:
                self.born[entry.born].append(number)
            else:
                self.born[entry.born] = array("I", (number,))

    def drop(self, key: str) -> None:
        """Let somebody go; nothing happens where they are not held."""
        number = self._numbers.pop(key, None)
        if number is None:
            return
        entry = self.entry(number)
        for postings, things in self._things(entry):
            postings.remove(things, number)
        self.endings.remove(entry, number)
        for family, given in _held(entry):
            self._give(family, given)
        self.told.drop(key)
        if entry.born:
            self.born[entry.born].remove(number)
        self._keys[number] = self._packed[number] = self.family_of[number] = self.given_of[number] = ""
        self.born_of[number] = 0
        self._free.append(number)
        self._recent.pop(number, None)

    def _place(self, key: str, entry: Entry) -> int:
        name = entry.names[0]
        family, given = intern(" ".join(name.anchors)), intern(name.given[0] if name.given else "")
        if self._free:
            number = self._free.pop()
            self._keys[number], self._packed[number] = key, pack(entry)
            self.family_of[number], self.given_of[number] = family, given
            self.born_of[number] = entry.born
        else:
            number = len(self._keys)
            self._keys.append(key)
            self._packed.append(pack(entry))
            self.family_of.append(family)
            self.given_of.append(given)
            self.born_of.append(entry.born)
        self._numbers[key] = number
        return number

    def _take(self, family: str, given: tuple[str, ...]) -> None:
        """Take in the words of a name; most names share theirs with many, and then there is nothing to do."""
        if self._families.up(family):
            self.words.add([anchor for anchor in anchors_of(family) if not is_everywhere(anchor)])
        if self._givens.up(given):
            self.words.add_partners(_with_short(forms_of(given)))
        for word, partner in _weak_pairs(family, given):
            self.words.add((word,))
            self.words.add_partners(_with_short((partner,)))

    def _give(self, family: str, given: tuple[str, ...]) -> None:
        """Let go of the words of a name."""
        if self._families.down(family):
            self.words.remove([anchor for anchor in anchors_of(family) if not is_everywhere(anchor)])
        if self._givens.down(given):
            self.words.remove_partners(_with_short(forms_of(given)))
        for word, partner in _weak_pairs(family, given):
            self.words.remove((word,))
            self.words.remove_partners(_with_short((partner,)))

    def _things(self, entry: Entry) -> list[tuple[Postings, list[str]]]:
        pairs: list[str] = []
        shorts: list[str] = []
        for given, family in entry.names:
            pairs += pairs_of(family, given)
            for single in entry.single:
                pairs += pairs_of(family, (single,))
            initial = given[0][0] if given else ""
            shorts += [f"{initial} {anchor}" for anchor in anchors_of(family)]
            if given:
                shorts.append(f"{given[0]} {family[:1]}.")
        things = [(self.pairs, pairs), (self.shorts, shorts), (self.facts, facts_of(entry))]
        if entry.related:
            related = [pair for name in entry.related for pair in pairs_of(name.family, name.given)]
            things.append((self.related, related))
        return things


def _with_short(forms: Iterable[str]) -> Iterator[str]:
    """What may be written for these beside the word that is looked for."""
    for form in forms:
        yield form
        yield from SHORT.get(form, ())


def _held(entry: Entry) -> list[tuple[str, tuple[str, ...]]]:
    names = [(name.family, name.given) for name in (*entry.names, *entry.related)]
    return names + [(name.family, (single,)) for single in entry.single for name in entry.names]


@contextmanager
def _garbage_later() -> Iterator[None]:
    """A quarter of the time of building would go into looking for circles that building does not make."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _weak_pairs(family: str, given: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs of a family name whose bearers are found by their given names."""
    weak = weak_anchors_of(family)
    if not weak:
        return []
    pairs = [(anchor, form) for anchor in weak for form in forms_of(given)]
    return [
        (anchor, form) if is_weak(form) else (written, anchor)
        for anchor, form in pairs
        for written in (form, *SHORT.get(form, ()))
    ]
