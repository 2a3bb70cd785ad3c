"""Whatever the bytes: reading ends, and never says that all was read of what it could not read."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safehaven_core.filetypes.reading import Reading, read
from tests.core.filetypes.reading.places import PLACES
from tests.core.filetypes.samples import EVERY, sample

WHOLE = [make() for make in (PLACES["docx"]["in a comment"], PLACES["xlsx"]["in a comment"], PLACES["pdf"]["in a form"],
                             PLACES["rtf"]["in a note"], PLACES["eml"]["in an attachment"], PLACES["msg"]["in an attachment"],
                             PLACES["odt"]["in a note"], PLACES["zip"]["in a letter in a ZIP in a ZIP"],
                             PLACES["jpg"]["in XMP"])]  # fmt: skip


@pytest.mark.parametrize(("kind", "number"), EVERY)
def test_every_kind_is_read_or_says_why_not(kind, number):
    reading = read(f"file.{kind}", sample(kind, number))

    assert isinstance(reading, Reading)
    assert reading.complete == (not [part for part in reading.parts if part.unread])


@given(st.sampled_from(WHOLE), st.integers(0), st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_any_damage_is_read_or_told(content, seed, holes):
    dice, damaged = random.Random(seed), bytearray(content)
    for _ in range(holes):
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)

    assert read("file", bytes(damaged)).parts


@given(st.sampled_from(WHOLE), st.floats(0.01, 0.99))
@settings(max_examples=100, deadline=None)
def test_any_file_that_ends_early_is_read_or_told(content, share):
    assert read("file", content[: int(len(content) * share)]).parts


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_told(content):
    assert read("file", content).parts


@given(st.text())
def test_any_text_is_read_as_it_stands(text):
    kept = text.encode("utf-8", "replace").decode()
    reading = read("note.txt", kept.encode())

    assert (
        reading.unread
        or reading.kind != "txt"
        or kept.removeprefix("\ufeff") in {part.text for part in reading.parts}
        or not kept.strip()
    )
