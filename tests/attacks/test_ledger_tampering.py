"""Somebody who owns the database goes behind the application's back; `safehaven ledger verify` names it.

The ledger has eleven lines, sealed in three rounds (5, 8, 11).  In what follows `{5}` is the number of the
line at index 5, so the sixth.
"""

import pytest
from django.core.management import call_command
from django.db import connection

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger import kept, keys, operations, sealer, tree
from safehaven.ledger.models import Leaf, Line
from safehaven_core.chain.checkpoints import Checkpoint as Signed
from safehaven_core.chain.checkpoints import sign
from safehaven_core.chain.hashes import leaf_hash
from safehaven_core.chain.notes import Signer
from safehaven_core.chain.tree import Frontier
from tests.ledger.stage import act, console, cut_off_after, sealed_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.SAFEHAVEN_HOME = tmp_path
    return tmp_path


@pytest.fixture
def numbers() -> list[int]:
    return sealed_ledger()


def verify(capsys, *arguments: str) -> list[str]:
    """What the command names, without its conclusion; the conclusion and the status must agree with it."""
    try:
        call_command("ledger", "verify", *arguments)
        status: object = 0
    except SystemExit as ended:
        status = ended.code
    *named, conclusion = capsys.readouterr().out.splitlines()
    assert (status, conclusion.startswith("The ledger holds")) == (int(bool(named)), not named)
    return named


TOGETHER = "These lines and their leaves were changed together: checkpoint {} was signed over others."
SHORTER = (
    "The ledger ends too early: the checkpoint kept beside the database speaks of 11 lines, {} are here, "
    "{} are gone from the end."
)
NODE = "The stored hash over these lines was changed or is gone.  The lines and their leaves are sound."
DIGEST = "Its digest does not fit: Safehaven did not write it like this."
COLUMNS = "Its columns for searching were changed: they say something else than the line does."


def test_an_untouched_ledger_holds(numbers, capsys):
    assert verify(capsys) == []


def test_lines_that_wait_to_be_sealed_are_no_fault(numbers, capsys):
    act(3)

    assert verify(capsys) == []


# ── Edit ──────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edited_line_is_named(numbers, capsys):
    console(reword(numbers[5], '"times":3', '"times":9'))

    assert verify(capsys) == [
        f"Line {numbers[5]}: Changed after it was sealed.",
        f"Line {numbers[5]}: {DIGEST}",
    ]


def test_a_line_edited_with_its_leaf_and_nodes_is_named(numbers, capsys):
    console(reword(numbers[5], '"times":3', '"times":9'))
    with_its_hashes()

    assert verify(capsys) == [
        f"After line {numbers[4]}, up to line {numbers[7]}: {TOGETHER.format(2)}",
        f"Line {numbers[5]}: {DIGEST}",
    ]


def test_a_line_edited_before_it_was_sealed_is_named(numbers, capsys):
    act()
    console(reword(numbers[-1] + 1, '"times":1', '"times":9'))
    sealer.seal()

    assert verify(capsys) == [f"Line {numbers[-1] + 1}: {DIGEST}"]


@pytest.mark.parametrize("change", ["act = 'tests:slept'", "about = ''", "at = '2020-01-01 00:00:00+00:00'"])
def test_a_column_for_searching_that_was_edited_is_named(numbers, capsys, change):
    about = change.startswith("about")
    number = sealed_line_about_something() if about else numbers[5]
    console(f"UPDATE ledger_line SET {change} WHERE number = {number}")

    assert verify(capsys) == [f"Line {number}: {COLUMNS}"]


def test_a_line_made_hard_to_find_is_named(numbers, capsys):
    number = sealed_line_about_something()
    console(f"UPDATE ledger_leaf SET about = 'record:none' WHERE number = {number}")

    assert verify(capsys) == [f"Line {number}: {COLUMNS}"]


def test_a_line_put_in_is_named(numbers, capsys):
    """Inserting is no more than the application does; the digest is what nobody else can make."""
    copied = "number + 100, at, act, by, about, replace(entry, '\"times\":3', '\"times\":7')"
    console(
        f"INSERT INTO ledger_line (number, at, act, by, about, entry) SELECT {copied} FROM ledger_line "
        f"WHERE number = {numbers[-1]}"
    )
    sealer.seal()

    assert verify(capsys) == [f"Line {numbers[-1] + 100}: {DIGEST}"]


