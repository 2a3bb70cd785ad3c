"""Check the ledger in the database: the same comparison as of an export, and what only we can see.

Only we hold the digest key, know each leaf's line by number, and keep the inner hashes and the columns for
searching.  What is read first is never newer than what is read later, so a ledger that grows meanwhile is
not taken for a broken one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, repeat

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from safehaven.interface.counting import counted
from safehaven.ledger import kept, tree
from safehaven.ledger.keys import digest_key_of, verifier
from safehaven.ledger.models import Checkpoint, Leaf, Line, Node
from safehaven_core.chain.checkpoints import peek
from safehaven_core.chain.comparing import NotOurs, compare, open_line
from safehaven_core.chain.findings import Finding, Kind, named
from safehaven_core.chain.judging import Held, open_claims
from safehaven_core.chain.notes import NotANote
from safehaven_core.chain.tree import Frontier
from safehaven_core.chain.tree import Node as Subtree

STEP = 2_000
IN_THE_FILE = "the checkpoint kept beside the database"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and how many sealed lines it went over."""

    size: int
    findings: list[Finding]


def check(outside: Mapping[str, bytes] | None = None) -> Checked:
    """Check everything.  outside: further checkpoints that somebody kept, by what to call them."""
    leaves, beside = tree.size(), kept.newest()
    stored = list(Checkpoint.objects.order_by("id").values_list("size", "note"))
    notes = [note.encode() for _, note in stored]
    claims, found = open_claims(notes, [verifier()], _outside(outside or {}, beside))
    size = max([leaves, *(claim.checkpoint.size for claim in claims)])
    if size:
        found += _not_kept(beside, notes, leaves)
    found += _renamed(stored)
    found += compare(held_lines(size), stored_leaves(size), claims)
    if not found:
        found += _altered_nodes(size)
    return Checked(size, [*found, *_written_by_others()])


# ── Checkpoints ───────────────────────────────────────────────────────────────────────────────────────


def _outside(given: Mapping[str, bytes], beside: bytes | None) -> dict[str, bytes]:
    return {**given, **({} if beside is None else {IN_THE_FILE: beside})}


def _not_kept(beside: bytes | None, notes: list[bytes], leaves: int) -> Iterator[Finding]:
    """The file beside the database and the database's own checkpoints, where one is without the other."""
    if beside is None:
        yield Finding(
            Kind.FILE_MISSING,
            kept.path().name,
            "No checkpoint is kept beside the database, so lines cut off its end cannot be noticed.  If this is "
            "a new machine, or a restored copy, start the file with: safehaven ledger checkpoint",
        )
        return
    size = _size_in(beside)
    if size and size <= leaves and beside not in notes:
        sentence = f"It was signed over {counted(size, 'line')}, and is not in the database any more."
        yield Finding(Kind.CHECKPOINT_MISSING, IN_THE_FILE, sentence)


def _renamed(stored: list[tuple[int, str]]) -> Iterator[Finding]:
    """Checkpoints whose column for searching says another size than they do."""
    for place, (size, note) in enumerate(stored, start=1):
        said = _size_in(note.encode())
        if said not in {None, size}:
            sentence = f"Its column for searching was changed: {size} instead of {said}."
            yield Finding(Kind.CHECKPOINT_FORGED, f"checkpoint {place}", sentence)


def _size_in(note: bytes) -> int | None:
    try:
        return peek(note).size
    except NotANote:
        return None


# ── Lines and leaves, side by side ────────────────────────────────────────────────────────────────────


def stored_leaves(size: int) -> Iterator[Held]:
    """The leaf hashes up to a size, each with the number of its line; an empty one where a leaf is gone."""
    rows = Leaf.objects.filter(index__lt=size).order_by("index").values_list("index", "number", "hash")
    place = 0
    for index, number, leaf in rows.iterator(STEP):
        yield from repeat(_GONE, index - place)
        yield number, bytes(leaf)
        place = index + 1


_GONE: Held = (None, b"")


