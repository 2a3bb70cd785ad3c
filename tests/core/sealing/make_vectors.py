"""Make the vectors of the sealed formats, the same bytes each time.

    python -m tests.core.sealing.make_vectors

Each vector has one fault, is named after it, and says what kind of failure it must be.
"""

from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

from tests.core.sealing import by_the_spec as spec
from tests.core.sealing.vector import VECTORS, Vector

SECRET = bytes(range(32))
ANOTHER_SECRET = bytes(range(32, 64))
KEY = UUID("6f0c1a5e-1111-4222-8333-444455556666")
ANOTHER_KEY = UUID("6f0c1a5e-9999-4222-8333-444455556666")
EPOCH = UUID("0e90c4aa-1111-4222-8333-444455556666")
PLACE = ("records_entry", "b1946ac9-2492-4d23-8f3a-1d7b6c5e4f30", "text")
ROW_2 = "b1946ac9-2492-4d23-8f3a-1d7b6c5e4f31"
NONCE = bytes(range(0xA0, 0xAC))
SALT = bytes(range(0xC0, 0xE0))
ANOTHER_SALT = bytes(range(0xE0, 0x100))
TEXT = b"Rang about Thursday."

OPENS, NOT_SEALED, OTHER_KEY, ALTERED = "opens", "not sealed", "other key", "altered or moved"
NOT_A_ROOT_KEY = "not a root key"


def everything() -> Iterator[Vector]:
    """Every vector of every format."""
    yield from values()
    yield from streams()
    yield from wrapped_keys()
    yield from root_key_texts()


def flipped(data: bytes, at: int, bits: int = 1) -> bytes:
    """The same bytes, one of them changed."""
    changed = bytearray(data)
    changed[at] ^= bits
    return bytes(changed)


def _with_key(place: tuple[str, str, str], key: UUID = KEY, secret: bytes = SECRET) -> dict[str, str]:
    names = ("table", "row", "column")
    return {"key": str(key), "secret": secret.hex(), **dict(zip(names, place, strict=True))}


# ── Values ────────────────────────────────────────────────────────────────────────────────────────────


def values() -> Iterator[Vector]:
    """Sealed values: what opens, then one fault at a time."""
    good = _value()
    for name, plain in (
        ("opens", TEXT),
        ("opens_empty", b""),
        ("opens_bytes_of_all_kinds", bytes(range(256))),
    ):
        about = {**_with_key(PLACE), "plaintext": plain.hex()}
        yield Vector("value", name, OPENS, about, _value(plain))
    for name, sealed, expect in _broken_values(good):
        yield Vector("value", name, expect, _with_key(PLACE), sealed)
    for name, place in _other_places().items():
        yield Vector("value", name, ALTERED, _with_key(place), good)
    yield Vector("value", "key_of_another_record", OTHER_KEY, _with_key(PLACE, ANOTHER_KEY), good)
    wrong = _with_key(PLACE, secret=ANOTHER_SECRET)
    yield Vector("value", "another_secret_under_the_same_id", ALTERED, wrong, good)
    apart = spec.value(SECRET, KEY, spec.place("ab", "c", ""), NONCE, TEXT)
    yield Vector("value", "place_parts_run_together", ALTERED, _with_key(("a", "bc", "")), apart)


def _value(plain: bytes = TEXT) -> bytes:
    return spec.value(SECRET, KEY, spec.place(*PLACE), NONCE, plain)


def _broken_values(good: bytes) -> list[tuple[str, bytes, str]]:
    return [
        ("nothing_at_all", b"", NOT_SEALED),
        ("clear_text", TEXT * 4, NOT_SEALED),
        ("version_0", flipped(good, 0, 1), NOT_SEALED),
        ("version_2", flipped(good, 0, 3), NOT_SEALED),
        ("cut_inside_the_tag_of_nothing", _value(b"")[:-1], NOT_SEALED),
        ("header_only", good[:17], NOT_SEALED),
        ("key_id_changed", flipped(good, 16), OTHER_KEY),
        ("nonce_changed", flipped(good, 28), ALTERED),
        ("first_byte_of_body_changed", flipped(good, 29), ALTERED),
        ("last_byte_of_body_changed", flipped(good, -17), ALTERED),
        ("tag_changed", flipped(good, -1, 0x80), ALTERED),
        ("last_byte_missing", good[:-1], ALTERED),
        ("one_byte_added", good + b"\0", ALTERED),
        ("tag_missing", good[:-16], ALTERED),
        ("bound_to_no_place", spec.value(SECRET, KEY, b"", NONCE, TEXT), ALTERED),
    ]


