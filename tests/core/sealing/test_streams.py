import io
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safehaven_core.sealing import AlteredOrMoved, CannotOpen, DataKey, Place, plain_length, sealed_length
from safehaven_core.sealing.streams import CHUNK, HEADER_LENGTH

KEY = DataKey.generate()
HERE = Place("documents_version", "1", "content")
SEALED_CHUNK = CHUNK + 16
lengths = st.one_of(
    st.integers(0, 40), st.builds(lambda n, by: max(0, n * CHUNK + by), st.integers(0, 3), st.integers(-3, 3))
)


class Dribble(io.RawIOBase):
    """A source that gives a little at a time, as a pipe or a socket does."""

    def __init__(self, content: bytes, most: int) -> None:
        self._content, self._most = io.BytesIO(content), most

    def readinto(self, buffer) -> int:
        return self._content.readinto(memoryview(buffer)[: self._most])


class Narrow(io.BytesIO):
    """A sink that takes a part of what it is given, as a raw file may."""

    def write(self, data) -> int:
        return super().write(memoryview(data)[:70_000])


def sealed(plain: bytes, place: Place = HERE) -> bytes:
    sink = io.BytesIO()
    KEY.seal_stream(place, io.BytesIO(plain), sink)
    return sink.getvalue()


def opened(content: bytes, place: Place = HERE) -> bytes:
    return b"".join(KEY.open_stream(place, io.BytesIO(content)))


def some_bytes(length: int) -> bytes:
    return bytes(at % 251 for at in range(min(length, 251))) * (length // 251 + 1)


@settings(deadline=None, max_examples=60)
@given(lengths)
def test_a_file_of_any_length_opens_as_it_was(length):
    plain = some_bytes(length)[:length]

    content = sealed(plain)

    assert opened(content) == plain
    assert len(content) == sealed_length(length)
    assert plain_length(len(content)) == length


@settings(deadline=None, max_examples=40)
@given(lengths, st.integers(1000, CHUNK + 1000))
def test_it_does_not_matter_in_which_pieces_a_file_comes(length, most):
    plain, sink = some_bytes(length)[:length], Narrow()

    counted = KEY.seal_stream(HERE, Dribble(plain, most), sink)

    assert counted == length
    assert opened(sink.getvalue()) == plain


TWO_CHUNKS = sealed(some_bytes(CHUNK + 100)[: CHUNK + 100])
anywhere = st.integers(0, len(TWO_CHUNKS) - 1)


@settings(deadline=None)
@given(anywhere, st.integers(1, 255))
@example(0, 1)
@example(HEADER_LENGTH - 1, 1)
@example(len(TWO_CHUNKS) - 1, 1)
def test_a_file_with_any_byte_changed_does_not_open(at, bits):
    changed = bytearray(TWO_CHUNKS)
    changed[at] ^= bits

    with pytest.raises(CannotOpen):
        opened(bytes(changed))


@settings(deadline=None)
@given(anywhere)
@example(HEADER_LENGTH + CHUNK + 16)
@example(len(TWO_CHUNKS) - 1)
def test_a_file_cut_anywhere_is_refused_before_its_first_byte(at):
    with pytest.raises(CannotOpen):
        KEY.open_stream(HERE, io.BytesIO(TWO_CHUNKS[:at]))


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=100))
def test_a_file_with_anything_added_is_refused_before_its_first_byte(more):
    with pytest.raises(AlteredOrMoved):
        KEY.open_stream(HERE, io.BytesIO(TWO_CHUNKS + more))


@pytest.mark.parametrize("order", list(product(range(3), repeat=3)), ids=str)
def test_chunks_open_only_in_the_order_they_were_sealed_in(order):
    chunks = [_whole()[HEADER_LENGTH:][at * SEALED_CHUNK :][:SEALED_CHUNK] for at in range(3)]
    content = _whole()[:HEADER_LENGTH] + b"".join(chunks[at] for at in order)

    if order == (0, 1, 2):
        assert len(opened(content)) == 2 * CHUNK + 20
    else:
        with pytest.raises(AlteredOrMoved):
            opened(content)


def test_a_chunk_of_another_file_in_the_same_place_is_found():
    one, other = (sealed(bytes(CHUNK * 2)) for _ in range(2))
    swapped = one[: HEADER_LENGTH + SEALED_CHUNK] + other[HEADER_LENGTH + SEALED_CHUNK :]

    with pytest.raises(AlteredOrMoved):
        KEY.open_stream(HERE, io.BytesIO(swapped))


@pytest.mark.parametrize(
    "other", [Place("documents_version", "2", "content"), Place("documents_version", "1", "text")]
)
def test_a_file_moved_to_another_place_is_refused_before_its_first_byte(other):
    with pytest.raises(AlteredOrMoved):
        KEY.open_stream(other, io.BytesIO(TWO_CHUNKS))


def test_a_sealed_value_is_no_stream_and_a_stream_no_value():
    with pytest.raises(CannotOpen):
        KEY.open_stream(HERE, io.BytesIO(KEY.seal(HERE, b"x" * 200)))
    with pytest.raises(CannotOpen):
        KEY.open(HERE, sealed(b""))


def test_the_same_file_is_never_sealed_to_the_same_bytes():
    assert sealed(b"the same")[HEADER_LENGTH:] != sealed(b"the same")[HEADER_LENGTH:]


@cache
def _whole() -> bytes:
    return sealed(some_bytes(CHUNK * 2 + 20)[: CHUNK * 2 + 20])


def test_no_length_but_a_sealed_files_is_taken_for_one():
    possible = {sealed_length(plain) for plain in range(300)}

    for length in range(sealed_length(299) + 1):
        if length in possible:
            assert sealed_length(plain_length(length)) == length
        else:
            with pytest.raises(AlteredOrMoved):
                plain_length(length)


def test_a_file_of_more_chunks_than_can_be_numbered_is_refused():
    """A file may claim any length without holding it, so this needs no petabyte of disk."""
    longest = sealed_length(CHUNK << 32)

    assert plain_length(longest) == CHUNK << 32
    with pytest.raises(AlteredOrMoved):
        plain_length(longest + 1 + 16)


def test_a_source_that_fails_half_way_leaves_nothing_that_opens():
    class Breaks(Dribble):
        def readinto(self, buffer) -> int:
            if self._content.tell() > CHUNK * 2:
                raise OSError("The share went away.")
            return super().readinto(buffer)

    sink = io.BytesIO()
    with pytest.raises(OSError, match="went away"):
        KEY.seal_stream(HERE, Breaks(bytes(CHUNK * 4), CHUNK), sink)

    assert len(sink.getvalue()) > CHUNK
    with pytest.raises(CannotOpen):
        opened(sink.getvalue())


def test_a_file_that_shrinks_while_it_is_read_is_found(tmp_path: Path):
    path = tmp_path / "sealed"
    path.write_bytes(_whole())

    with path.open("r+b", buffering=0) as file:
        pieces = KEY.open_stream(HERE, file)
        next(pieces)
        file.truncate(HEADER_LENGTH + CHUNK + 16 + 5)

        with pytest.raises(AlteredOrMoved):
            next(pieces)
