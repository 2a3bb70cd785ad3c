"""What to say less exactly, so that enough people fit: the smallest change that does it."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from safehaven_core.detection.pieced_facts import Told
from safehaven_core.detection.pieced_roll import RollFacts

MOST_TRIES = 150
MOST_ADVICE = 3


@dataclass(frozen=True, slots=True)
class Change:
    """Say one fact less exactly, or leave it out."""

    start: int
    end: int
    was: str
    instead: str


@dataclass(frozen=True, slots=True)
class Blur:
    """Changes which, made together, leave so many people who fit."""

    changes: tuple[Change, ...]
    fits: int

    def __str__(self) -> str:
        """A sentence for the person who wrote it."""
        said = [f"say ‘{each.instead}’, not ‘{each.was}’" for each in self.changes if each.instead]
        left_out = [f"‘{each.was}’" for each in self.changes if not each.instead]
        if left_out:
            said.append(f"leave out {in_words(left_out)}")
        whole = " and ".join(said)
        return f"{whole[0].upper()}{whole[1:]}, and {self.fits:,} people fit."


def in_words(things: Sequence[str]) -> str:
    """Things one after the other, as a sentence has them: a, b and c."""
    *most, last = things
    return f"{', '.join(most)} and {last}" if most else last


def blurred(text: str, facts: list[Told], roll: RollFacts, k: int) -> Iterator[Blur]:
    """The ways to reach `k` people, the one that changes least first."""
    enough: list[tuple[int, ...]] = []
    for levels in _ways(facts):
        if any(all(less <= more for less, more in zip(way, levels, strict=True)) for way in enough):
            continue  # a smaller change did already
        kept = [
            who
            for fact, level in zip(facts, levels, strict=True)
            if (who := _who(fact, level, roll)) is not None
        ]
        fits = reduce(and_, kept).bit_count() if kept else len(roll)
        if fits >= k:
            yield Blur(tuple(_changes(text, facts, levels)), fits)
            enough.append(levels)
        if len(enough) == MOST_ADVICE:
            return


def _ways(facts: list[Told]) -> Iterator[tuple[int, ...]]:
    """How far to blur each fact, the least change of all first, for as many ways as may be tried."""
    start = (0,) * len(facts)
    heap, seen = [(0, 0, start)], {start}
    for _ in range(MOST_TRIES):
        if not heap:
            return
        _cost, _changed, levels = heapq.heappop(heap)
        if any(levels):
            yield levels
        for place, fact in enumerate(facts):
            further = (*levels[:place], levels[place] + 1, *levels[place + 1 :])
            if levels[place] < len(fact.wider) and further not in seen:
                seen.add(further)
                cost = sum(
                    one.wider[level - 1].cost for one, level in zip(facts, further, strict=True) if level
                )
                heapq.heappush(heap, (cost, sum(map(bool, further)), further))


def _who(fact: Told, level: int, roll: RollFacts) -> int | None:
    ask = fact.wider[level - 1].ask if level else fact.ask
    return None if ask is None else roll.who(ask)


def _changes(text: str, facts: list[Told], levels: tuple[int, ...]) -> Iterator[Change]:
    sexes = {
        fact.value for fact, level in zip(facts, levels, strict=True) if fact.kind == "sex" and not level
    }
    their = {frozenset({"female"}): "her", frozenset({"male"}): "his"}.get(frozenset(sexes), "their")
    for fact, level in zip(facts, levels, strict=True):
        if level:
            instead = fact.wider[level - 1].words.replace("their", their)
            yield Change(fact.start, fact.end, " ".join(text[fact.start : fact.end].split()), instead)
