"""Seal lines: give each its leaf, complete the nodes above, and sign a checkpoint over all of them.

One transaction seals a batch whole or not at all, so a worker may be killed at any step.  Workers that
seal at the same time reach for the same leaf; the database lets one of them have it, and the other finds
nothing left to do.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from safehaven.ledger import kept, tree
from safehaven.ledger.keys import signer, verifier
from safehaven.ledger.models import Checkpoint, Leaf, Line, Node
from safehaven_core.chain.checkpoints import Checkpoint as SignedCheckpoint
from safehaven_core.chain.checkpoints import open_checkpoint, sign
from safehaven_core.chain.hashes import EMPTY_ROOT, leaf_hash
from safehaven_core.chain.notes import NoteRefused
from safehaven_core.chain.tree import Frontier

AT_ONCE = 1_000
# Acts that run at the same time may be committed in another order than that of their numbers.  A line whose
# act took longer than this many others waits for the next sweep over everything.
LATE = 10_000


class WouldForkHistory(Exception):
    """The stored tree is not the one that was signed, so nothing more is signed on top of it."""


def waiting(*, everything: bool = False) -> QuerySet[Line]:
    """The lines that have no leaf yet, in order.  everything: look at the whole ledger, not only its end."""
    lines = Line.objects.filter(~Exists(Leaf.objects.filter(number=OuterRef("number")))).order_by("number")
    newest = Leaf.objects.aggregate(Max("number"))["number__max"]
    return lines if everything or newest is None else lines.filter(number__gt=newest - LATE)


def seal(*, everything: bool = False) -> int:
    """Seal what waits and keep the newest checkpoint beside the database.  Says how many lines were sealed.

    Raises WouldForkHistory where the stored tree, or the file, shows that lines which were sealed are gone.
    """
    if not Checkpoint.objects.exists():
        kept.begin(sign(SignedCheckpoint(signer().name, 0, EMPTY_ROOT), signer()))
    sealed = 0
    while taken := _seal_batch(everything=everything):
        sealed += taken
    newest = newest_note()
    if newest is not None:
        kept.keep(newest)
    return sealed


def newest_note() -> bytes | None:
    """The newest signed checkpoint in the database."""
    note = Checkpoint.objects.order_by("-size").values_list("note", flat=True).first()
    return None if note is None else note.encode()


def _seal_batch(*, everything: bool) -> int:
    try:
        with transaction.atomic():
            # Checkpoints first, leaves last: what another worker adds meanwhile can only be a leaf too many.
            newest, outside = newest_note(), kept.newest()
            lines = list(waiting(everything=everything).values_list("number", "about", "entry")[:AT_ONCE])
            if lines:
                edge = _sound_edge(newest, outside)
                if edge is None:
                    return 0
                _append(lines, edge)
    except IntegrityError:
        return 0  # another worker has sealed them
    return len(lines)


def _append(lines: list[tuple[int, str, str]], edge: Frontier) -> None:
    leaves, nodes = [], []
    for number, about, entry in lines:
        index, leaf = edge.size, leaf_hash(entry.encode())
        leaves.append(Leaf(index=index, number=number, hash=leaf, about=about))
        nodes += [Node(level=node.level, place=node.place, hash=node.hash) for node in edge.grow(leaf)]
    Leaf.objects.bulk_create(leaves)
    Node.objects.bulk_create(nodes)
    note = sign(SignedCheckpoint(signer().name, edge.size, edge.root()), signer())
    Checkpoint(size=edge.size, note=note.decode(), signed_at=datetime.now(UTC)).save(force_insert=True)


def _sound_edge(newest: bytes | None, outside: bytes | None) -> Frontier | None:
    """The right edge of the stored tree, once it is known to be what was signed.

    None while another worker is sealing.  A ledger never signs what contradicts a checkpoint that it has
    signed before.
    """
    try:
        edge = tree.edge()
        signed = _signed(newest, edge, "the database")
        _signed(outside, edge, str(kept.path()))
    except (Leaf.DoesNotExist, Node.DoesNotExist):
        raise WouldForkHistory(_SENTENCE.format(place="the database")) from None
    if signed == edge.size:
        return edge
    if newest_note() != newest:
        return None
    raise WouldForkHistory(_SENTENCE.format(place="the database"))


_SENTENCE = (
    "The newest checkpoint in {place} was not signed over the lines that are in the database now.  "
    "Nothing is sealed until somebody has looked.  Run: safehaven ledger verify"
)


def _signed(note: bytes | None, edge: Frontier, place: str) -> int:
    """How many lines a checkpoint speaks of, once its root is found to be that of the stored tree."""
    if note is None:
        return 0
    try:
        signed = open_checkpoint(note, [verifier()])
    except NoteRefused:
        raise WouldForkHistory(_SENTENCE.format(place=place)) from None
    if signed.size > edge.size or tree.root(signed.size) != signed.root:
        raise WouldForkHistory(_SENTENCE.format(place=place))
    return signed.size
