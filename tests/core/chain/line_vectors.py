"""Lines: what holds, then one fault at a time.  A file is `expect:` and `key:`, an empty line, the line."""

from collections.abc import Iterator

from tests.core.chain import by_the_spec as spec

KEY = bytes(range(32))
RECORD, ENTRY = "record:b1946ac9-2492-4d23-8f3a-1d7b6c5e4f30", "entry:0c7d1f64-9e1b-4c39-8a52-3f6e5d4c2b1a"
FIELDS = {
    "v": 1,
    "number": 42,
    "at": "2026-11-21T09:30:00.000123Z",
    "act": "records:note_added",
    "by": "staff:7a1e4f0c-55aa-4b0e-9d6f-2c3b4a5d6e7f",
    "about": [RECORD, ENTRY],
    "facts": {"kind": "phone-call", "words": 12},
    "key": "6f0c1a5e-1111-4222-8333-444455556666",
}
HOLDS, NOT_A_LINE, DIGEST_DIFFERS = "holds", "not a line", "digest differs"


def lines() -> Iterator[tuple[str, bytes]]:
    for name, changes in _sound():
        yield name, _vector(HOLDS, spec.line(FIELDS | changes, KEY))
    for name, changes in _refused_fields():
        yield name, _vector(NOT_A_LINE, spec.line(FIELDS | changes, KEY))
    good = spec.line(FIELDS, KEY)
    for name, old, new in _refused_bytes():
        assert old in good
        yield name, _vector(NOT_A_LINE, good.replace(old, new, 1))
    yield "number_altered", _vector(DIGEST_DIFFERS, good.replace(b'"number":42', b'"number":43'))
    yield "fact_altered", _vector(DIGEST_DIFFERS, good.replace(b'"words":12', b'"words":13'))
    yield "made_with_another_key", _vector(DIGEST_DIFFERS, spec.line(FIELDS, bytes(32)))


def _sound() -> Iterator[tuple[str, dict]]:
    yield "holds", {}
    yield "holds_about_nothing", {"about": [], "facts": {}, "by": "system:worker"}
    facts = {"empty": None, "no": False, "yes": True, "least": -(2**53) + 1, "most": 2**53 - 1}
    yield (
        "holds_facts_of_all_kinds",
        {"facts": facts | {"on": "2026-02-28", "version": RECORD[7:], "zero": 0}},
    )


def _refused_fields() -> Iterator[tuple[str, dict]]:
    yield "version_2", {"v": 2}
    yield "number_zero", {"number": 0}
    yield "number_too_large", {"number": 2**53}
    yield "act_without_app", {"act": "note_added"}
    yield "by_a_name", {"by": "Ada Lovell"}
    yield "about_a_name", {"about": ["record:Robin"]}
    yield "time_without_microseconds", {"at": "2026-11-21T09:30:00Z"}
    yield "time_in_another_zone", {"at": "2026-11-21T09:30:00.000123+01:00"}
    yield "time_that_never_was", {"at": "2026-02-30T09:30:00.000123Z"}
    yield "fact_with_a_space", {"facts": {"kind": "rang about thursday"}}
    yield "fact_with_capitals", {"facts": {"kind": "Robin"}}
    yield "fact_of_digits", {"facts": {"number": "07700900123"}}
    yield "fact_that_is_a_fraction", {"facts": {"share": 0.5}}
    yield "fact_that_is_a_list", {"facts": {"kinds": ["call"]}}
    yield "fact_that_is_not_ascii", {"facts": {"kind": "café"}}
    yield "fact_of_a_date_that_never_was", {"facts": {"on": "2026-02-30"}}
    yield "fact_over_80_characters", {"facts": {"kind": "a" * 81}}
    yield "fact_integer_too_large", {"facts": {"size": 2**53}}
    yield "field_unknown", {"note": "extra"}
    yield "over_65536_bytes", about_and_facts(65_537)


def _refused_bytes() -> Iterator[tuple[str, bytes, bytes]]:
    """Other spellings of the same line."""
    yield "spaced", b'"number":42', b'"number": 42'
    yield "newline_at_the_end", b'"v":1}', b'"v":1}\n'
    yield "keys_out_of_order", b'"number":42,"v":1', b'"v":1,"number":42'
    yield "facts_out_of_order", b'"kind":"phone-call","words":12', b'"words":12,"kind":"phone-call"'
    yield "fact_twice", b'"words":12', b'"words":12,"words":12'
    yield "number_with_a_zero_in_front", b'"number":42', b'"number":042'
    yield "number_as_a_fraction", b'"number":42', b'"number":42.0'
    yield "escaped_letter", b"phone-call", b"\\u0070hone-call"
    digest = spec.digest(FIELDS, KEY).encode()
    yield "digest_in_capitals", digest, digest.upper()
    yield "digest_too_short", digest, digest[:-1]
    yield "field_missing", b',"number":42', b""


def about_and_facts(size: int) -> dict:
    """References and one fact that make a line of just so many bytes."""
    empty = len(spec.line(FIELDS | {"about": [RECORD], "facts": {"pad": ""}}, KEY))
    more, pad = divmod(size - empty, len(f',"{RECORD}"'))
    return {"about": [RECORD] * (1 + more), "facts": {"pad": "a" * pad}}


def _vector(expect: str, line: bytes) -> bytes:
    return f"expect: {expect}\nkey: {KEY.hex()}\n\n".encode() + line
