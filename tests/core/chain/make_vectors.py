"""Make the vectors of the ledger's formats, the same bytes each time.

    python -m tests.core.chain.make_vectors

Each vector has one fault, is named after it, and says what must become of it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.core.chain.checkpoint_vectors import checkpoints
from tests.core.chain.export_vectors import exports
from tests.core.chain.line_vectors import lines
from tests.core.chain.proof_vectors import proofs

VECTORS = Path(__file__).parents[1] / "vectors" / "chain"


def everything() -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of every file."""
    for folder, vectors in (("line", lines()), ("proof", proofs()), ("checkpoint", checkpoints())):
        for name, content in vectors:
            yield f"{folder}/{name}.txt", content
    for name, files in exports():
        for file, content in files.items():
            yield f"export/{name}/{file}", content


def main() -> None:
    """Write them all anew."""
    shutil.rmtree(VECTORS, ignore_errors=True)
    for path, content in everything():
        (VECTORS / path).parent.mkdir(parents=True, exist_ok=True)
        (VECTORS / path).write_bytes(content)


if __name__ == "__main__":
    main()
