"""The proof of one line in a file: it proves that line, and no other."""

import base64
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.chain.__main__ import main
from safehaven_core.chain.inclusion import Inclusion, NotProved, open_inclusion
from safehaven_core.chain.notes import NoteRefused, Verifier
from tests.core.chain import by_the_spec as spec
from tests.core.chain.checkpoint_vectors import ORIGIN, SEED
from tests.core.chain.export_vectors import GOOD, NOTES

VERIFIER = Verifier.from_text(spec.verifier(ORIGIN, SEED))
ALPHABET = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
LEAVES = [spec.leaf(line) for line in GOOD]


def proof(index: int) -> bytes:
    return bytes(Inclusion(GOOD[index], index, spec.path(index, LEAVES), NOTES[-1]))


@pytest.mark.parametrize("index", range(10))
def test_each_line_is_proved(index):
    line, checkpoint = open_inclusion(proof(index), [VERIFIER])

    assert (line, checkpoint.size) == (GOOD[index], 10)


@given(st.integers(0, 9), st.data())
def test_a_proof_with_one_byte_changed_proves_nothing(index, data):
    changed = bytearray(proof(index))
    at = data.draw(st.integers(0, len(changed) - 1))
    changed[at] ^= data.draw(st.integers(1, 255))

    with pytest.raises((NotProved, NoteRefused)):
        open_inclusion(bytes(changed), [VERIFIER])


@pytest.mark.parametrize("of", [spec.path(9, LEAVES)[0], GOOD[9]], ids=["a hash of the path", "the line"])
def test_a_proof_with_base64_spelled_otherwise_proves_nothing(of):
    """The last letter before the equals sign carries bits that count for nothing; they must be zero."""
    letters = base64.b64encode(of).decode()
    last = letters.rstrip("=")[-1]
    otherwise = letters.replace(last + "=", ALPHABET[ALPHABET.index(last) + 1] + "=")
    assert base64.b64decode(otherwise) == of

    with pytest.raises(NotProved, match="another way"):
        open_inclusion(proof(9).replace(letters.encode(), otherwise.encode()), [VERIFIER])


def test_a_proof_of_another_line_proves_nothing():
    swapped = Inclusion(GOOD[3], 4, spec.path(4, LEAVES), NOTES[-1])

    with pytest.raises(NotProved, match="not in the ledger that the checkpoint speaks of"):
        open_inclusion(bytes(swapped), [VERIFIER])


def test_a_proof_under_a_checkpoint_of_another_key_proves_nothing():
    with pytest.raises(NoteRefused):
        open_inclusion(proof(4), [Verifier(ORIGIN, bytes(32))])


def test_the_command_proves_a_line(capsys, tmp_path):
    (tmp_path / "line-5.tlog-proof").write_bytes(proof(4))

    status = main([str(tmp_path / "line-5.tlog-proof"), "--verifier", str(VERIFIER)])

    assert (status, capsys.readouterr().out.splitlines()) == (
        0,
        ["Proved: this line is in the ledger of 10 lines.", GOOD[4].decode()],
    )


def test_the_command_says_when_a_line_is_not_proved(capsys, tmp_path):
    (tmp_path / "proof").write_bytes(b"nonsense")

    status = main([str(tmp_path / "proof"), "--verifier", str(VERIFIER)])

    said = "Not proved.  This is not a proof of a line: it does not have that form.\n"
    assert (status, capsys.readouterr().out) == (1, said)


def test_the_command_checks_no_proof_without_a_key(capsys, tmp_path):
    (tmp_path / "proof").write_bytes(proof(0))

    with pytest.raises(SystemExit):
        main([str(tmp_path / "proof")])