# ── Delete ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_deleted_line_is_named(numbers, capsys):
    console(f"DELETE FROM ledger_line WHERE number = {numbers[5]}")

    assert verify(capsys) == [f"Line {numbers[5]}: Taken out: 1 line sealed, and no longer there."]


def test_a_line_deleted_with_its_leaf_is_named(numbers, capsys):
    console(
        f"DELETE FROM ledger_line WHERE number = {numbers[5]}",
        f"DELETE FROM ledger_leaf WHERE number = {numbers[5]}",
    )

    assert verify(capsys) == [
        f"Line {numbers[5]}: Taken out: 1 line sealed, and no longer there.",
        f"After line {numbers[4]}, up to line {numbers[7]}: {TOGETHER.format(2)}",
    ]


def test_a_line_deleted_with_its_leaf_and_everything_moved_up_is_found(numbers, capsys):
    console(
        f"DELETE FROM ledger_line WHERE number = {numbers[5]}",
        f"DELETE FROM ledger_leaf WHERE number = {numbers[5]}",
        *(f'UPDATE ledger_leaf SET "index" = {at - 1} WHERE "index" = {at}' for at in range(6, 11)),
    )
    with_its_hashes()

    assert verify(capsys)[0] == f"After line {numbers[4]}, up to line {numbers[8]}: {TOGETHER.format(2)}"


# ── Reorder ───────────────────────────────────────────────────────────────────────────────────────────


def test_lines_that_changed_places_are_named(numbers, capsys):
    swap("number", numbers[3], numbers[8])

    moved = [finding for finding in verify(capsys) if "Moved" in finding]
    assert moved == [
        f"Line {numbers[8]}: Moved: now just before line {numbers[4]}, and sealed elsewhere.",
        f"Line {numbers[3]}: Moved: now just before line {numbers[9]}, and sealed elsewhere.",
    ]


def test_lines_that_changed_places_with_their_leaves_are_found(numbers, capsys):
    swap('"index"', 5, 7, table="ledger_leaf")

    assert verify(capsys) == [f"After line {numbers[4]}, up to line {numbers[7]}: {TOGETHER.format(2)}"]


# ── Truncate ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_tail_cut_off_is_named(numbers, capsys):
    console(f"DELETE FROM ledger_line WHERE number > {numbers[8]}")

    assert verify(capsys) == [
        f"Lines {numbers[9]} to {numbers[10]}: The ledger ends too early: 2 lines sealed, and gone from the end."
    ]


def test_a_tail_cut_off_with_its_leaves_nodes_and_checkpoint_is_named(numbers, capsys):
    cut_off_after(numbers[7], size=8)

    assert verify(capsys) == [f"After line {numbers[7]}: {SHORTER.format(8, 3)}"]


def test_a_tail_cut_off_and_grown_again_is_named(numbers, capsys):
    cut_off_after(numbers[7], size=8)
    act(5)
    with pytest.raises(sealer.WouldForkHistory):
        sealer.seal()

    grown = list(Line.objects.order_by("number").values_list("number", flat=True))
    assert verify(capsys) == [
        f"Lines {grown[8]} to {grown[10]}: Put in: the ledger was never sealed with it.",
        f"After line {numbers[7]}: {SHORTER.format(8, 3)}",
    ]


def test_a_ledger_emptied_altogether_is_named(numbers, capsys):
    cut_off_after(0, size=0)

    assert verify(capsys) == [f"Every line: {SHORTER.format(0, 11)}"]