def _other_places() -> dict[str, tuple[str, str, str]]:
    table, row, column = PLACE
    return {
        "moved_to_another_table": ("records_person", row, column),
        "moved_to_another_row": (table, ROW_2, column),
        "moved_to_another_column": (table, row, "kind"),
        "moved_to_a_row_in_capitals": (table, row.upper(), column),
        "row_and_column_swapped": (table, column, row),
    }


# ── Streams ───────────────────────────────────────────────────────────────────────────────────────────


def streams() -> Iterator[Vector]:
    """Sealed files: lengths around a chunk's, then one fault at a time."""
    for name, lengths in _LENGTHS.items():
        chunks, plain = _stream().zeros(lengths)
        found = {"length": str(len(plain)), "plaintext-sha256": sha256(plain).hexdigest()}
        yield _stream_vector(name, OPENS, _stream().header + b"".join(chunks), found)
    for name, (expect, given_out, sealed) in _broken_streams().items():
        yield _stream_vector(name, expect, sealed, {"given-out": str(given_out)})
    whole = _whole()
    yield _stream_vector("moved_to_another_row", ALTERED, whole, {"row": ROW_2, "given-out": "0"})
    yield _stream_vector(
        "key_of_another_record", OTHER_KEY, whole, {"key": str(ANOTHER_KEY), "given-out": "0"}
    )
    wrong = {"secret": ANOTHER_SECRET.hex(), "given-out": "0"}
    yield _stream_vector("another_secret_under_the_same_id", ALTERED, whole, wrong)


_LENGTHS = {
    "opens_empty": [0],
    "opens_one_byte": [1],
    "opens_one_byte_less_than_a_chunk": [spec.CHUNK - 1],
    "opens_one_chunk": [spec.CHUNK],
    "opens_one_byte_more_than_a_chunk": [spec.CHUNK, 1],
    "opens_three_chunks": [spec.CHUNK, spec.CHUNK, 1000],
}


def _stream(salt: bytes = SALT) -> spec.Stream:
    return spec.Stream(SECRET, KEY, spec.place(*PLACE), salt)


def _stream_vector(name: str, expect: str, sealed: bytes, more: dict[str, str]) -> Vector:
    return Vector("stream", name, expect, {**_with_key(PLACE), **more, "packed": "zlib"}, sealed)


def _three() -> list[bytes]:
    return _stream().zeros([spec.CHUNK, spec.CHUNK, 1000])[0]


def _whole() -> bytes:
    return _stream().header + b"".join(_three())


def _broken_streams() -> dict[str, tuple[str, int, bytes]]:
    """What each fault makes: the kind of failure, the bytes given out before it, and the file."""
    return {**_broken_headers(), **_broken_ends(), **_broken_middles()}


def _broken_headers() -> dict[str, tuple[str, int, bytes]]:
    whole = _whole()
    return {
        "nothing_at_all": (NOT_SEALED, 0, b""),
        "clear_text": (NOT_SEALED, 0, TEXT * 10),
        "header_cut": (NOT_SEALED, 0, whole[:64]),
        "magic_changed": (NOT_SEALED, 0, flipped(whole, 0)),
        "version_2": (NOT_SEALED, 0, flipped(whole, 16, 3)),
        "key_id_changed": (OTHER_KEY, 0, flipped(whole, 32)),
        "salt_changed": (ALTERED, 0, flipped(whole, 64)),
        "header_of_another_file": (ALTERED, 0, _stream(ANOTHER_SALT).header + b"".join(_three())),
    }


