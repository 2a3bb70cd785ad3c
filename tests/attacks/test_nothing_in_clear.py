"""With 300 people in the demo (40 outside CI), nothing about any of them can be read where it is stored.

The search goes byte by byte through the database file with its write-ahead log, the document store,
the spool, the logs and the temporary files, after a thousand questions to the keeper of the roll, in three spellings: as they are, without regard to
case, and as UTF-16.  What the mail catcher holds has left the house, and is not searched.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ahocorasick_rs import BytesAhoCorasick
from django.utils import timezone

from safehaven.demo.files import MARK
from safehaven.demo.people import SEED, Persona, personas
from safehaven.demo.questions import ANSWER, FLAT, LESSON, LIST, URGENT
from safehaven.demo.stories import story
from tests.running_demo import PEOPLE, RunningDemo
from tests.running_house import ROOT

QUESTIONS = 1_000


def stored(demo: RunningDemo) -> Iterator[tuple[Path, bytes]]:
    for path in demo.everything.rglob("*"):
        if path.is_file() and demo.mail not in path.parents:
            yield path, path.read_bytes()


def traces(persona: Persona) -> set[str]:
    texts = {
        event.text[:40]
        for event in story(persona, seed=SEED, today=datetime.now(UTC))
        if persona.given in event.text
    }
    return {*persona.traces, *texts}


def spellings(blob: bytes) -> tuple[bytes, bytes]:
    return blob.lower(), blob[::2].lower() + b"\n" + blob[1::2].lower()


class Search:
    """Looks for thousands of words at once."""

    def __init__(self, words: set[str]) -> None:
        self.words = sorted(words)
        self.automaton = BytesAhoCorasick([word.lower().encode() for word in self.words])

    def found_in(self, blob: bytes) -> set[str]:
        """The words that stand in a blob, in any spelling."""
        return {
            self.words[match[0]]
            for spelling in spellings(blob)
            for match in self.automaton.find_matches_as_indexes(spelling)
        }


@pytest.fixture(scope="module")
def search() -> Search:
    people = personas(PEOPLE, seed=SEED, today=timezone.localdate())
    asked = {text[:40] for text in (LIST, FLAT, URGENT, ANSWER, LESSON)}
    return Search({MARK} | asked | {trace for persona in people for trace in traces(persona)})


@pytest.fixture(scope="module")
def questions(running_demo: RunningDemo) -> int:
    """The keeper of the roll is asked a thousand times about everybody; it says how often it knew them."""
    people = personas(PEOPLE, seed=SEED, today=timezone.localdate())
    asked = {
        "what": "ask_often",
        "texts": [f"{one.name}, {one.mobile}" for one in people],
        "times": QUESTIONS,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.roll.asked", json.dumps(asked)],
        env={**running_demo.environment, "DJANGO_SETTINGS_MODULE": "safehaven.config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(json.loads(done.stdout.splitlines()[-1])["found"])


def test_nothing_about_anybody_is_stored_in_clear(
    running_demo: RunningDemo, search: Search, questions: int
) -> None:
    leaks = {
        str(path): sorted(found)[:5]
        for path, blob in stored(running_demo)
        if (found := search.found_in(blob))
    }

    assert questions == QUESTIONS
    assert leaks == {}


def test_the_search_would_find_it(running_demo: RunningDemo, search: Search) -> None:
    """All the records are on the disk, and a planted name is found in each spelling."""
    name = personas(1, seed=SEED, today=timezone.localdate())[0].name
    whole = sum(len(blob) for _, blob in stored(running_demo))

    assert whole > 34_000 * PEOPLE
    for planted in (name.encode(), name.upper().encode(), name.encode("utf-16-le"), name.encode("utf-16-be")):
        assert name in search.found_in(b"\0" * 64 + planted + b"\0" * 64)
