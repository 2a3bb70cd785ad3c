"""Proofs over a Merkle tree: that a line is in it, and that a later tree only added to an earlier one.

Made over any storage that can read the hash of a complete subtree; checked with hashes and sizes alone,
step by step as in RFC 9162, sections 2.1.3.2 and 2.1.4.2.
"""

from collections.abc import Callable, Sequence

from safehaven_core.chain.hashes import EMPTY_ROOT, node_hash

ReadNode = Callable[[int, int], bytes]
"""Level (0 = leaves) and index to the hash of that complete subtree."""


def root(read_node: ReadNode, size: int) -> bytes:
    """The root over the first `size` leaves."""
    return _root_of(read_node, 0, size)


def prove_inclusion(read_node: ReadNode, index: int, size: int) -> list[bytes]:
    """The path from leaf `index` (from 0) to the root over `size` leaves, lowest hash first."""
    if not 0 <= index < size:
        raise ValueError(f"A tree of {size} leaves has none at index {index}.")
    path, first = [], 0
    while size > 1:
        half = _half(size)
        if index < half:
            path.append(_root_of(read_node, first + half, size - half))
            size = half
        else:
            path.append(_root_of(read_node, first, half))
            first, index, size = first + half, index - half, size - half
    return path[::-1]


def prove_consistency(read_node: ReadNode, old: int, new: int) -> list[bytes]:
    """The hashes that join the root over `old` leaves to the root over `new`; none if nothing was added."""
    if not 0 <= old <= new:
        raise ValueError(f"A tree of {new} leaves does not begin with one of {old}.")
    if old == 0:
        return []
    path, first, size, at_the_left = [], 0, new, True
    while old != size:
        half = _half(size)
        if old <= half:
            path.append(_root_of(read_node, first + half, size - half))
            size = half
        else:
            path.append(_root_of(read_node, first, half))
            first, old, size, at_the_left = first + half, old - half, size - half, False
    if not at_the_left:
        path.append(_root_of(read_node, first, size))
    return path[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], tree_root: bytes) -> bool:
    """Whether `path` leads from the leaf hash at `index` to the root over `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(step, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, step)
        node, last = node >> 1, last >> 1
    return last == 0 and found == tree_root


def verify_consistency(old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the tree over `new` leaves begins with the tree over `old` leaves (RFC 9162, 2.1.4.2).

    The RFC speaks of 0 < old < new.  Equal sizes hold when the roots are equal; an empty tree begins every tree.
    """
    if old in (0, new):
        return old <= new and not path and old_root == (new_root if old else EMPTY_ROOT)
    if not 0 < old < new:
        return False
    steps = [old_root, *path] if old & (old - 1) == 0 else list(path)
    return bool(path) and _joined(old - 1, new - 1, steps) == (old_root, new_root)


def _joined(node: int, last: int, steps: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Both roots as the path gives them, or None where it is too long or too short."""
    while node & 1:
        node, last = node >> 1, last >> 1
    old_root = new_root = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old_root, new_root = node_hash(step, old_root), node_hash(step, new_root)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new_root = node_hash(new_root, step)
        node, last = node >> 1, last >> 1
    return (old_root, new_root) if last == 0 else None


def _half(size: int) -> int:
    """The largest power of two below `size` (which is 2 or more)."""
    return 1 << (size - 1).bit_length() - 1


def _root_of(read_node: ReadNode, first: int, size: int) -> bytes:
    """The root over `size` leaves from `first`, which is a multiple of a power of two at least as large."""
    found, end = b"", first + size
    for level in range(size.bit_length()):
        if size >> level & 1:
            end -= 1 << level
            node = read_node(level, end >> level)
            found = node_hash(node, found) if found else node
    return found or EMPTY_ROOT
