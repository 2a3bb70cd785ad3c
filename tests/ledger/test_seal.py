"""Sealing: lines get their leaves in order, nothing is signed over a broken tree."""

import pytest

from safehaven.ledger import kept, keys, sealer, tree
from safehaven.ledger.models import Checkpoint, Leaf, Line, Node
from safehaven_core.chain.checkpoints import open_checkpoint, split_notes
from safehaven_core.chain.hashes import leaf_hash
from safehaven_core.chain.tree import Tree
from tests.ledger.stage import act, console, cut_off_after, sealed_ledger

pytestmark = pytest.mark.django_db


def in_memory() -> Tree:
    whole = Tree()
    for entry in Line.objects.order_by("number").values_list("entry", flat=True):
        whole.append(leaf_hash(entry.encode()))
    return whole


def sizes(notes) -> list[int]:
    return [open_checkpoint(note, [keys.verifier()]).size for note in notes]


def test_every_line_is_sealed_once_and_in_order():
    numbers = sealed_ledger()

    leaves = list(Leaf.objects.order_by("index").values_list("index", "number"))
    assert leaves == list(enumerate(numbers))


def test_the_stored_tree_is_that_of_the_lines():
    sealed_ledger()

    whole = in_memory()
    stored = {
        (level, place): bytes(found)
        for level, place, found in Node.objects.values_list("level", "place", "hash")
    }
    assert stored == {
        (node, place): whole.read_node(node, place) for node in (1, 2, 3) for place in range(11 >> node)
    }
    assert tree.root(11) == whole.root()


def test_each_round_signs_one_checkpoint_over_all_lines_so_far():
    sealed_ledger()

    notes = [note.encode() for note in Checkpoint.objects.order_by("id").values_list("note", flat=True)]
    roots = [open_checkpoint(note, [keys.verifier()]).root for note in notes]
    assert sizes(notes) == [5, 8, 11]
    assert roots == [in_memory().root(size) for size in (5, 8, 11)]


def test_the_checkpoints_are_kept_beside_the_database_too():
    sealed_ledger()

    assert sizes(split_notes(kept.path().read_bytes())) == [0, 5, 8, 11]
    assert kept.path().stat().st_mode & 0o777 == 0o600


def test_nothing_is_signed_while_nothing_is_new():
    sealed_ledger()

    assert (sealer.seal(), Checkpoint.objects.count()) == (0, 3)


def test_more_lines_than_one_batch_are_all_sealed(monkeypatch):
    monkeypatch.setattr(sealer, "AT_ONCE", 4)
    act(10)

    assert (sealer.seal(), sealer.waiting(everything=True).count()) == (11, 0)


def test_a_line_committed_late_is_sealed_after_those_that_overtook_it(monkeypatch):
    """As on PostgreSQL, where a long act takes its number early and appears late."""
    numbers = sealed_ledger()
    act(3)
    late = Line.objects.get(number=numbers[-1] + 1)
    console(f"DELETE FROM ledger_line WHERE number = {late.number}")
    sealer.seal()
    late.save(force_insert=True)

    sealer.seal()

    newest = Leaf.objects.latest("index")
    assert (newest.index, newest.number) == (13, late.number)


def test_a_line_that_comes_very_late_waits_for_the_sweep_over_everything(monkeypatch):
    monkeypatch.setattr(sealer, "LATE", 1)
    sealed_ledger()
    act(4)
    late = Line.objects.order_by("number")[11]
    console(f"DELETE FROM ledger_line WHERE number = {late.number}")
    sealer.seal()
    late.save(force_insert=True)

    assert (sealer.seal(), sealer.seal(everything=True)) == (0, 1)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM ledger_checkpoint WHERE size = 11",
        "DELETE FROM ledger_checkpoint",
        "DELETE FROM ledger_leaf WHERE index = 10",
        "DELETE FROM ledger_node WHERE level = 3",
        "UPDATE ledger_node SET hash = (SELECT hash FROM ledger_leaf WHERE index = 0) WHERE level = 3",
        "UPDATE ledger_checkpoint SET note = 'x' WHERE size = 11",
    ],
)
def test_nothing_is_signed_on_top_of_a_damaged_tree(damage):
    sealed_ledger()
    act()
    console(damage.replace("index =", '"index" ='))

    with pytest.raises(sealer.WouldForkHistory, match="Run: safehaven ledger verify"):
        sealer.seal()


def test_nothing_is_signed_on_a_ledger_shorter_than_its_kept_checkpoint():
    cut_off_after(sealed_ledger()[7], size=8)
    act()

    with pytest.raises(sealer.WouldForkHistory, match=r"checkpoints\.txt"):
        sealer.seal()


def test_a_kept_checkpoint_left_half_written_by_a_crash_is_written_anew():
    sealed_ledger()
    with kept.path().open("ab") as file:
        file.write(b"\nsafehaven-ledger/half\n12\nAAAA")
    act()

    sealer.seal()

    assert sizes(split_notes(kept.path().read_bytes())) == [0, 5, 8, 11, 12]


def test_a_file_of_checkpoints_that_somebody_removed_is_not_made_good():
    sealed_ledger()
    kept.path().unlink()
    act()

    sealer.seal()

    assert not kept.path().exists()
