"""All parts of a file together have so much time; what was not done by then is not read."""

from __future__ import annotations

import io

import pytest

from safehaven.roll import files
from safehaven.roll.files import examine_file
from safehaven_core.filetypes.reading import Unread
from tests.core.filetypes.samples import package

pytestmark = pytest.mark.django_db


def test_parts_that_nobody_had_time_to_ask_about_are_too_slow(keeper, robin, monkeypatch):
    monkeypatch.setattr(files, "SECONDS_TO_ASK", 0)
    content = package({f"{n}.txt": b"Robin Quillfeather" for n in range(3)})

    found = examine_file("many.zip", io.BytesIO(content), len(content))

    assert {part.unread for part in found.parts if part.text} == {Unread.TOO_SLOW.sentence}
    assert not found.complete
    assert not found.clear


def test_the_time_is_for_all_parts_and_not_for_each(keeper, monkeypatch):
    asked: list[float] = []

    def asks(texts, *, seconds):
        asked.append(seconds)
        return [None] * len(texts)

    monkeypatch.setattr(files, "examine_all", asks)
    content = package({f"{n}.txt": b"words" for n in range(5)})

    examine_file("many.zip", io.BytesIO(content), len(content))

    assert asked == [files.SECONDS_TO_ASK]
