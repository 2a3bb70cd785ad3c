"""Check an exported ledger with nothing but its files, reading it as a stream."""

from collections.abc import Iterator
from pathlib import Path

from safehaven_core.chain.checkpoints import split_notes
from safehaven_core.chain.comparing import compare
from safehaven_core.chain.export import CHECKPOINTS, LEAVES, LINES, VERIFIER
from safehaven_core.chain.findings import Finding, Kind
from safehaven_core.chain.hashes import HASH_SIZE
from safehaven_core.chain.judging import Held, open_claims
from safehaven_core.chain.lines import LONGEST_LINE
from safehaven_core.chain.notes import Verifier


def verify_export(
    path: Path, trusted_verifier: Verifier | None = None, trusted_checkpoint: bytes | None = None
) -> list[Finding]:
    """Everything that is wrong with the export in this folder; an empty list if it holds.

    trusted_verifier: the key as you know it from elsewhere.  Without it the export vouches for itself:
    whoever made all of it anew would not be found.
    trusted_checkpoint: a signed checkpoint that you have kept.  Without it, lines cut off the end together
    with their checkpoints are not found.
    """
    missing = [name for name in (LINES, LEAVES, CHECKPOINTS, VERIFIER) if not (path / name).is_file()]
    if missing:
        return [
            Finding(Kind.FILE_MISSING, name, f"There is no {name} in {path.name or path}.")
            for name in missing
        ]
    verifiers, findings = _verifiers(path / VERIFIER, trusted_verifier)
    notes = split_notes((path / CHECKPOINTS).read_bytes())
    outside = {} if trusted_checkpoint is None else {"the checkpoint kept outside": trusted_checkpoint}
    claims, forged = open_claims(notes, verifiers, outside)
    cut = [*_cut(path / LEAVES)]
    return [*findings, *forged, *cut, *compare(_lines(path / LINES), _leaves(path / LEAVES), claims)]


def _verifiers(path: Path, trusted: Verifier | None) -> tuple[list[Verifier], list[Finding]]:
    """The keys to believe: the trusted one alone, or else those that the export names."""
    try:
        named = _named(path)
    except ValueError as error:
        return [trusted] if trusted else [], [Finding(Kind.VERIFIER_DIFFERS, VERIFIER, str(error))]
    if trusted is None:
        return named, []
    if trusted in named:
        return [trusted], []
    sentence = "It names another key than the one you trust, so the export was not signed by your ledger."
    return [trusted], [Finding(Kind.VERIFIER_DIFFERS, VERIFIER, sentence)]


def _named(path: Path) -> list[Verifier]:
    """The keys that the export names.  ValueError where one cannot be read, or where there is none."""
    named = [Verifier.from_text(text) for text in path.read_text("utf-8", "replace").splitlines()]
    if not named:
        raise ValueError("It names no key, so there is none to check the checkpoints with.")
    return named


def _cut(path: Path) -> Iterator[Finding]:
    whole, over = divmod(path.stat().st_size, HASH_SIZE)
    if over:
        yield Finding(
            Kind.LEAVES_ALTERED, LEAVES, f"It ends in the middle of a leaf, after {whole} whole ones."
        )


def _lines(path: Path) -> Iterator[Held]:
    """Each line without its newline.  A longer piece than any line can be is read in parts, and so found."""
    with path.open("rb") as file:
        while line := file.readline(LONGEST_LINE + 1):
            yield None, line.removesuffix(b"\n")


def _leaves(path: Path) -> Iterator[Held]:
    with path.open("rb") as file:
        while block := file.read(HASH_SIZE * 2048):
            for at in range(0, len(block) - HASH_SIZE + 1, HASH_SIZE):
                yield None, block[at : at + HASH_SIZE]
