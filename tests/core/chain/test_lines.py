"""Composing a line: what it looks like, and what it refuses to hold."""

from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.chain.lines import (
    LONGEST_LINE,
    Line,
    LineRefused,
    check_digest,
    compose,
    number_in,
    parse,
)
from tests.core.chain import by_the_spec as spec
from tests.core.chain.line_vectors import ENTRY, FIELDS, KEY, RECORD, about_and_facts

LINE = Line(
    number=42,
    at=datetime(2026, 11, 21, 9, 30, 0, 123, tzinfo=UTC),
    act="records:note_added",
    by="staff:7a1e4f0c-55aa-4b0e-9d6f-2c3b4a5d6e7f",
    about=[RECORD, ENTRY],
    facts={"words": 12, "kind": "phone-call"},
    key="6f0c1a5e-1111-4222-8333-444455556666",
)

names = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
slugs = st.from_regex(r"[a-z0-9._:-]{0,39}[a-z][a-z0-9._:-]{0,40}", fullmatch=True)
integers = st.integers(-(2**53) + 1, 2**53 - 1)
facts = st.none() | st.booleans() | integers | st.uuids() | st.dates() | slugs
references = st.builds("{}:{}".format, names, st.uuids())
lines = st.builds(
    Line,
    number=st.integers(1, 2**53 - 1),
    at=st.datetimes(timezones=st.just(UTC)),
    act=st.builds("{}:{}".format, names, names),
    by=st.builds("staff:{}".format, st.uuids()) | st.builds("system:{}".format, names),
    about=st.lists(references, max_size=3),
    facts=st.dictionaries(names, facts, max_size=4),
    key=slugs,
)


class Kind(StrEnum):
    CALL = "phone-call"


def test_a_line_is_composed_as_the_spec_says():
    assert compose(LINE, KEY) == spec.line(FIELDS, KEY)


@given(lines)
def test_any_line_is_read_back_and_its_digest_holds(line):
    composed = compose(line, KEY)

    told = {name: str(fact) if isinstance(fact, UUID | date) else fact for name, fact in line.facts.items()}
    assert parse(composed) == line._replace(facts=told)
    assert check_digest(composed, KEY)
    assert number_in(composed) == line.number


@given(lines, st.binary(min_size=32, max_size=32).filter(lambda key: key != KEY))
def test_no_other_key_makes_the_same_digest(line, other):
    assert not check_digest(compose(line, KEY), other)


@given(lines, st.data())
def test_a_line_with_one_character_changed_never_passes(line, data):
    composed = bytearray(compose(line, KEY))
    at = data.draw(st.integers(0, len(composed) - 1))
    composed[at] ^= data.draw(st.integers(1, 255))

    assert not check_digest(bytes(composed), KEY)


def test_a_line_of_the_greatest_length_is_read_and_none_longer_is_written():
    longest, longer = (about_and_facts(LONGEST_LINE + more) for more in (0, 1))

    composed = compose(LINE._replace(**longest), KEY)

    assert (len(composed), parse(composed).facts) == (LONGEST_LINE, longest["facts"])
    with pytest.raises(LineRefused, match="this would have 65537"):
        compose(LINE._replace(**longer), KEY)


def test_a_fact_may_be_a_member_of_an_enumeration():
    assert compose(LINE._replace(facts={**LINE.facts, "kind": Kind.CALL}), KEY) == spec.line(FIELDS, KEY)


@pytest.mark.parametrize(
    "fact",
    [
        "Robin",
        "rang about thursday",
        "",
        "a" * 81,
        "phone-call\n",
        "07700 900123",
        "07700900123",
        "999-123-4567",
        "0770-09-00",
        "quillfeather@example.org",
        'a"b',
        "café",
        0.5,
        2**53,
        b"call",
        ["call"],
        datetime(2026, 11, 21, tzinfo=UTC),
    ],
    ids=repr,
)
def test_a_fact_that_might_be_content_is_refused(fact):
    with pytest.raises(LineRefused, match=r"The fact kind .* references, never content"):
        compose(LINE._replace(facts={"kind": fact}), KEY)


def test_a_refusal_does_not_repeat_what_it_refused():
    with pytest.raises(LineRefused) as refused:
        compose(LINE._replace(by="Ada Lovell", about=["record:Robin Quillfeather"]), KEY)

    assert str(refused.value) == "by (10 characters) must look like staff:<uuid> or system:worker."


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0},
        {"number": 2**53},
        {"act": "note_added"},
        {"act": "records:Note"},
        {"by": "staff:ada"},
        {"about": ["record:Robin"]},
        {"about": [RECORD + '","x']},
        {"facts": {"Kind": 1}},
        {"facts": {'k":1,"l': 1}},
        {"key": ""},
        {"at": datetime(2026, 11, 21)},  # noqa: DTZ001 - without a time zone on purpose
        {"at": datetime(2026, 11, 21, tzinfo=timezone(timedelta(hours=1)))},
        {"about": [RECORD] * 2000},
    ],
    ids=repr,
)
def test_a_field_of_the_wrong_form_is_refused(changes):
    with pytest.raises(LineRefused):
        compose(LINE._replace(**changes), KEY)
