"""Write the folder that lets anybody check the ledger without us (docs/spec/ledger-export.md)."""

from collections.abc import Iterable
from pathlib import Path

from safehaven_core.chain.checkpoints import join_notes
from safehaven_core.chain.notes import Verifier

LINES, LEAVES, CHECKPOINTS, VERIFIER = "lines.jsonl", "leaves.bin", "checkpoints.txt", "verifier.txt"


def write_export(
    folder: Path,
    lines: Iterable[bytes],
    leaves: Iterable[bytes],
    checkpoints: Iterable[bytes],
    verifiers: Iterable[Verifier],
) -> None:
    """Write an export into a folder that has none yet.

    lines: canonical, without newlines, in leaf order.  leaves: the leaf hashes as they were stored.
    checkpoints: signed notes, in the order they were signed.
    FileExistsError if there is an export already: one export never overwrites another.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / LINES, (line + b"\n" for line in lines))
    _write(folder / LEAVES, leaves)
    _write(folder / CHECKPOINTS, [join_notes(checkpoints)])
    _write(folder / VERIFIER, (f"{verifier}\n".encode() for verifier in verifiers))


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(pieces)
