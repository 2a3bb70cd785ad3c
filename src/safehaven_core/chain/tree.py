"""The Merkle tree of RFC 6962 that the ledger's lines hang on.

`Tree` keeps every node in memory, `Frontier` only the right edge.  Both agree with docs/spec/ledger-tree.md.
Sizes count leaves; hashes are 32 bytes of SHA-256; levels count from 0 (the leaves).
"""

from typing import NamedTuple, Self

from safehaven_core.chain import proofs
from safehaven_core.chain.hashes import EMPTY_ROOT, HASH_SIZE, node_hash


class Node(NamedTuple):
    """The root of a complete subtree: 2^level leaves, the first of them at place·2^level."""

    level: int
    place: int
    hash: bytes


class Tree:
    """A whole tree in memory, one run of bytes per level (64 bytes a leaf in all)."""

    __slots__ = ("_levels",)

    def __init__(self) -> None:
        self._levels: list[bytearray] = [bytearray()]

    def __len__(self) -> int:
        """How many leaves."""
        return len(self._levels[0]) // HASH_SIZE

    def append(self, leaf: bytes) -> None:
        """Add a leaf hash at the right edge.  Costs one more hash on average."""
        node, level = leaf, 0
        while True:
            if level == len(self._levels):
                self._levels.append(bytearray())
            stored = self._levels[level]
            stored += node
            if len(stored) & HASH_SIZE:  # an odd number of nodes: the last has no sister yet
                return
            node = node_hash(bytes(stored[-2 * HASH_SIZE : -HASH_SIZE]), bytes(stored[-HASH_SIZE:]))
            level += 1

    def read_node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree.  IndexError where there is none."""
        if not (0 <= level < len(self._levels) and 0 <= index < len(self._levels[level]) // HASH_SIZE):
            raise IndexError(f"No complete subtree at level {level}, index {index}.")
        return bytes(self._levels[level][index * HASH_SIZE : (index + 1) * HASH_SIZE])

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves (all by default)."""
        return proofs.root(self.read_node, len(self) if size is None else size)

    def prove_inclusion(self, index: int, size: int) -> list[bytes]:
        """The hashes that lead from leaf `index` to the root over `size` leaves."""
        return proofs.prove_inclusion(self.read_node, index, size)

    def prove_consistency(self, old: int, new: int) -> list[bytes]:
        """The hashes that show the tree over `new` leaves to begin with the tree over `old` leaves."""
        return proofs.prove_consistency(self.read_node, old, new)


class Frontier:
    """The right edge of a tree: enough to go on appending and to give the root, nothing to prove with."""

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: tuple[bytes, ...] = ()) -> None:
        """A tree of `size` leaves whose complete subtrees, largest first, have the hashes `peaks`."""
        if size < 0 or len(peaks) != size.bit_count() or any(len(peak) != HASH_SIZE for peak in peaks):
            raise ValueError(
                f"{size} leaves need {size.bit_count()} hashes of 32 bytes, largest subtree first."
            )
        self.size = size
        self._peaks = list(peaks)

    def append(self, leaf: bytes) -> None:
        """Add a leaf hash at the right edge."""
        node, rest = leaf, self.size
        while rest & 1:
            node = node_hash(self._peaks.pop(), node)
            rest >>= 1
        self._peaks.append(node)
        self.size += 1

    def grow(self, leaf: bytes) -> list[Node]:
        """Add a leaf hash and name each subtree that it completes, smallest first, the leaf itself left out."""
        completed, node, rest, level = [], leaf, self.size, 0
        while rest & 1:
            node = node_hash(self._peaks.pop(), node)
            rest, level = rest >> 1, level + 1
            completed.append(Node(level, rest, node))
        self._peaks.append(node)
        self.size += 1
        return completed

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        *larger, root = self._peaks
        for peak in reversed(larger):
            root = node_hash(peak, root)
        return root

    def copy(self) -> "Frontier":
        """The same edge, growing apart from here on."""
        return Frontier(self.size, tuple(self._peaks))

    def __bytes__(self) -> bytes:
        """Size as 8 bytes, then the peaks: read back with `from_bytes`."""
        return self.size.to_bytes(8) + b"".join(self._peaks)

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """The edge that `bytes()` wrote.  ValueError if these bytes are not one."""
        size, peaks = int.from_bytes(stored[:8]), stored[8:]
        if len(stored) < 8 or len(peaks) != size.bit_count() * HASH_SIZE:
            raise ValueError("Not a stored edge of a tree: 8 bytes of size, then 32 bytes for each subtree.")
        return cls(size, tuple(peaks[at : at + HASH_SIZE] for at in range(0, len(peaks), HASH_SIZE)))
