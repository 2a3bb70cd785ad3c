"""Exports: written, checked by anybody, and no change to one goes unfound."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.chain.__main__ import main
from safehaven_core.chain.comparing import NotOurs, compare, open_line
from safehaven_core.chain.export import write_export
from safehaven_core.chain.hashes import leaf_hash
from safehaven_core.chain.judging import open_claims
from safehaven_core.chain.lines import LONGEST_LINE, parse
from safehaven_core.chain.notes import Verifier
from safehaven_core.chain.verify import verify_export
from tests.core.chain import by_the_spec as spec
from tests.core.chain.checkpoint_vectors import ORIGIN, SEED
from tests.core.chain.export_vectors import GOOD, NOTES
from tests.core.chain.line_vectors import KEY
from tests.core.chain.make_vectors import VECTORS

VERIFIER = Verifier.from_text(spec.verifier(ORIGIN, SEED))
KEYS = {"6f0c1a5e-1111-4222-8333-444455556666": KEY}
LEAVES = [leaf_hash(line) for line in GOOD]


def known(values: list[bytes]) -> list[tuple[int, bytes]]:
    """As the database knows them: with their numbers."""
    return list(enumerate(values, start=1))


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    write_export(tmp_path / "export", GOOD, LEAVES, NOTES, [VERIFIER])
    return tmp_path / "export"


def test_an_export_just_written_holds(exported):
    assert verify_export(exported, VERIFIER, NOTES[-1]) == []


def test_an_export_never_overwrites_another(exported):
    with pytest.raises(FileExistsError):
        write_export(exported, [], [], [], [])


@given(st.permutations(GOOD) | st.lists(st.sampled_from([*GOOD, b"", b"other"]), max_size=12))
def test_no_other_lines_pass_for_the_sealed_ones(lines):
    claims, forged = open_claims(NOTES, [VERIFIER], {})

    findings = compare(known(lines), known(LEAVES), claims)

    assert forged == []
    assert bool(findings) == (lines != GOOD)


@given(st.lists(st.sampled_from([*GOOD, b"other"]), max_size=12))
def test_no_other_lines_pass_even_with_their_own_leaves_and_without_the_newest_checkpoints(lines):
    """A checkpoint kept outside is all it takes."""
    claims, _ = open_claims(NOTES[:1], [VERIFIER], {"mine": NOTES[-1]})

    findings = compare(known(lines), known([leaf_hash(line) for line in lines]), claims)

    assert bool(findings) == (lines != GOOD)


def test_a_missing_line_is_named_by_its_number_where_the_leaves_know_it():
    claims, _ = open_claims(NOTES, [VERIFIER], {})

    findings = compare(known(GOOD)[1:8], known(LEAVES), claims)

    assert [(finding.kind, finding.where) for finding in findings] == [
        ("line_missing", "line 1"),
        ("tail_missing", "lines 9 to 10"),
    ]


def test_a_checkpoint_of_another_ledger_among_ours_is_found(exported):
    other = spec.note(spec.checkpoint("other.example/ledger", 10, spec.root(LEAVES)), (ORIGIN, SEED))
    (exported / "checkpoints.txt").write_bytes(b"\n".join([*NOTES, other]))

    findings = verify_export(exported)

    assert [(finding.kind, finding.where) for finding in findings] == [("checkpoint_forged", "checkpoint 4")]


@pytest.mark.parametrize(
    ("line", "how"),
    [
        (GOOD[1].replace(b'"words":12', b'"words":13'), "digest does not fit"),
        (b"{}", "not in the form"),
        (GOOD[2].replace(b"556666", b"556667"), "does not have"),
    ],
)
def test_a_line_that_safehaven_did_not_write_is_told(line, how):
    with pytest.raises(NotOurs, match=how):
        open_line(line, KEYS.get)


def test_a_line_that_safehaven_wrote_is_read():
    assert open_line(GOOD[0], KEYS.get) == parse(GOOD[0])


def test_a_flood_without_a_newline_is_read_in_parts(exported):
    with (exported / "lines.jsonl").open("ab") as lines:
        lines.write(b"x" * (3 * LONGEST_LINE))

    findings = verify_export(exported)

    assert [(finding.kind, finding.where) for finding in findings] == [("line_added", "after line 10")]


@pytest.mark.parametrize("name", ["lines.jsonl", "leaves.bin", "checkpoints.txt", "verifier.txt"])
def test_a_missing_file_is_named(exported, name):
    (exported / name).unlink()

    assert [str(finding) for finding in verify_export(exported)] == [
        f"{name.capitalize()}: There is no {name} in export."
    ]


@pytest.mark.parametrize("spoilt", ["", "not a key\n", str(VERIFIER)[1:]])
def test_an_export_whose_key_cannot_be_read_does_not_hold(exported, spoilt):
    (exported / "verifier.txt").write_text(spoilt)

    kinds = {str(finding.kind) for finding in verify_export(exported)}

    assert kinds == {"verifier_differs", "checkpoint_forged", "unsigned"}


@pytest.mark.servers
def test_the_command_says_that_a_sound_export_holds(exported):
    command = [sys.executable, "-S", "-m", "safehaven_core.chain", str(exported)]

    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": _path()}, check=False)

    assert (done.returncode, done.stderr, done.stdout.splitlines()[0]) == (0, "", "The ledger holds.")


def test_the_command_names_what_is_wrong(capsys, tmp_path):
    kept, folder = tmp_path / "kept", VECTORS / "export" / "tail_missing_with_its_checkpoint"
    kept.write_bytes(NOTES[2])

    status = main([str(folder), "--checkpoint", str(kept), "--verifier", str(VERIFIER)])

    *named, conclusion = capsys.readouterr().out.splitlines()
    assert (status, conclusion) == (1, "1 found.  Do not rely on this ledger.")
    assert "".join(named) == (
        "After line 7: The ledger ends too early: the checkpoint kept outside speaks of 10 lines, "
        "7 are here, 3 are gone from the end."
    )


@pytest.mark.parametrize("question", [["--verifier", "nonsense"], ["--checkpoint", "no-such-file"]])
def test_a_question_that_makes_no_sense_is_told_so(capsys, exported, question):
    with pytest.raises(SystemExit) as ended:
        main([str(exported), *question])

    assert ended.value.code == 2


def _path() -> str:
    """Where our packages and cryptography are, and nothing else: the command needs no Django and no settings."""
    return ":".join(place for place in sys.path if place)
