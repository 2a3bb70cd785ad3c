"""Composing, exporting and proving a ledger of a million lines.

Lines of about 300 bytes, a checkpoint for every 10,000 of them, all on one core.  Beside our check stands
the least that any check could do: read the same file and hash each line once.
"""

import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from uuid import UUID

from bench.measure import Promise, at_least, at_most, in_a_process, peak_memory, quick, side_by_side, timed
from safehaven_core.chain import Frontier, Line, Signer, Tree, compose, leaf_hash, verify_inclusion
from safehaven_core.chain.checkpoints import Checkpoint, sign
from safehaven_core.chain.export import write_export
from safehaven_core.chain.verify import verify_export

LINES = 20_000 if quick() else 1_000_000
EVERY = LINES // 100
ROUNDS = 3 if quick() else 5
PROOFS = 200 if quick() else 2_000
KEY = bytes(range(32))
SIGNER = Signer.from_seed("safehaven.example/ledger", KEY)


def promises() -> Iterator[Promise]:
    """Speed of composing, checking and proving, and the memory that a check takes."""
    yield _composing()
    with tempfile.TemporaryDirectory(prefix="safehaven-bench-") as name:
        folder = Path(name) / "export"
        tree = _exported(folder)
        yield _checking(folder)
        yield _memory(folder)
    yield _proving(tree)


def main() -> None:
    """Check an export in a process of its own, and print its peak memory as JSON."""
    before = peak_memory()
    verify_export(Path(sys.argv[1]))
    print(json.dumps({"memory": peak_memory() - before}))


def _line(number: int) -> Line:
    record, entry, staff = UUID(int=number % 300), UUID(int=number), UUID(int=number % 40)
    return Line(
        number,
        datetime(2026, 11, 21, 9, 30, 0, number % 1_000_000, tzinfo=UTC),
        "records:note_added",
        f"staff:{staff}",
        [f"record:{record}"],
        {"entry": entry, "kind": "phone-call"},
        "k1",
    )


def _composing() -> Promise:
    lines = [_line(number) for number in range(1, 5_001)]

    def compose_all() -> None:
        for line in lines:
            compose(line, KEY)

    took = side_by_side({"compose": timed(compose_all)}, rounds=ROUNDS)["compose"]
    return at_most(
        "composing a line with its digest", 15, [one / len(lines) * 1e6 for one in took], unit="µs"
    )


def _exported(folder: Path) -> Tree:
    """Write the export, and keep its tree."""
    tree, frontier, notes = Tree(), Frontier(), []

    def lines() -> Iterator[bytes]:
        for number in range(1, LINES + 1):
            line = compose(_line(number), KEY)
            leaf = leaf_hash(line)
            tree.append(leaf)
            frontier.append(leaf)
            if number % EVERY == 0:
                notes.append(sign(Checkpoint(SIGNER.name, number, frontier.root()), SIGNER))
            yield line

    leaves = (tree.read_node(0, index) for index in range(LINES))
    write_export(folder, lines(), leaves, notes, [SIGNER.verifier])
    return tree


def _checking(folder: Path) -> Promise:
    size = (folder / "lines.jsonl").stat().st_size / LINES
    names = f"our check, lines of {size:.0f} bytes", "only reading and hashing them"
    sides: dict[str, Callable[[], float]] = dict(
        zip(names, (timed(lambda: _holds(folder)), timed(lambda: _only_hashed(folder))), strict=True)
    )
    times = side_by_side(sides, rounds=ROUNDS)
    speeds = {name: [LINES / one for one in took] for name, took in times.items()}
    return at_least("lines of an export checked in a second", 100_000, speeds[names[0]], speeds, unit="lines")


def _holds(folder: Path) -> None:
    if verify_export(folder):
        raise AssertionError("The export that was just written does not hold.")


def _only_hashed(folder: Path) -> None:
    with (folder / "lines.jsonl").open("rb") as lines:
        for line in lines:
            sha256(b"\x00" + line[:-1]).digest()


def _memory(folder: Path) -> Promise:
    found = in_a_process("bench.ledger_core", str(folder))
    return at_most("memory that checking it takes", 20, [found["memory"]], unit="MB")


def _proving(tree: Tree) -> Promise:
    dice = random.Random(7)
    root, size = tree.root(), len(tree)
    asked = [dice.randrange(size) for _ in range(PROOFS)]
    leaves = [tree.read_node(0, index) for index in asked]

    def prove_and_check() -> float:
        start = perf_counter()
        for index, leaf in zip(asked, leaves, strict=True):
            if not verify_inclusion(leaf, index, size, tree.prove_inclusion(index, size), root):
                raise AssertionError(f"The proof of leaf {index} does not hold.")
        return (perf_counter() - start) / PROOFS * 1e6

    took = side_by_side({"prove": prove_and_check}, rounds=ROUNDS)["prove"]
    return at_most(f"an inclusion proof among {size:,} lines, made and checked", 200, took, unit="µs")


if __name__ == "__main__":
    main()
