"""What is known about each person on the roll, kept so that "how many people fit all of this" is quick.

Each person has a number.  For each thing that can be asked there is a list of the numbers of those of whom it
is true, and of the lists asked lately one whole number each, whose bits say who.  Asking for all of several
things is then one `&` after the other.  The bits are made when first asked for, and kept current by a change.
"""

from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import and_
from typing import NamedTuple, TypeAlias, TypeVar

KEPT_BITS = 400  # lists whose bits are kept; a million people make 130 kB of each
FEWEST_TO_CLEAN = 1000
BORN, EVENT = "born", "event"


class Of(NamedTuple):
    """Whoever has one of these facts, each a kind and a value."""

    facts: tuple[tuple[str, str], ...]


class AnyOf(NamedTuple):
    """Whoever has any fact of a kind."""

    kind: str


class Between(NamedTuple):
    """Whoever had something happen between two days, these too, counted as `date.toordinal` does."""

    event: str
    first: int
    last: int


Ask = Of | AnyOf | Between
_Numbers: TypeAlias = "array[int]"


class RollFacts:
    """The facts of everybody on the roll."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []
        self._gone: set[int] = set()
        self._gone_bits: int | None = 0
        self._of: dict[tuple[str, str], _Numbers] = {}
        self._days: dict[str, dict[int, _Numbers]] = defaultdict(lambda: defaultdict(_numbers))
        self._bits: OrderedDict[Ask, int] = OrderedDict()
        self._current: dict[Ask, tuple[int, int]] = {}  # until the next change
        self.vocabulary = 0  # another number whenever a new value came

    def __len__(self) -> int:
        return len(self._numbers)

    def put(
        self,
        key: str,
        facts: Iterable[tuple[str, str]],
        born: date | None = None,
    ) -> None:
        """Take in what is known about a person, in place of what was known before.

        A fact is a kind and a value, such as `("district", "Leith")`.  The value of an `event` ends in its day:
        `("event", "eviction 2026-03-12")`.
        """
        if key in self._numbers:
            self.drop(key)
        self._current.clear()
        number = len(self._keys)
        self._numbers[key] = number
        self._keys.append(key)
        facts, days = _apart(facts)
        if born is not None:
            days.append((BORN, born.toordinal()))
        known = self._of
        for fact in facts:
            if fact in known:
                known[fact].append(number)
            else:
                known[fact] = array("I", (number,))
                self.vocabulary += 1
        for event, day in days:
            self.vocabulary += event not in self._days
            self._days[event][day].append(number)
        if self._bits:
            self._add_to_bits(number, set(facts), days)

    def drop(self, key: str) -> None:
        """Forget a person, if known."""
        number = self._numbers.pop(key, None)
        if number is None:
            return
        self._current.clear()
        self._gone.add(number)
        asked_lately = bool(self._bits) and self._gone_bits is not None
        self._gone_bits = (self._gone_bits or 0) | 1 << number if asked_lately else None
        if len(self._gone) > max(FEWEST_TO_CLEAN, len(self._numbers)):
            self._clean()

    def values(self) -> Iterator[tuple[str, str]]:
        """Every kind and value that somebody has or had."""
        return iter(self._of)

    def events(self) -> Iterator[str]:
        """Every kind of thing that happened to somebody, births apart."""
        return (event for event in self._days if event != BORN)

    def who(self, ask: Ask) -> int:
        """Those of whom it is true, as the bits of a number."""
        return self.counted(ask)[0]

    def counted(self, ask: Ask) -> tuple[int, int]:
        """Those of whom it is true, and how many they are."""
        found = self._current.get(ask)
        if found is None:
            bits = self._bits.pop(ask, None)
            if bits is None:
                bits = _as_bits(self._listed(ask), len(self._keys))
            self._bits[ask] = bits = bits & ~self._no_longer() if self._gone else bits
            if len(self._bits) > KEPT_BITS:
                self._bits.popitem(last=False)
                self._current.clear()
            found = self._current[ask] = bits, bits.bit_count()
        return found

    def count(self, asks: Iterable[Ask]) -> int:
        """How many people all of it is true of; everybody, where nothing is asked."""
        who = [self.who(ask) for ask in asks]
        return reduce(and_, who).bit_count() if who else len(self)

    def keys_of(self, bits: int, most: int) -> tuple[str, ...]:
        """The keys of the first of those whose bits these are."""
        found: list[str] = []
        while bits and len(found) < most:
            lowest = bits & -bits
            found.append(self._keys[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(found)

    def _no_longer(self) -> int:
        if self._gone_bits is None:
            self._gone_bits = _as_bits(self._gone, len(self._keys))
        return self._gone_bits

    def _listed(self, ask: Ask) -> Iterator[int]:
        if isinstance(ask, Of):
            return (number for fact in ask.facts for number in self._of.get(fact, ()))
        if isinstance(ask, AnyOf):
            return (number for fact, of in self._of.items() if fact[0] == ask.kind for number in of)
        days = self._days.get(ask.event, {})
        return (number for day in range(ask.first, ask.last + 1) for number in days.get(day, ()))

    def _add_to_bits(self, number: int, facts: set[tuple[str, str]], days: list[tuple[str, int]]) -> None:
        kinds = {kind for kind, _ in facts}
        for ask in self._bits:
            if isinstance(ask, Of):
                fits = not facts.isdisjoint(ask.facts)
            elif isinstance(ask, AnyOf):
                fits = ask.kind in kinds
            else:
                fits = any(event == ask.event and ask.first <= day <= ask.last for event, day in days)
            if fits:
                self._bits[ask] |= 1 << number

    def _clean(self) -> None:
        """Number everybody anew once more numbers are given up than in use."""
        stay = [number for number in range(len(self._keys)) if number not in self._gone]
        renumbered = {old: new for new, old in enumerate(stay)}
        self._keys = [self._keys[old] for old in stay]
        self._numbers = {key: number for number, key in enumerate(self._keys)}
        _renumber(self._of, renumbered)
        for days in self._days.values():
            _renumber(days, renumbered)
        self._gone, self._gone_bits = set(), 0
        self._bits.clear()
        self._current.clear()
        self.vocabulary += 1


def _apart(facts: Iterable[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, int]]]:
    """The facts that last, and what happened on one day; an event without a day is a fact like others."""
    lasting, days = [], []
    for fact in dict.fromkeys(facts):
        kind, value = fact
        event, _, day = value.rpartition(" ") if kind == EVENT else ("", "", "")
        if event and (ordinal := _ordinal(day)):
            days.append((event, ordinal))
        else:
            lasting.append(fact)
    return lasting, days


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _numbers() -> _Numbers:
    return array("I")


Key = TypeVar("Key")


def _renumber(listed: dict[Key, _Numbers], renumbered: dict[int, int]) -> None:
    for key, numbers in list(listed.items()):
        listed[key] = array("I", (renumbered[old] for old in numbers if old in renumbered))
        if not listed[key]:
            del listed[key]


def _as_bits(numbers: Iterable[int], size: int) -> int:
    flags = bytearray(size // 8 + 1)
    for number in numbers:
        flags[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(flags, "little")