def test_a_tail_cut_off_is_named_by_a_checkpoint_kept_outside(numbers, capsys, tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_bytes(sealer.newest_note())
    cut_off_after(numbers[7], size=8)
    kept.path().unlink()

    found = verify(capsys, "--checkpoint", str(mine))

    assert [name.partition(":")[0] for name in found] == ["Checkpoints.txt", f"After line {numbers[7]}"]


def test_removing_the_kept_checkpoints_is_named(numbers, capsys):
    kept.path().unlink()

    assert verify(capsys)[0].startswith("Checkpoints.txt: No checkpoint is kept beside the database")


# ── The tree and its checkpoints ──────────────────────────────────────────────────────────────────────


def test_an_altered_leaf_is_named(numbers, capsys):
    console(f"UPDATE ledger_leaf SET hash = {_blob(bytes(32))} WHERE number = {numbers[5]}")

    assert verify(capsys)[0].startswith(f"Line {numbers[5]}: The stored leaf hashes here were altered")


def test_a_deleted_leaf_is_named(numbers, capsys):
    console(f"DELETE FROM ledger_leaf WHERE number = {numbers[5]}")

    assert verify(capsys)[0].startswith(f"Line {numbers[5]}: The stored leaf hashes here were altered")


@pytest.mark.parametrize("change", ["UPDATE ledger_node SET hash = {zero}", "DELETE FROM ledger_node"])
def test_an_altered_or_deleted_node_is_named(numbers, capsys, change):
    console(change.format(zero=_blob(bytes(32))) + " WHERE level = 1 AND place = 2")

    assert verify(capsys) == [f"Lines {numbers[4]} to {numbers[5]}: {NODE}"]


def test_a_checkpoint_signed_with_another_key_is_named(numbers, capsys):
    forged = sign(Signed(keys.signer().name, 8, bytes(32)), Signer.from_seed(keys.signer().name, bytes(32)))
    console(f"UPDATE ledger_checkpoint SET note = '{forged.decode()}' WHERE size = 8")

    assert verify(capsys) == ["Checkpoint 2 (size 8): None of the known keys has signed this."]


def test_a_checkpoint_whose_size_was_changed_is_named(numbers, capsys):
    console("UPDATE ledger_checkpoint SET size = 80 WHERE size = 8")

    assert verify(capsys) == ["Checkpoint 2: Its column for searching was changed: 80 instead of 8."]


def test_a_deleted_newest_checkpoint_is_named(numbers, capsys):
    console("DELETE FROM ledger_checkpoint WHERE size = 11")

    assert verify(capsys) == [
        "The checkpoint kept beside the database: It was signed over 11 lines, and is not in the database any more."
    ]


def test_a_history_signed_anew_by_who_holds_the_key_is_named(numbers, capsys):
    """The database and the signing key are stolen; the file beside the database is not."""
    console(reword(numbers[5], '"times":3', '"times":9'))
    with_its_hashes()
    for size in (8, 11):
        note = sign(Signed(keys.signer().name, size, tree.root(size)), keys.signer()).decode()
        console(f"UPDATE ledger_checkpoint SET note = '{note}' WHERE size = {size}")

    assert (
        "The checkpoint kept beside the database: It was signed over 11 lines that were not these"
        in (verify(capsys)[1])
    )


# ── What the attacker does ────────────────────────────────────────────────────────────────────────────


def reword(number: int, old: str, new: str) -> str:
    """SQL that changes the text of a line, and nothing else."""
    return f"UPDATE ledger_line SET entry = replace(entry, '{old}', '{new}') WHERE number = {number}"


def swap(column: str, one: int, other: int, *, table: str = "ledger_line") -> None:
    """Two rows change places."""
    for old, new in ((one, -1), (other, one), (-1, other)):
        console(f"UPDATE {table} SET {column} = {new} WHERE {column} = {old}")


def with_its_hashes() -> None:
    """Make every leaf and node agree with the lines as they are now."""
    frontier = Frontier()
    for each in Leaf.objects.order_by("index"):
        leaf = leaf_hash(Line.objects.get(number=each.number).entry.encode())
        console(f"UPDATE ledger_leaf SET hash = {_blob(leaf)} WHERE number = {each.number}")
        for node in frontier.grow(leaf):
            at = f"level = {node.level} AND place = {node.place}"
            console(f"UPDATE ledger_node SET hash = {_blob(node.hash)} WHERE {at}")


def sealed_line_about_something() -> int:
    """A line that is about a row, sealed."""
    operations.ask_for_examination(by=SYSTEM)
    sealer.seal()
    return Line.objects.latest("number").number


def _blob(value: bytes) -> str:
    return f"'\\x{value.hex()}'" if connection.vendor == "postgresql" else f"x'{value.hex()}'"
