"""Every stored vector opens, or fails with the kind of failure it is named for."""

import io
from hashlib import sha256
from uuid import UUID

import pytest

from safehaven_core.sealing import (
    AlteredOrMoved,
    DataKey,
    EpochKey,
    NotARootKey,
    NotSealed,
    OtherKey,
    Place,
    RootKey,
    root_key_from_text,
)
from tests.core.sealing import make_vectors
from tests.core.sealing.vector import VECTORS, Vector, read, stored

KINDS: dict[str, type[Exception]] = {
    "not sealed": NotSealed,
    "other key": OtherKey,
    "altered or moved": AlteredOrMoved,
    "not a root key": NotARootKey,
}


def _of(folder: str):
    return pytest.mark.parametrize("vector", stored(folder), ids=lambda vector: vector.name)


def _key(vector: Vector) -> DataKey:
    return DataKey(UUID(vector.about["key"]), bytes.fromhex(vector.about["secret"]))


def _place(vector: Vector) -> Place:
    return Place(vector.about["table"], vector.about["row"], vector.about["column"])


def _outcome(work) -> str:
    """What became of it: opens, or the exact kind of failure."""
    try:
        work()
    except tuple(KINDS.values()) as failure:
        return next(words for words, kind in KINDS.items() if type(failure) is kind)
    return "opens"


def test_the_stored_vectors_are_what_the_script_makes():
    made = {vector.path: vector for vector in make_vectors.everything()}
    found = {path: read(path) for path in VECTORS.rglob("*.txt")}

    assert found == made, "Run: python -m tests.core.sealing.make_vectors"


@_of("value")
def test_a_sealed_value_opens_or_fails_as_its_vector_says(vector):
    opened = []

    outcome = _outcome(lambda: opened.append(_key(vector).open(_place(vector), vector.sealed)))

    assert outcome == vector.expect
    assert opened == [bytes.fromhex(text) for name, text in vector.about.items() if name == "plaintext"]


@_of("stream")
def test_a_stream_opens_or_gives_out_no_more_than_its_vector_says(vector):
    given = bytearray()

    def open_whole():
        for piece in _key(vector).open_stream(_place(vector), io.BytesIO(vector.sealed)):
            given.extend(piece)

    outcome = _outcome(open_whole)

    assert outcome == vector.expect
    assert len(given) == int(vector.about.get("given-out", vector.about.get("length", "")))
    if outcome == "opens":
        assert sha256(given).hexdigest() == vector.about["plaintext-sha256"]


@_of("wrapped_key")
def test_a_wrapped_key_opens_or_fails_as_its_vector_says(vector):
    secret, wanted = bytes.fromhex(vector.about["secret"]), UUID(vector.about["unwrap"])
    wrapping: RootKey | EpochKey = RootKey(secret)
    if vector.about["with"] == "epoch key":
        wrapping = EpochKey(UUID(vector.about["with-id"]), secret)
    revealed = []

    outcome = _outcome(lambda: revealed.append(wrapping.unwrap(vector.sealed, wanted).reveal()))

    assert outcome == vector.expect
    assert revealed == [bytes.fromhex(text) for name, text in vector.about.items() if name == "plaintext"]


@_of("root_key_text")
def test_a_root_key_is_read_or_refused_as_its_vector_says(vector):
    found = []

    outcome = _outcome(lambda: found.append(root_key_from_text(vector.sealed.decode()).id))

    assert outcome == vector.expect
    assert found == [text for name, text in vector.about.items() if name == "id"]
