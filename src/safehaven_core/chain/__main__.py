"""Check an exported ledger, or the proof of one line.

python -m safehaven_core.chain EXPORT_DIR [--checkpoint FILE] [--verifier TEXT]
python -m safehaven_core.chain PROOF_FILE --verifier TEXT
"""

import argparse
import sys
from pathlib import Path

from safehaven_core.chain.inclusion import NotProved, open_inclusion
from safehaven_core.chain.notes import NoteRefused, Verifier
from safehaven_core.chain.verify import verify_export

_BY_ITSELF = (
    "This export vouches for itself.  To find a ledger that was made anew, give the key that you know from "
    "elsewhere (--verifier).  To find one whose end was cut off, give a checkpoint that you kept (--checkpoint)."
)


def main(arguments: list[str] | None = None) -> int:
    """0 if it holds, 1 if anything is wrong with it, 2 if the question was."""
    parser = argparse.ArgumentParser(
        prog="python -m safehaven_core.chain",
        description="Check an exported ledger, or the proof of one line.",
    )
    parser.add_argument("what", type=Path, metavar="EXPORT_DIR", help="the folder, or the file with a proof")
    parser.add_argument(
        "--checkpoint", type=Path, metavar="FILE", help="a signed checkpoint that you have kept"
    )
    parser.add_argument("--verifier", metavar="TEXT", help="the ledger's public key as you know it")
    given = parser.parse_args(arguments)
    try:
        verifier = Verifier.from_text(given.verifier) if given.verifier else None
        checkpoint = given.checkpoint.read_bytes() if given.checkpoint else None
    except (OSError, ValueError) as error:
        parser.error(str(error))
    if not given.what.is_file():
        return _check_export(given.what, verifier, checkpoint)
    if verifier is None:
        parser.error("a proof is checked with the ledger's public key: give --verifier")
    return _check_proof(given.what, verifier)


def _check_export(folder: Path, verifier: Verifier | None, checkpoint: bytes | None) -> int:
    findings = verify_export(folder, verifier, checkpoint)
    said = [str(finding) for finding in findings]
    said.append(f"{len(findings)} found.  Do not rely on this ledger." if findings else "The ledger holds.")
    if verifier is None or checkpoint is None:
        said.append(_BY_ITSELF)
    sys.stdout.write("\n".join(said) + "\n")
    return 1 if findings else 0


def _check_proof(path: Path, verifier: Verifier) -> int:
    try:
        line, checkpoint = open_inclusion(path.read_bytes(), [verifier])
    except (NotProved, NoteRefused) as refused:
        sys.stdout.write(f"Not proved.  {refused}\n")
        return 1
    said = line.decode(errors="replace")
    sys.stdout.write(f"Proved: this line is in the ledger of {checkpoint.size} lines.\n{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
