"""The stored tree: reading its hashes, and its right edge."""

from __future__ import annotations

from safehaven.ledger.models import Leaf, Node
from safehaven_core.chain import proofs
from safehaven_core.chain.tree import Frontier


def read_node(level: int, place: int) -> bytes:
    """The hash of a complete subtree, as stored.  Raises DoesNotExist where it is gone."""
    if level == 0:
        return bytes(Leaf.objects.values_list("hash", flat=True).get(index=place))
    return bytes(Node.objects.values_list("hash", flat=True).get(level=level, place=place))


def size() -> int:
    """How many leaves there are, by the last of them."""
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def root(at_size: int) -> bytes:
    """The root over the first `at_size` leaves, from the stored hashes."""
    return proofs.root(read_node, at_size)


def edge() -> Frontier:
    """The right edge, ready to grow."""
    leaves = size()
    levels = [level for level in reversed(range(leaves.bit_length())) if leaves >> level & 1]
    return Frontier(leaves, tuple(read_node(level, (leaves >> level) - 1) for level in levels))
