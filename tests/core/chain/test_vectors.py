"""Every stored vector does what it says it must."""

from pathlib import Path

import pytest

from safehaven_core.chain.checkpoints import open_checkpoint
from safehaven_core.chain.lines import LineRefused, check_digest, parse
from safehaven_core.chain.notes import Forged, NotANote, NoteRefused, NotSigned, Verifier
from safehaven_core.chain.proofs import verify_consistency, verify_inclusion
from safehaven_core.chain.verify import verify_export
from tests.core.chain import make_vectors
from tests.core.chain.make_vectors import VECTORS

REFUSALS = {NotANote: "not a note", Forged: "forged", NotSigned: "not signed"}


def _of(folder: str):
    found = sorted((VECTORS / folder).iterdir())
    return pytest.mark.parametrize("path", found, ids=lambda path: path.stem)


def _read(path: Path) -> tuple[dict[str, str], bytes]:
    head, _, body = path.read_bytes().partition(b"\n\n")
    return dict(line.split(": ", 1) for line in head.decode().splitlines()), body


def test_the_stored_vectors_are_what_the_script_makes():
    made = {str(VECTORS / path): content for path, content in make_vectors.everything()}
    found = {str(path): path.read_bytes() for path in VECTORS.rglob("*") if path.is_file()}

    assert found == made, "Run: python -m tests.core.chain.make_vectors"


@_of("line")
def test_a_line_is_read_or_refused_as_its_vector_says(path):
    about, line = _read(path)

    try:
        parse(line)
        outcome = "holds" if check_digest(line, bytes.fromhex(about["key"])) else "digest differs"
    except LineRefused:
        outcome = "not a line"

    assert outcome == about["expect"]


@_of("checkpoint")
def test_a_checkpoint_opens_or_is_refused_as_its_vector_says(path):
    about, note = _read(path)

    try:
        open_checkpoint(note, [Verifier.from_text(about["verifier"])])
        outcome = "opens"
    except NoteRefused as refusal:
        outcome = REFUSALS[type(refusal)]

    assert outcome == about["expect"]


@_of("proof")
def test_a_proof_holds_or_fails_as_its_vector_says(path):
    about, body = _read(path)
    steps = [bytes.fromhex(step) for step in body.decode().split()]
    size, root = int(about["size"]), bytes.fromhex(about["root"])

    if "leaf" in about:
        holds = verify_inclusion(bytes.fromhex(about["leaf"]), int(about["index"]), size, steps, root)
    else:
        holds = verify_consistency(int(about["old"]), size, steps, bytes.fromhex(about["old-root"]), root)

    assert holds == (about["expect"] == "holds")


@_of("export")
def test_an_export_shows_exactly_the_findings_its_vector_names(path):
    *expected, known = (path / "expect.txt").read_text().splitlines()
    verifier = known.removeprefix("verifier:").strip()
    outside = path / "outside.txt"

    findings = verify_export(
        path,
        Verifier.from_text(verifier) if verifier else None,
        outside.read_bytes() if outside.exists() else None,
    )

    assert [f"{finding.kind} {finding.where}" for finding in findings] == [line for line in expected if line]
