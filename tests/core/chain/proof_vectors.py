"""Proofs over the eight leaves of the certificate-transparency tests: what holds, then one fault at a time."""

from collections.abc import Iterator

from tests.core.chain import by_the_spec as spec

LEAVES = [
    spec.leaf(bytes.fromhex(data))
    for data in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
HOLDS, FAILS = "holds", "fails"


def proofs() -> Iterator[tuple[str, bytes]]:
    for index, size in ((0, 1), (0, 8), (5, 8), (2, 3), (6, 7)):
        yield f"inclusion_holds_{index}_of_{size}", _vector(HOLDS, _inclusion(index, size))
    for old, new in ((0, 5), (1, 8), (6, 8), (2, 5), (4, 8), (7, 7)):
        yield f"consistency_holds_{old}_to_{new}", _vector(HOLDS, _consistency(old, new))
    for name, changes in _inclusion_faults():
        yield f"inclusion_{name}", _vector(FAILS, _inclusion(5, 7) | changes)
    for name, changes in _consistency_faults():
        yield f"consistency_{name}", _vector(FAILS, _consistency(3, 7) | changes)


def _inclusion_faults() -> Iterator[tuple[str, dict]]:
    path = spec.path(5, LEAVES[:7])
    yield "wrong_leaf", {"leaf": LEAVES[4]}
    yield "wrong_index", {"index": 4}
    yield "index_at_the_size", {"index": 7}
    yield "index_below_zero", {"index": -1}
    yield "wrong_size", {"size": 4}
    yield "size_zero", {"size": 0}
    yield "wrong_root", {"root": spec.root(LEAVES[:6])}
    yield "step_missing", {"path": path[:-1]}
    yield "step_added", {"path": [*path, LEAVES[0]]}
    yield "steps_swapped", {"path": [path[1], path[0], path[2]]}
    yield "step_altered", {"path": [path[0], spec.leaf(b"other"), path[2]]}
    yield "no_steps", {"path": []}
    yield "steps_of_a_smaller_tree", {"path": path[:1], "root": spec.root(LEAVES[4:6])}


def _consistency_faults() -> Iterator[tuple[str, dict]]:
    path = spec.proof(3, LEAVES[:7])
    yield "wrong_old_root", {"old-root": spec.root(LEAVES[:2])}
    yield "wrong_new_root", {"root": spec.root(LEAVES)}
    yield "wrong_old_size", {"old": 2}
    yield "wrong_new_size", {"size": 4}
    yield "sizes_swapped", {"old": 7, "size": 3}
    yield "old_size_below_zero", {"old": -1}
    yield "step_missing", {"path": path[:-1]}
    yield "step_added", {"path": [*path, LEAVES[0]]}
    yield "step_altered", {"path": [path[0], spec.leaf(b"other"), *path[2:]]}
    yield "no_steps", {"path": []}
    yield "steps_of_a_smaller_tree", {"path": path[:-1], "root": spec.root(LEAVES[:4])}
    yield "equal_sizes_other_roots", {"old": 7, "path": []}
    yield "equal_sizes_with_steps", {"old": 7, "old-root": spec.root(LEAVES[:7])}
    yield "empty_with_steps", {"old": 0, "old-root": spec.EMPTY}
    yield "empty_with_another_root", {"old": 0, "path": []}


def _inclusion(index: int, size: int) -> dict:
    leaves = LEAVES[:size]
    return {
        "leaf": LEAVES[index],
        "index": index,
        "size": size,
        "root": spec.root(leaves),
        "path": spec.path(index, leaves),
    }


def _consistency(old: int, new: int) -> dict:
    leaves = LEAVES[:new]
    path = spec.proof(old, leaves) if old else []
    return {
        "old": old,
        "old-root": spec.root(leaves[:old]),
        "size": new,
        "root": spec.root(leaves),
        "path": path,
    }


def _vector(expect: str, proof: dict) -> bytes:
    head = [f"{name}: {_shown(value)}" for name, value in proof.items() if name != "path"]
    return "\n".join([f"expect: {expect}", *head, "", *(step.hex() for step in proof["path"]), ""]).encode()


def _shown(value: int | bytes) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
