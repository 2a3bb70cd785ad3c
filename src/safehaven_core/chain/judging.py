"""Signed checkpoints held against the roots that the ledger gives now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from safehaven_core.chain.checkpoints import Checkpoint, open_checkpoint, peek
from safehaven_core.chain.findings import Finding, Kind
from safehaven_core.chain.lines import number_in
from safehaven_core.chain.notes import NotANote, NoteRefused, Verifier
from safehaven_core.chain.tree import Frontier

Held = tuple[int | None, bytes]
"""A line as it is held, or a stored leaf hash: with the line's number, where that is known from elsewhere."""


class Claim(NamedTuple):
    """A checkpoint whose signature holds, and how to speak of it.  outside: kept apart from the ledger."""

    checkpoint: Checkpoint
    where: str
    outside: bool = False


class Tally:
    """A growing tree that notes its root, and the last line, at each size that a checkpoint speaks of."""

    def __init__(self, sizes: Iterable[int]) -> None:
        """Watch for these sizes."""
        self._sizes = frozenset(sizes)
        self._frontier = Frontier()
        self._roots = {0: self._frontier.root()}
        self._ends: dict[int, int | None] = {}
        self._last: Held | None = None
        self._highest = 0

    @property
    def size(self) -> int:
        """How many leaves so far."""
        return self._frontier.size

    def append(self, leaf: bytes, held: Held) -> None:
        """Add the next leaf hash, and the line that it stands for."""
        self._frontier.append(leaf)
        self._last = held
        number, size = held[0], self._frontier.size
        if number is not None and number > self._highest:
            self._highest = number
        if size in self._sizes:
            self._roots[size], self._ends[size] = self._frontier.root(), self.last_number()

    def fork(self) -> "Tally":
        """The same tree so far, growing apart from here on."""
        other = Tally(self._sizes)
        other._frontier = self._frontier.copy()
        other._roots, other._ends = dict(self._roots), dict(self._ends)
        other._last, other._highest = self._last, self._highest
        return other

    def holds(self, claim: Claim) -> bool:
        """Whether the root at the size of this checkpoint is the one that was signed."""
        return self._roots.get(claim.checkpoint.size) == claim.checkpoint.root

    def last_number(self) -> int | None:
        """The number of the last line, where there is one and it says so; the highest, where they are known."""
        return self._highest or number_of(self._last)

    def number_at(self, size: int) -> int | None:
        """The number of the last line within this size, one of those watched for."""
        return self._ends.get(size)


def number_of(held: Held | None) -> int | None:
    """The number that a line is known by, or that it gives itself."""
    if held is None:
        return None
    number, line = held
    return number_in(line) if number is None else number


def open_claims(
    notes: Iterable[bytes], verifiers: Sequence[Verifier], outside: Mapping[str, bytes]
) -> tuple[list[Claim], list[Finding]]:
    """The checkpoints that were really signed, in order, and a finding for each that was not.

    notes: those of the ledger itself.  outside: those kept apart from it, by what to call them.
    """
    claims, findings = [], []
    inside = ((f"checkpoint {place}", note, False) for place, note in enumerate(notes, start=1))
    for where, note, is_outside in (*inside, *((where, note, True) for where, note in outside.items())):
        try:
            claims.append(Claim(open_checkpoint(note, verifiers), where, is_outside))
        except NoteRefused as refusal:
            findings.append(Finding(Kind.CHECKPOINT_FORGED, where + _size_of(note), str(refusal)))
    return claims, findings


def judge(claims: Sequence[Claim], tally: Tally) -> list[Finding]:
    """What the checkpoints say against the ledger as it is now."""
    inside = [claim for claim in claims if not claim.outside]
    largest = max(claims, key=lambda claim: claim.checkpoint.size, default=None)
    return [
        *_out_of_order(inside),
        *_rewritten([*inside, *_unlike(claims, inside)], tally),
        *_differing(inside, tally),
        *_not_level(largest, tally),
    ]


def _size_of(note: bytes) -> str:
    try:
        return f" (size {peek(note).size})"
    except NotANote:
        return ""


def _unlike(claims: Sequence[Claim], inside: Sequence[Claim]) -> Iterator[Claim]:
    """Checkpoints kept outside, without those that the ledger has as well."""
    known = {claim.checkpoint for claim in inside}
    return (claim for claim in claims if claim.outside and claim.checkpoint not in known)


def _out_of_order(claims: Sequence[Claim]) -> Iterator[Finding]:
    """A ledger only grows, and stays the same ledger."""
    for earlier, later in pairwise(claims):
        sizes = earlier.checkpoint.size, later.checkpoint.size
        if sizes[1] < sizes[0]:
            sentence = (
                f"It speaks of {sizes[1]} lines, after one that spoke of {sizes[0]}.  A ledger never shrinks."
            )
            yield Finding(Kind.HISTORY_REWRITTEN, later.where, sentence)
        if later.checkpoint.origin != earlier.checkpoint.origin:
            sentence = "It belongs to another ledger than the one before it: its origin differs."
            yield Finding(Kind.CHECKPOINT_FORGED, later.where, sentence)


def _rewritten(claims: Sequence[Claim], tally: Tally) -> Iterator[Finding]:
    """Checkpoints that do not hold although one kept outside must, or a later one does: two histories."""
    newest_that_holds = max((claim.checkpoint.size for claim in claims if tally.holds(claim)), default=-1)
    for claim in claims:
        size = claim.checkpoint.size
        if size <= tally.size and not tally.holds(claim) and (claim.outside or size <= newest_that_holds):
            last = tally.number_at(size)
            sentence = (
                f"It was signed over {size} lines that were not these: something up to "
                f"{f'line {last}' if last else 'that size'} was changed, and the ledger was sealed again over it."
            )
            yield Finding(Kind.HISTORY_REWRITTEN, claim.where, sentence)


def _differing(inside: Sequence[Claim], tally: Tally) -> Iterator[Finding]:
    """The first stretch of lines that no longer gives the root that was signed, with nothing sound after it."""
    holding = max((claim.checkpoint.size for claim in inside if tally.holds(claim)), default=0)
    broken = [claim for claim in inside if holding < claim.checkpoint.size <= tally.size]
    if not broken:
        return
    first = min(broken, key=lambda claim: claim.checkpoint.size)
    after, last = tally.number_at(holding), tally.number_at(first.checkpoint.size)
    where = f"after line {after}, up to line {last}" if after else f"up to line {last}"
    sentence = f"These lines and their leaves were changed together: {first.where} was signed over others."
    yield Finding(Kind.ROOT_DIFFERS, where, sentence)


def _not_level(largest: Claim | None, tally: Tally) -> Iterator[Finding]:
    """Lines that the newest checkpoint speaks of and are gone, or that are here and nobody signed for."""
    signed = largest.checkpoint.size if largest else 0
    if largest is not None and signed > tally.size:
        last, gone = tally.last_number(), signed - tally.size
        sentence = (
            f"The ledger ends too early: {largest.where} speaks of {signed} lines, "
            f"{tally.size} are here, {gone} {'is' if gone == 1 else 'are'} gone from the end."
        )
        yield Finding(Kind.TAIL_MISSING, f"after line {last}" if last else "every line", sentence)
    elif signed < tally.size:
        last = tally.number_at(signed)
        sentence = "No checkpoint was signed over these lines, so nothing vouches for them."
        yield Finding(Kind.UNSIGNED, f"after line {last}" if last else "every line", sentence)
