"""Who on the roll a text is about, how sure that is, and because of which words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from safehaven_core.detection.clues import Clues, Sign
from safehaven_core.detection.finding import PeopleFinder
from safehaven_core.detection.folding import fold
from safehaven_core.detection.halves import FEW
from safehaven_core.detection.layers import Layer, layers_of
from safehaven_core.detection.report import Because, Found, Reason, Sureness
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.weighing import weigh
from safehaven_core.detection.work import TooMuch, Work

LONGEST = 64_000_000
"""Of a longer text only so much is read, and the answer says that it is unfinished."""

_RANK = {Sureness.CERTAIN: 3, Sureness.LIKELY: 2, Sureness.POSSIBLE: 1}
_ALONE_ONLY_OF_FEW = frozenset({Because.PHONE, Because.ADDRESS, Because.EMAIL, Because.PART_OF_NAME})
_HALVES = {Because.PART_OF_NAME, Because.GIVEN_NAME, Because.NEAR_NAME}
_NAME_PARTS = frozenset({Because.PART_OF_NAME, Because.GIVEN_NAME, Because.INITIALS, Because.NEAR_NAME})

Place = Callable[[int, int], tuple[int, int]]
Told = dict[Sign, int]


def find_people(text: str, roll: Roll, *, today: date) -> tuple[tuple[Found, ...], bool]:
    """Everybody on the roll whom the text is about, by key, and whether the whole text was read."""
    finished = len(text) <= LONGEST
    clues: dict[int, Clues] = defaultdict(Clues)
    try:
        gather(text[:LONGEST], roll, Work(len(text)), today, clues)
    except TooMuch:
        finished = False
    return tuple(_weighed(clues, roll)), finished


def gather(text: str, roll: Roll, work: Work, today: date, clues: dict[int, Clues]) -> None:
    """Read the text and each other reading of it; raises TooMuch where the work allowed is done."""
    if not len(roll):
        return
    _read(text, None, roll, work, today, clues)
    for layer in layers_of(text):
        work.spend(len(layer.text) // 16)
        _read(layer.text, _placed(layer), roll, work, today, clues)


def _read(
    text: str, place: Place | None, roll: Roll, work: Work, today: date, clues: dict[int, Clues]
) -> None:
    """Gather from one reading; without a `place` its signs stand where the folded text says."""
    folded = fold(text)
    finder = PeopleFinder(folded, roll, work, today)
    try:
        finder.gather()
    finally:
        if place is None and folded.shifts is None and not clues:
            clues.update(finder.clues)
        else:
            for person, found in finder.clues.items():
                for sign, people in found.reasons.items():
                    span = folded.place(sign.start, sign.end)
                    clues[person].add(Sign(*(place(*span) if place else span), sign.kind), people)


def _placed(layer: Layer) -> Place:
    return lambda start, end: (layer.starts[start], layer.ends[end - 1])


def _weighed(clues: dict[int, Clues], roll: Roll) -> list[Found]:
    """Each person as sure as their reasons make us; words that fit several belong to whom most else is said of."""
    if len(clues) > 1:
        _leave_out_names_of_others(clues)
    # Namesakes are told, and weighed, by the same words.
    alike: dict[tuple[tuple[Sign, int], ...], list[int]] = {}
    for person, found in clues.items():
        alike.setdefault(tuple(found.reasons.items()), []).append(person)
    groups = [(dict(signs), people) for signs, people in alike.items()]
    sures = [_sureness(signs) for signs, _people in groups]
    claims: dict[tuple[int, int], int] = {}
    for (signs, _people), sure in zip(groups, sures, strict=True):
        rank = _rank(sure)
        for start, end, _kind in signs:
            if rank > claims.get((start, end), -1):
                claims[start, end] = rank
    result = []
    for (signs, people), sure in zip(groups, sures, strict=True):
        rank = _rank(sure)
        own, still = signs, sure
        if any(claims[start, end] > rank for start, end, _kind in signs):
            own = {sign: count for sign, count in signs.items() if claims[sign.start, sign.end] <= rank}
            still = _sureness(own)
        if still:
            because = tuple([Reason(*sign) for sign in sorted(_apart(own))])
            result += [Found(roll.key(person), still, because) for person in people]
    return sorted(result, key=lambda found: found.key)


def _leave_out_names_of_others(clues: dict[int, Clues]) -> None:
    """Costa in "Ana Costa, 07700 900555" is Ana's, though her child has the same name and telephone."""
    order = sorted(
        (sign.start, sign.end, person)
        for person, found in clues.items()
        for sign in found.reasons
        if sign.kind is Because.NAME
    )
    if not order:
        return
    for person, found in clues.items():
        parts = [sign for sign in found.reasons if sign.kind in _NAME_PARTS]
        if not parts:
            continue
        signs = {(sign.start, sign.end) for sign in found.reasons if sign.kind not in _NAME_PARTS}
        for sign in parts:
            at = bisect_right(order, (sign.start, LONGEST, 0)) - 1
            while at >= 0 and order[at][1] >= sign.end:
                other = order[at][2]
                if other != person and signs & {(own.start, own.end) for own in clues[other].reasons}:
                    del found.reasons[sign]
                    break
                at -= 1


def _rank(sure: Sureness | None) -> int:
    return _RANK[sure] if sure else 0


def _apart(signs: Told) -> Iterator[Sign]:
    """The signs but for those that are only a part of a whole name which is there."""
    names = [sign for sign in signs if sign.kind is Because.NAME]
    for sign in signs:
        if sign.kind is Because.NAME or not any(
            name.start <= sign.start and sign.end <= name.end for name in names
        ):
            yield sign


def _sureness(signs: Told) -> Sureness | None:
    kinds = {sign.kind for sign in signs}
    sure = weigh(kinds)
    # Two halves that several people have name each of them as little as a whole name that they share.
    if len(kinds) > 1 and kinds <= _HALVES and max(signs.values()) > 1:
        return Sureness.POSSIBLE
    if len(kinds) == 1 and sure:
        [kind] = kinds
        if kind in _ALONE_ONLY_OF_FEW and min(signs.values()) > FEW:
            return None
        if kind is Because.NAME and min(signs.values()) > 1:
            return Sureness.POSSIBLE
    return sure
