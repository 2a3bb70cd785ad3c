"""The tree, its frontier and its proofs, against the definition in RFC 6962 written down naively."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.chain import proofs
from safehaven_core.chain.hashes import EMPTY_ROOT, leaf_hash
from safehaven_core.chain.tree import Frontier, Node, Tree
from tests.core.chain import by_the_spec as spec
from tests.core.chain.proof_vectors import LEAVES

# The roots of the eight leaves in the tests of the certificate-transparency project.
KNOWN_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

some_leaves = st.lists(st.binary(max_size=2).map(leaf_hash), max_size=70)
more_leaves = st.lists(st.binary(max_size=2).map(leaf_hash), min_size=1, max_size=70)


def grown(leaves: list[bytes]) -> Tree:
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree


def edge(leaves: list[bytes]) -> Frontier:
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_that_the_world_knows(size):
    roots = grown(LEAVES).root(size).hex(), edge(LEAVES[:size]).root().hex()

    assert roots == (KNOWN_ROOTS[size], KNOWN_ROOTS[size])


@given(some_leaves)
def test_tree_and_frontier_agree_with_the_definition(leaves):
    assert grown(leaves).root() == edge(leaves).root() == spec.root(leaves)


@given(more_leaves, st.data())
def test_every_inclusion_proof_is_the_definitions_and_holds(leaves, data):
    size = data.draw(st.integers(1, len(leaves)))
    index = data.draw(st.integers(0, size - 1))
    tree = grown(leaves)

    path = tree.prove_inclusion(index, size)

    assert path == spec.path(index, leaves[:size])
    assert proofs.verify_inclusion(leaves[index], index, size, path, tree.root(size))


@given(more_leaves, st.data())
def test_every_consistency_proof_is_the_definitions_and_holds(leaves, data):
    new = data.draw(st.integers(1, len(leaves)))
    old = data.draw(st.integers(1, new))
    tree = grown(leaves)

    path = tree.prove_consistency(old, new)

    assert path == spec.proof(old, leaves[:new])
    assert proofs.verify_consistency(old, new, path, tree.root(old), tree.root(new))


@given(more_leaves, st.data())
def test_no_inclusion_proof_serves_another_leaf(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    tree = grown(leaves)

    path = tree.prove_inclusion(index, len(leaves))

    assert not proofs.verify_inclusion(leaf_hash(b"other"), index, len(leaves), path, tree.root())


@given(more_leaves, some_leaves, st.data())
def test_no_consistency_proof_joins_a_rewritten_history(leaves, added, data):
    """Change one old leaf: neither the honest proof nor that of the rewritten tree joins the old root to it."""
    changed = list(leaves)
    changed[data.draw(st.integers(0, len(leaves) - 1))] = leaf_hash(b"other")
    honest, rewritten = grown(leaves + added), grown(changed + added)
    old, new = len(leaves), len(leaves) + len(added)

    paths = [tree.prove_consistency(old, new) for tree in (honest, rewritten)]

    joined = [proofs.verify_consistency(old, new, p, honest.root(old), rewritten.root()) for p in paths]
    assert joined == [False, False]


@given(some_leaves, some_leaves)
def test_a_frontier_put_away_and_taken_out_goes_on_as_before(before, after):
    frontier = Frontier.from_bytes(bytes(edge(before)))

    for leaf in after:
        frontier.append(leaf)

    assert frontier.root() == spec.root(before + after)


@given(some_leaves)
def test_a_growing_frontier_names_every_complete_subtree_once(leaves):
    frontier = Frontier()

    completed = [node for leaf in leaves for node in frontier.grow(leaf)]

    tree = grown(leaves)
    expected = [
        Node(level, place, tree.read_node(level, place))
        for level in range(1, 8)
        for place in range(len(leaves) >> level)
    ]
    assert sorted(completed) == expected
    assert frontier.root() == tree.root()


def test_a_copied_frontier_grows_apart():
    frontier = edge(LEAVES[:3])

    frontier.copy().append(LEAVES[3])

    assert frontier.root() == spec.root(LEAVES[:3])


def test_nothing_has_the_empty_root():
    assert grown([]).root() == Frontier().root() == EMPTY_ROOT


@pytest.mark.parametrize("stored", [b"", b"\x00" * 7, bytes(8) + b"x", (3).to_bytes(8) + bytes(32)])
def test_a_damaged_frontier_is_refused(stored):
    with pytest.raises(ValueError, match="Not a stored edge"):
        Frontier.from_bytes(stored)


def test_a_frontier_is_refused_hashes_that_do_not_fit_its_size():
    with pytest.raises(ValueError, match="3 leaves need 2 hashes"):
        Frontier(3, (LEAVES[0],))
    with pytest.raises(ValueError, match="hashes of 32 bytes"):
        Frontier(1, (LEAVES[0][:31],))
    with pytest.raises(ValueError, match="-1 leaves"):
        Frontier(-1, (LEAVES[0],))


@pytest.mark.parametrize(("level", "index"), [(0, 3), (1, 1), (2, 0), (-1, 0), (0, -1)])
def test_a_subtree_that_is_not_complete_cannot_be_read(level, index):
    with pytest.raises(IndexError, match="No complete subtree"):
        grown(LEAVES[:3]).read_node(level, index)


def test_a_proof_about_a_leaf_that_is_not_there_cannot_be_asked_for():
    with pytest.raises(ValueError, match="A tree of 3 leaves has none at index 3"):
        grown(LEAVES).prove_inclusion(3, 3)


def test_a_proof_from_a_larger_to_a_smaller_tree_cannot_be_asked_for():
    with pytest.raises(ValueError, match="A tree of 3 leaves does not begin with one of 4"):
        grown(LEAVES).prove_consistency(4, 3)


def test_every_tree_begins_with_the_empty_one():
    tree = grown(LEAVES)

    path = tree.prove_consistency(0, 8)

    assert path == []
    assert proofs.verify_consistency(0, 8, path, EMPTY_ROOT, tree.root())
