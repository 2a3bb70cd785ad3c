"""Where the lines that are held and the leaves that were sealed part: edited, missing, added or moved.

Both come as (number, leaf hash), in order.  A hash that stands on both sides is the same line; what lies
between such anchors is named by what each side has there.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from safehaven_core.chain.findings import Finding, Kind, named

Known = tuple[int | None, bytes]
"""The number of a line, where known, and its leaf hash."""


class Gap(NamedTuple):
    """What stands between two anchors: lines with no leaf, and leaves with no line."""

    lines: list[int | None]
    leaves: list[int | None]
    after: int | None
    before: int | None
    at_the_end: bool


def differences(lines: Sequence[Known], leaves: Sequence[Known], after: int | None = None) -> list[Finding]:
    """Name every difference.  `after` is the number of the last line before these that agreed."""
    matched = _matched(lines, leaves)
    anchors = _longest_rising(matched)
    found = list(_moved(lines, leaves, matched, anchors))
    for gap in _gaps(lines, leaves, matched, anchors, after):
        found += _named_gap(gap)
    return found


def _matched(lines: Sequence[Known], leaves: Sequence[Known]) -> list[tuple[int, int]]:
    """Pairs of places (line, leaf) with the same hash, in the order of the lines; each leaf used once."""
    free = {leaf: place for place, (_, leaf) in enumerate(leaves)}
    pairs = ((place, free.pop(line, None)) for place, (_, line) in enumerate(lines))
    return [(place, leaf) for place, leaf in pairs if leaf is not None]


def _longest_rising(matched: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that keep both orders (patience sorting): the lines that have not moved."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for here, (_, leaf) in enumerate(matched):
        pile = bisect_left(ends, leaf)
        before.append(at[pile - 1] if pile else -1)
        if pile == len(ends):
            ends.append(leaf)
            at.append(here)
        else:
            ends[pile], at[pile] = leaf, here
    rising, here = [], at[-1] if at else -1
    while here >= 0:
        rising.append(matched[here])
        here = before[here]
    return rising[::-1]


def _moved(
    lines: Sequence[Known],
    leaves: Sequence[Known],
    matched: Sequence[tuple[int, int]],
    anchors: Sequence[tuple[int, int]],
) -> Iterator[Finding]:
    """One finding for each run of neighbouring lines that stand elsewhere than they were sealed."""
    still = {line for line, _ in anchors}
    moved = [line for line, _ in matched if line not in still]
    known = _names(lines, leaves, matched)
    for _, run in groupby(enumerate(moved), lambda pair: pair[1] - pair[0]):
        places = [place for _, place in run]
        numbers = [number for place in places if (number := known[place]) is not None]
        where = named(numbers) if numbers else "lines without a number"
        yield Finding(
            Kind.ORDER_CHANGED, where, f"Moved: now {_standing(known, places)}, and sealed elsewhere."
        )


def _names(
    lines: Sequence[Known], leaves: Sequence[Known], matched: Sequence[tuple[int, int]]
) -> list[int | None]:
    """The number of each line: as it was sealed with, or else as it is held under."""
    known = [number for number, _ in lines]
    for line, leaf in matched:
        known[line] = leaves[leaf][0] or known[line]
    return known


def _standing(known: Sequence[int | None], places: Sequence[int]) -> str:
    before = known[places[0] - 1] if places[0] else None
    after = known[places[-1] + 1] if places[-1] + 1 < len(known) else None
    if after is not None:
        return f"just before line {after}"
    return f"just after line {before}" if before is not None else "in another place"


def _gaps(
    lines: Sequence[Known],
    leaves: Sequence[Known],
    matched: Sequence[tuple[int, int]],
    anchors: Sequence[tuple[int, int]],
    after: int | None,
) -> Iterator[Gap]:
    """The stretches between anchors in which a line or a leaf stands alone."""
    known_lines, known_leaves = {line for line, _ in matched}, {leaf for _, leaf in matched}
    for (line, leaf), (next_line, next_leaf) in pairwise([(-1, -1), *anchors, (len(lines), len(leaves))]):
        if next_line - line == next_leaf - leaf == 1:
            continue
        yield Gap(
            [lines[at][0] for at in range(line + 1, next_line) if at not in known_lines],
            [leaves[at][0] for at in range(leaf + 1, next_leaf) if at not in known_leaves],
            lines[line][0] if line >= 0 else after,
            lines[next_line][0] if next_line < len(lines) else None,
            next_leaf == len(leaves),
        )


def _named_gap(gap: Gap) -> Iterator[Finding]:
    """A line in the place of a leaf was edited; what is left over was taken out or put in."""
    both = min(len(gap.lines), len(gap.leaves))
    if both:
        where = _where(gap.leaves[:both], gap, claimed=gap.lines[:both])
        yield Finding(Kind.LINE_EDITED, where, "Changed after it was sealed.")
    if missing := gap.leaves[both:]:
        yield _missing(missing, gap)
    if added := gap.lines[both:]:
        where = _where(added, gap)
        yield Finding(Kind.LINE_ADDED, where, "Put in: the ledger was never sealed with it.")


def _missing(missing: list[int | None], gap: Gap) -> Finding:
    """Lines whose leaves are there and which are not; at the very end they are the tail."""
    count = "1 line" if len(missing) == 1 else f"{len(missing)} lines"
    if gap.at_the_end and gap.before is None:
        sentence = f"The ledger ends too early: {count} sealed, and gone from the end."
        return Finding(Kind.TAIL_MISSING, _where(missing, gap), sentence)
    return Finding(
        Kind.LINE_MISSING, _where(missing, gap), f"Taken out: {count} sealed, and no longer there."
    )


def _where(numbers: list[int | None], gap: Gap, claimed: Sequence[int | None] = ()) -> str:
    """The lines by number: as stored, or as their neighbours leave room for, or as they claim."""
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers):
        return named(known)
    room = gap.before - gap.after - 1 if gap.after is not None and gap.before is not None else None
    if room == len(numbers) and gap.after is not None and gap.before is not None:
        return named(range(gap.after + 1, gap.before))
    if claims := [number for number in claimed if number is not None]:
        return named(claims)
    if room is not None:
        return f"between line {gap.after} and line {gap.before}"
    if gap.after is not None:
        return f"after line {gap.after}"
    return f"before line {gap.before}" if gap.before is not None else "every line"
