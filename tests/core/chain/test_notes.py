"""Signed notes and checkpoints: that they fit the world's, and what signing refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.chain.checkpoints import Checkpoint, join_notes, open_checkpoint, peek, sign, split_notes
from safehaven_core.chain.notes import Signer, Verifier, open_note
from tests.core.chain.checkpoint_vectors import ORIGIN, SEED

SIGNER = Signer.from_seed(ORIGIN, SEED)
# The example of the Go project's sumdb/note package, so that we agree with somebody else's program.
FAMOUS_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
FAMOUS_TEXT = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
)
FAMOUS_SIGNATURE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

checkpoints = st.builds(
    Checkpoint, st.just(ORIGIN), st.integers(0, 2**40), st.binary(min_size=32, max_size=32)
)


def test_a_note_of_another_program_opens():
    note = f"{FAMOUS_TEXT}\n{FAMOUS_SIGNATURE}".encode()

    assert open_note(note, [Verifier.from_text(FAMOUS_VERIFIER)]) == FAMOUS_TEXT


def test_a_verifier_of_another_program_is_read_and_written_the_same():
    assert str(Verifier.from_text(FAMOUS_VERIFIER)) == FAMOUS_VERIFIER


@given(checkpoints)
def test_any_checkpoint_signed_is_opened(checkpoint):
    note = sign(checkpoint, SIGNER)

    assert open_checkpoint(note, [SIGNER.verifier]) == peek(note) == checkpoint


@given(st.lists(checkpoints.map(lambda checkpoint: sign(checkpoint, SIGNER)), max_size=4))
def test_notes_joined_in_a_file_come_apart_again(notes):
    assert split_notes(join_notes(notes)) == notes


def test_a_verifier_with_a_wrong_character_is_refused():
    with pytest.raises(ValueError, match="a character is wrong"):
        Verifier.from_text(FAMOUS_VERIFIER.replace("ARpc", "ARpd"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        FAMOUS_VERIFIER + "\n",
        FAMOUS_VERIFIER.replace("+AR", "+AB"),
        FAMOUS_VERIFIER[:-4],
        FAMOUS_VERIFIER.replace("c74f20a3", "C74F20A3"),
        FAMOUS_VERIFIER.replace("PeterNeumann", "Peter Neumann"),
    ],
)
def test_what_is_not_a_verifier_is_refused(text):
    with pytest.raises(ValueError, match=r"Not an Ed25519 verifier|hash does not fit"):
        Verifier.from_text(text)


@pytest.mark.parametrize("text", ["no newline", "tab\there\n", ""])
def test_a_text_that_could_not_be_read_back_is_not_signed(text):
    with pytest.raises(ValueError, match="A note ends with a newline"):
        SIGNER.sign(text)


def test_a_key_name_that_would_break_the_form_is_refused():
    with pytest.raises(ValueError, match="no space and no plus"):
        Verifier("two words", bytes(32))


@pytest.mark.parametrize(("size", "root"), [(-1, bytes(32)), (10**16, bytes(32)), (0, bytes(31))])
def test_a_checkpoint_that_could_not_be_read_back_is_refused(size, root):
    with pytest.raises(ValueError, match="a root of 32 bytes"):
        Checkpoint(ORIGIN, size, root)


@pytest.mark.parametrize("origin", ["", "two\nlines"])
def test_an_origin_that_would_break_the_form_is_refused(origin):
    with pytest.raises(ValueError, match="An origin is one line"):
        Checkpoint(origin, 0, bytes(32))
