"""Reading in a child process: one for each file, or one that is kept."""

import io
import os

import pytest
from PIL import Image

from safehaven.documents import reading
from safehaven.documents.front import FileReader, read_file
from safehaven_core.filetypes.reading import Place, Unread
from tests.core.filetypes import samples
from tests.core.filetypes.reading.names import NAME
from tests.core.filetypes.reading.word_files import WORD

pytestmark = pytest.mark.servers

LETTER = WORD["in a comment"]()


def alone(name: str, content: bytes):
    return read_file(name, io.BytesIO(content), len(content))


def said(read) -> dict[tuple[str, ...], str]:
    return {part.path: part.text for part in read.parts if NAME in part.text}


def test_a_file_is_read_in_a_child_part_by_part():
    assert said(alone("letter.docx", LETTER)) == {("letter.docx", "word/comments.xml"): f"{NAME}\n"}


def test_a_file_alone_waits_for_no_python_to_start(monkeypatch):
    first = said(alone("letter.docx", LETTER))
    monkeypatch.setattr("subprocess.Popen.__init__", lambda *_, **__: pytest.fail("A program was started."))

    assert [said(alone("letter.docx", LETTER)) for _ in range(3)] == [first] * 3


def test_a_kept_child_reads_many_files_one_after_another():
    with FileReader() as reader:
        found = [said(reader.read(f"{n}.docx", io.BytesIO(LETTER), len(LETTER))) for n in range(5)]

    assert [list(names) for names in found] == [[(f"{n}.docx", "word/comments.xml")] for n in range(5)]


def test_a_file_too_large_to_read_says_so_and_is_not_opened():
    big = read_file("big.txt", io.BytesIO(b""), 300 << 20)

    assert [(part.place, part.unread) for part in big.parts] == [
        (Place.NAME, None),
        (Place.FILE, Unread.TOO_LARGE),
    ]


def slowly():
    """A text with more open tags than can be looked at in a second."""
    return samples.package({f"{n}.xml": "<?xml version='1.0'?>" + "<a>" * 300_000 for n in range(40)})


def test_what_takes_too_long_is_left_unread_with_what_was_read():
    content = slowly()
    slow = read_file("slow.zip", io.BytesIO(content), len(content), seconds=1)

    assert Unread.TOO_SLOW in {part.unread for part in slow.parts}
    assert len(slow.parts) > 1


def test_a_file_that_kills_the_child_costs_that_file_alone():
    with FileReader() as reader:
        reader.read("a.txt", io.BytesIO(b"x"), 1)
        reader._child._process.kill()
        lost = reader.read("b.txt", io.BytesIO(b"x"), 1)
        after = reader.read("letter.docx", io.BytesIO(LETTER), len(LETTER))

    assert [part.unread for part in lost.parts] == [None, Unread.DAMAGED]
    assert said(after)


@pytest.mark.parametrize(
    "answer",
    [
        b"no JSON",
        b"\xff",
        b"[]",
        b"{}",
        b"7",
        b"[" * 100_000,
        b'{"kind": "docx"}',
        b'{"kind": 7, "parts": []}',
        b'{"kind": "docx", "parts": [7]}',
        b'{"kind": "docx", "parts": [[["a.docx"], "nowhere", "", null]]}',
        b'{"kind": "docx", "parts": [[["a.docx"], "body", 7, null]]}',
        b'{"kind": "docx", "parts": [[[7], "body", "", null]]}',
        b'{"kind": "docx", "parts": [[["a.docx"], "body", "", "gladly"]]}',
    ],
)
def test_a_child_that_was_taken_over_may_answer_anything(monkeypatch, answer):
    monkeypatch.setattr(reading.NURSERY, "run", lambda *_given, **_named: answer)

    lost = alone("letter.docx", LETTER)

    assert [part.unread for part in lost.parts] == [None, Unread.DAMAGED]


TABLE = "\\n".join(
    [
        r"level\tblock_num\tpar_num\tline_num\tconf\ttext",
        *(rf"5\t1\t1\t1\t96\t{word}" for word in NAME.split()),
    ]
)
"""What Tesseract answers, in the columns that are asked."""


def tesseract(folder, monkeypatch, script: str) -> None:
    """A program of this name in a folder that only our own PATH names."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    reading.sees_words.cache_clear()


@pytest.fixture
def forgets_tesseract():
    yield
    reading.sees_words.cache_clear()


def test_tesseract_is_found_wherever_it_is(tmp_path, monkeypatch, forgets_tesseract):
    tesseract(tmp_path, monkeypatch, f"cat > /dev/null; printf '{TABLE}'")

    read = alone("scan.png", samples.image("PNG", (400, 400)))

    assert said(read) == {("scan.png", "as drawn"): f"{NAME}\n"}
    assert read.complete


def test_what_was_seen_before_time_ran_out_is_kept_and_the_rest_is_not_read(
    tmp_path, monkeypatch, forgets_tesseract
):
    unsure = TABLE.replace("96", "20")
    tesseract(tmp_path, monkeypatch, f"cd {tmp_path}; mkdir once || sleep 30; printf '{unsure}'")
    drawn = io.BytesIO()
    Image.radial_gradient("L").save(drawn, "PNG")

    read = read_file("scan.png", io.BytesIO(drawn.getvalue()), len(drawn.getvalue()), seconds=3)

    assert said(read) == {("scan.png", "as drawn"): f"{NAME}\n"}
    assert [part.unread for part in read.unread] == [Unread.TOO_SLOW]


def test_a_picture_that_takes_too_long_says_so(tmp_path, monkeypatch, forgets_tesseract):
    tesseract(tmp_path, monkeypatch, "sleep 30")
    content = samples.image("PNG", (400, 400))

    read = read_file("scan.png", io.BytesIO(content), len(content), seconds=2)

    assert {part.unread for part in read.unread} == {Unread.TOO_SLOW}