def _broken_ends() -> dict[str, tuple[str, int, bytes]]:
    whole, (first, second, third), stream = _whole(), _three(), _stream()
    unended = stream.chunk(2, bytes(1000), last=False)
    full = stream.chunk(1, stream.plain_for_zeros(1, spec.CHUNK, last=False), last=False)
    return {
        "no_chunk": (ALTERED, 0, stream.header),
        "last_chunk_missing": (ALTERED, 0, stream.header + first + second),
        "all_but_the_first_chunk_missing": (ALTERED, 0, stream.header + first),
        "last_byte_missing": (ALTERED, 0, whole[:-1]),
        "tag_of_the_last_chunk_cut": (ALTERED, 0, whole[:-1001]),
        "one_byte_added": (ALTERED, 0, whole + b"\0"),
        "last_chunk_twice": (ALTERED, 0, whole + third),
        "another_chunk_added": (ALTERED, 0, whole + stream.chunk(3, b"more", last=True)),
        "last_chunk_not_marked_as_last": (ALTERED, 0, stream.header + first + second + unended),
        "last_chunk_empty_after_a_full_one": (
            ALTERED,
            0,
            stream.header + first + full + stream.chunk(2, b"", last=True),
        ),
        "last_byte_changed": (ALTERED, 0, flipped(whole, -1)),
    }


def _broken_middles() -> dict[str, tuple[str, int, bytes]]:
    whole, (first, second, third), stream = _whole(), _three(), _stream()
    strange = spec.Stream(SECRET, KEY, spec.place(*PLACE), ANOTHER_SALT)
    early = stream.chunk(1, stream.plain_for_zeros(1, spec.CHUNK, last=True), last=True)
    strangers = strange.zeros([spec.CHUNK, spec.CHUNK, 1000])[0]
    one = spec.CHUNK
    return {
        "first_chunk_changed": (ALTERED, 0, flipped(whole, 65)),
        "tag_of_the_first_chunk_changed": (ALTERED, 0, flipped(whole, 65 + one)),
        "middle_chunk_changed": (ALTERED, one, flipped(whole, 65 + one + 16 + 5)),
        "middle_chunk_missing": (ALTERED, 0, stream.header + first + third),
        "first_two_chunks_swapped": (ALTERED, 0, stream.header + second + first + third),
        "middle_chunk_is_the_first_again": (ALTERED, one, stream.header + first + first + third),
        "middle_chunk_of_another_file": (ALTERED, one, stream.header + first + strangers[1] + third),
        "last_chunk_of_another_file": (ALTERED, 0, stream.header + first + second + strangers[2]),
        "middle_chunk_marked_as_last": (ALTERED, one, stream.header + first + early + third),
    }


# ── Wrapped keys ──────────────────────────────────────────────────────────────────────────────────────


def wrapped_keys() -> Iterator[Vector]:
    """Wrapped keys: an epoch key under a root key, a data key under an epoch key, and the faults."""
    under_root, under_epoch = _under_root(), _under_epoch()
    good = {"plaintext": ANOTHER_SECRET.hex()}
    yield Vector("wrapped_key", "epoch_key_opens", OPENS, {**_ROOT, **good}, under_root)
    yield Vector("wrapped_key", "data_key_opens", OPENS, {**_EPOCH, **good}, under_epoch)
    for name, (expect, about, wrapped) in _broken_wraps(under_root, under_epoch).items():
        yield Vector("wrapped_key", name, expect, about, wrapped)


_ROOT = {"with": "root key", "secret": SECRET.hex(), "unwrap": str(EPOCH)}
_EPOCH = {"with": "epoch key", "with-id": str(EPOCH), "secret": SECRET.hex(), "unwrap": str(KEY)}


def _under_root(kind: bytes = b"E", inner: UUID = EPOCH) -> bytes:
    header = spec.wrapped_header(kind, spec.root_key_id(SECRET).encode(), inner)
    return spec.wrapped("root-key", SECRET, header, NONCE, ANOTHER_SECRET)


def _under_epoch(kind: bytes = b"D", inner: UUID = KEY) -> bytes:
    header = spec.wrapped_header(kind, EPOCH.bytes, inner)
    return spec.wrapped("epoch-key", SECRET, header, NONCE, ANOTHER_SECRET)