def held_lines(size: int) -> Iterator[Held]:
    """The lines up to a size, in the order of their leaves.

    Where a leaf is gone, the lines without a leaf that stand between its neighbours take its place: they
    tell the comparison that it was the leaf which went, and not the line.
    """
    lines = _Lines()
    after, place = 0, 0
    leaves = Leaf.objects.filter(index__lt=size).order_by("index").values_list("index", "number")
    for index, number in leaves.iterator(STEP):
        entry = lines.take(number)
        if index > place:
            yield from lines.strays(after, number, index - place)
        if entry is not None:
            yield number, entry
        after, place = number, index + 1
    if size > place:
        yield from lines.the_rest(size - place)


class _Lines:
    """The lines by number, read once.  Those nobody has asked for yet wait: they are few."""

    def __init__(self) -> None:
        rows = Line.objects.order_by("number").values_list("number", "entry").iterator(STEP)
        self._ahead: Iterator[tuple[int, str]] = rows
        self._waiting: dict[int, bytes] = {}
        self._read_up_to = 0

    def take(self, number: int) -> bytes | None:
        """The line with this number, or None if it is gone."""
        while self._read_up_to < number and (row := next(self._ahead, None)):
            self._read_up_to = row[0]
            self._waiting[row[0]] = row[1].encode()
        return self._waiting.pop(number, None)

    def strays(self, after: int, before: int, most: int) -> Iterator[Held]:
        """Lines that wait between two numbers, in order."""
        between = sorted(number for number in self._waiting if after < number < before)
        for number in between[:most]:
            yield number, self._waiting.pop(number)

    def the_rest(self, most: int) -> Iterator[Held]:
        """The first of the lines behind the last one taken."""
        waiting = sorted(self._waiting.items())
        rest = ((number, entry.encode()) for number, entry in self._ahead)
        for held, _ in zip(chain(waiting, rest), range(most), strict=False):
            yield held


# ── What only we can see ──────────────────────────────────────────────────────────────────────────────


def _written_by_others() -> Iterator[Finding]:
    """Lines that Safehaven did not write, or whose columns for searching say something else than they do."""
    found_by = Leaf.objects.filter(number=OuterRef("number")).values("about")
    rows = Line.objects.annotate(found_by=Coalesce(Subquery(found_by), "about")).order_by("number")
    columns_of = ("number", "at", "act", "by", "about", "found_by", "entry")
    for number, *columns, entry in rows.values_list(*columns_of).iterator(STEP):
        try:
            read = open_line(entry.encode(), digest_key_of)
        except NotOurs as reason:
            yield Finding(Kind.LINE_FORGED, f"line {number}", str(reason))
            continue
        about = read.about[0] if read.about else ""
        if [read.number, read.at, read.act, read.by, about, about] != [number, *columns]:
            sentence = "Its columns for searching were changed: they say something else than the line does."
            yield Finding(Kind.LINE_EDITED, f"line {number}", sentence)


def _altered_nodes(size: int) -> Iterator[Finding]:
    """Inner hashes that are not those of the leaves below them."""
    frontier, stored = Frontier(), {level: _nodes(level) for level in range(1, size.bit_length())}
    for _, leaf in stored_leaves(size):
        for node in frontier.grow(leaf):
            if next(stored[node.level], None) != (node.place, node.hash):
                yield _altered_node(node)
                # What follows on this level is no longer in step; one finding says enough.
                stored[node.level] = _nodes(node.level, node.place + 1)


def _nodes(level: int, first: int = 0) -> Iterator[tuple[int, bytes]]:
    rows = Node.objects.filter(level=level, place__gte=first).order_by("place").values_list("place", "hash")
    return ((place, bytes(stored)) for place, stored in rows.iterator(STEP))


def _altered_node(node: Subtree) -> Finding:
    first = node.place << node.level
    numbers = list(
        Leaf.objects.filter(index__in=[first, first + (1 << node.level) - 1]).values_list("number", flat=True)
    )
    sentence = (
        "The stored hash over these lines was changed or is gone.  The lines and their leaves are sound."
    )
    return Finding(Kind.NODES_ALTERED, named(range(min(numbers), max(numbers) + 1)), sentence)
