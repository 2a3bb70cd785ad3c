"""Checkpoints: what opens, then one fault at a time.  A file is `expect:`, `verifier:`, an empty line, the note."""

import base64
from collections.abc import Iterator

from tests.core.chain import by_the_spec as spec
from tests.core.chain.proof_vectors import LEAVES

ORIGIN = "safehaven.example/ledger"
SEED, ANOTHER_SEED, WITNESS_SEED = bytes(range(32)), bytes(range(32, 64)), bytes(range(64, 96))
LEDGER, WITNESS = (ORIGIN, SEED), ("witness.example/trustees", WITNESS_SEED)
TEXT = spec.checkpoint(ORIGIN, 8, spec.root(LEAVES))
ROOT = base64.b64encode(spec.root(LEAVES)).decode()
OPENS, NOT_A_NOTE, FORGED, NOT_SIGNED = "opens", "not a note", "forged", "not signed"


def checkpoints() -> Iterator[tuple[str, bytes]]:
    for name, expect, note in (*_sound(), *_untrue(), *_misshapen(), *_signed_nonsense()):
        yield name, f"expect: {expect}\nverifier: {spec.verifier(*LEDGER)}\n\n".encode() + note


def _sound() -> Iterator[tuple[str, str, bytes]]:
    yield "opens", OPENS, spec.note(TEXT, LEDGER)
    yield "opens_of_an_empty_ledger", OPENS, spec.note(spec.checkpoint(ORIGIN, 0, spec.EMPTY), LEDGER)
    yield "opens_with_an_extension_line", OPENS, spec.note(TEXT + "cabinet 4\n", LEDGER)
    yield "opens_with_a_witness_unknown_to_us", OPENS, spec.note(TEXT, LEDGER, WITNESS)
    yield "opens_with_another_key_of_the_same_name", OPENS, spec.note(TEXT, LEDGER, (ORIGIN, ANOTHER_SEED))
    garbled = base64.b64encode(b"\x00\x01\x02\x03" + bytes(64)).decode()
    unknown = spec.note(TEXT, LEDGER) + f"— {ORIGIN} {garbled}\n".encode()
    yield "opens_with_a_wrong_signature_of_an_unknown_key", OPENS, unknown


def _untrue() -> Iterator[tuple[str, str, bytes]]:
    good = spec.note(TEXT, LEDGER)
    other_root = base64.b64encode(spec.root(LEAVES[:7])).decode()
    yield "root_altered", FORGED, good.replace(ROOT.encode(), other_root.encode())
    yield "size_altered", FORGED, good.replace(b"\n8\n", b"\n9\n")
    yield "origin_altered", FORGED, good.replace(ORIGIN.encode(), b"safehaven.example/other", 1)
    yield "extension_line_added", FORGED, good.replace(b"=\n\n", b"=\nmore\n\n", 1)
    yield "signature_of_another_text", FORGED, _swapped(spec.signature(TEXT + "x\n", *LEDGER))
    yield "wrong_key", NOT_SIGNED, spec.note(TEXT, (ORIGIN, ANOTHER_SEED))
    yield "wrong_key_name", NOT_SIGNED, spec.note(TEXT, ("other.example/ledger", SEED))
    yield "witness_only", NOT_SIGNED, spec.note(TEXT, WITNESS)
    known_hash = base64.b64encode(spec.key_hash(*LEDGER) + bytes(64)).decode()
    yield "known_key_wrong_signature", FORGED, _swapped(f"— {ORIGIN} {known_hash}\n")
    yield "good_and_wrong_signature", FORGED, good + f"— {ORIGIN} {known_hash}\n".encode()
    short = base64.b64encode(spec.key_hash(*LEDGER) + bytes(63)).decode()
    yield "signature_short", FORGED, _swapped(f"— {ORIGIN} {short}\n")


def _misshapen() -> Iterator[tuple[str, str, bytes]]:
    good = spec.note(TEXT, LEDGER)
    yield "empty", NOT_A_NOTE, b""
    yield "blank_line_missing", NOT_A_NOTE, good.replace(b"\n\n", b"\n")
    yield "no_signature", NOT_A_NOTE, (TEXT + "\n").encode()
    yield "last_newline_missing", NOT_A_NOTE, good.removesuffix(b"\n")
    yield "carriage_returns", NOT_A_NOTE, good.replace(b"\n", b"\r\n")
    yield "not_utf_8", NOT_A_NOTE, good.replace(b"safehaven", b"safe\xffhaven")
    yield "hyphen_for_the_dash", NOT_A_NOTE, good.replace("—".encode(), b"-")
    yield "signature_not_base64", NOT_A_NOTE, _swapped(f"— {ORIGIN} !!!!\n")
    yield "signature_without_padding", NOT_A_NOTE, _unpadded(good)
    yield "signature_line_with_two_spaces", NOT_A_NOTE, good.replace("— ".encode(), "—  ".encode())
    spelled = spec.signature(TEXT, *LEDGER).removesuffix("=\n")
    yield "signature_spelled_otherwise", NOT_A_NOTE, _swapped(f"{spelled[:-1]}{chr(ord(spelled[-1]) + 1)}=\n")
    key_hash = base64.b64encode(spec.key_hash(*LEDGER)).decode()
    yield "signature_of_a_key_hash_alone", NOT_A_NOTE, _swapped(f"— {ORIGIN} {key_hash}\n")
    yield "over_100_signatures", NOT_A_NOTE, good + spec.signature(TEXT, *WITNESS).encode() * 100


def _signed_nonsense() -> Iterator[tuple[str, str, bytes]]:
    """Rightly signed, and still no checkpoint."""
    for name, text in (
        ("size_missing", f"{ORIGIN}\n{ROOT}\n"),
        ("size_with_a_zero_in_front", f"{ORIGIN}\n08\n{ROOT}\n"),
        ("size_negative", f"{ORIGIN}\n-8\n{ROOT}\n"),
        ("root_too_short", f"{ORIGIN}\n8\n{base64.b64encode(bytes(31)).decode()}\n"),
        ("root_spelled_otherwise", f"{ORIGIN}\n8\n{ROOT[:-2]}h=\n"),
        ("origin_missing", f"8\n{ROOT}\n"),
        ("control_character", f"{ORIGIN}\n8\n{ROOT}\nmore\tand more\n"),
        ("empty_line_in_the_text", f"{ORIGIN}\n8\n{ROOT}\n\nmore\n"),
    ):
        yield name, NOT_A_NOTE, spec.note(text, LEDGER)


def _swapped(signature: str) -> bytes:
    return f"{TEXT}\n{signature}".encode()


def _unpadded(good: bytes) -> bytes:
    """The signature of 68 bytes ends in one equals sign; without it, it is another spelling."""
    return good.removesuffix(b"=\n") + b"\n"