def _broken_wraps(root: bytes, epoch: bytes) -> dict[str, tuple[str, dict[str, str], bytes]]:
    another_root = {**_ROOT, "secret": ANOTHER_SECRET.hex()}
    other_row = {**_EPOCH, "unwrap": str(ANOTHER_KEY)}
    renamed = epoch[:18] + ANOTHER_KEY.bytes + epoch[34:]
    return {
        "wrapped_by_another_root_key": (OTHER_KEY, another_root, root),
        "wrapped_by_another_epoch": (OTHER_KEY, {**_EPOCH, "with-id": str(ANOTHER_KEY)}, epoch),
        "another_secret_under_the_same_epoch_id": (
            ALTERED,
            {**_EPOCH, "secret": ANOTHER_SECRET.hex()},
            epoch,
        ),
        "stored_under_another_id": (ALTERED, other_row, epoch),
        "stored_under_another_id_and_renamed": (ALTERED, other_row, renamed),
        "data_key_given_as_epoch_key": (NOT_SEALED, _ROOT, _under_root(b"D")),
        "epoch_key_given_as_data_key": (NOT_SEALED, _EPOCH, _under_epoch(b"E")),
        "kind_changed": (ALTERED, _EPOCH, flipped(_under_epoch(b"E"), 1)),
        "version_2": (NOT_SEALED, _EPOCH, flipped(epoch, 0, 3)),
        "nothing_at_all": (NOT_SEALED, _EPOCH, b""),
        "last_byte_missing": (NOT_SEALED, _EPOCH, epoch[:-1]),
        "one_byte_added": (NOT_SEALED, _EPOCH, epoch + b"\0"),
        "nonce_changed": (ALTERED, _EPOCH, flipped(epoch, 34)),
        "body_changed": (ALTERED, _EPOCH, flipped(epoch, 46)),
        "tag_changed": (ALTERED, _EPOCH, flipped(epoch, -1)),
    }


# ── Root keys as text ─────────────────────────────────────────────────────────────────────────────────


def root_key_texts() -> Iterator[Vector]:
    """Root keys in a file: what opens, then one fault at a time."""
    line = spec.root_key_line(SECRET)
    for name, text in {
        "opens": line,
        "opens_with_an_end_of_line": f"{line}\n",
        "opens_with_crlf": f"{line}\r\n",
    }.items():
        yield Vector("root_key_text", name, OPENS, {"id": spec.root_key_id(SECRET)}, text.encode())
    for name, text in _broken_texts(line).items():
        yield Vector("root_key_text", name, NOT_A_ROOT_KEY, {}, text.encode())


def _broken_texts(line: str) -> dict[str, str]:
    prefix, code = line.split(":")
    return {
        "nothing_at_all": "",
        "white_space": " \n",
        "another_file": "-----BEGIN PRIVATE KEY-----\n",
        "version_2": spec.root_key_line(SECRET, "safehaven-root-key-v2:"),
        "no_prefix": code,
        "prefix_only": f"{prefix}:",
        "cut_in_the_middle": line[:-20],
        "last_letter_missing": line[:-1],
        "one_letter_added": line + "A",
        "one_letter_mistyped": f"{prefix}:{code[:9]}{'B' if code[9] == 'A' else 'A'}{code[10:]}",
        "two_letters_swapped": f"{prefix}:{code[:10]}{code[11]}{code[10]}{code[12:]}",
        "letters_all_small": f"{prefix}:{code.lower()}",
        "a_letter_that_is_none": f"{prefix}:{code[:9]}!{code[10:]}",
        "a_letter_with_an_accent": f"{prefix}:{code[:9]}é{code[10:]}",
        "two_lines": f"{line}\n{line}",
        "space_inside": f"{prefix}:{code[:9]} {code[10:]}",
    }


def write() -> None:
    """Put every vector in its file, and remove files that are no longer made."""
    for folder in ("value", "stream", "wrapped_key", "root_key_text"):
        for old in (VECTORS / folder).glob("*.txt"):
            old.unlink()
    for vector in everything():
        vector.path.parent.mkdir(parents=True, exist_ok=True)
        vector.path.write_text(str(vector))


if __name__ == "__main__":
    write()
