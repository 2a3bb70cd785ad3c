"""Fill a folder with the files of an office, of sizes as offices have them.

Some dozens of each kind are made, about people and about nobody, and then copied under names of their own until the
folder is as large as asked: a sweep knows files by path, size and time, so each copy is read and asked about anew.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path
from random import Random
from typing import Any

import docx
import fpdf
from openpyxl.workbook.workbook import Workbook
from PIL import Image

from bench.casework_mail.sets import MailSet

EACH, ABOUT = 20, 4
"""So many of each kind are made, and one of so many is made of casework, which names somebody in each paragraph."""

SEED = 20_261_201
SHARES = {"docx": 30, "pdf": 22, "xlsx": 14, "eml": 14, "txt": 8, "csv": 4, "jpg": 8}
"""How many files of a hundred are of each kind."""


def fill(root: Path, mail: MailSet, megabytes: float) -> tuple[int, int]:
    """Files of so many megabytes in all; says how many there are, and their bytes."""
    drawn = Random(SEED)
    about, nobody = [one.text for one in mail.about], [one.text for one in mail.ordinary]
    made = {
        kind: [MAKERS[kind](drawn, about if number % ABOUT == 0 else nobody) for number in range(EACH)]
        for kind in SHARES
    }
    files, size = 0, 0
    for kind in _kinds(drawn):
        content = drawn.choice(made[kind])
        folder = root / f"team {files % 7}" / f"{2019 + files % 6}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"paper {files}.{kind}").write_bytes(content)
        files, size = files + 1, size + len(content)
        if size >= megabytes * 1e6:
            return files, size
    raise AssertionError("There is always another kind.")


def _kinds(drawn: Random) -> Iterator[str]:
    while True:
        yield from drawn.choices([*SHARES], weights=[*SHARES.values()], k=100)


def _paragraphs(drawn: Random, texts: Sequence[str], least: int, most: int) -> list[str]:
    return [drawn.choice(texts) for _ in range(drawn.randint(least, most))]


def _photo(drawn: Random, width: int) -> bytes:
    """A picture that packs as badly as a photograph."""
    small = Image.frombytes("RGB", (width // 4, width // 6), drawn.randbytes(width // 4 * (width // 6) * 3))
    sink = io.BytesIO()
    small.resize((width, width * 2 // 3)).save(sink, "JPEG", quality=85)
    return sink.getvalue()


def _word(drawn: Random, texts: Sequence[str]) -> bytes:
    made, sink = docx.Document(), io.BytesIO()
    for text in _paragraphs(drawn, texts, 2, 15):
        for line in text.splitlines():
            made.add_paragraph(line)
    if drawn.random() < 0.4:
        made.add_picture(io.BytesIO(_photo(drawn, 800)))
    made.save(sink)
    return sink.getvalue()


def _pdf(drawn: Random, texts: Sequence[str]) -> bytes:
    made = fpdf.FPDF()
    made.set_font("helvetica", size=11)
    made.add_page()
    for text in _paragraphs(drawn, texts, 2, 15):
        made.multi_cell(
            0, text=text.encode("latin-1", "replace").decode("latin-1"), new_x="LMARGIN", new_y="NEXT"
        )
    if drawn.random() < 0.4:
        made.image(io.BytesIO(_photo(drawn, 800)), w=120)
    return bytes(made.output())


def _workbook(drawn: Random, texts: Sequence[str]) -> bytes:
    made: Any = Workbook()  # type: ignore[no-untyped-call]  # openpyxl has no types
    sink = io.BytesIO()
    for row in _rows(drawn, texts):
        made.active.append(row)
    made.save(sink)
    return sink.getvalue()


def _table(drawn: Random, texts: Sequence[str]) -> bytes:
    sink = io.StringIO()
    csv.writer(sink).writerows(_rows(drawn, texts))
    return sink.getvalue().encode()


def _rows(drawn: Random, texts: Sequence[str]) -> list[list[str | int]]:
    return [
        [
            number,
            f"2026-0{drawn.randint(1, 9)}-1{drawn.randint(0, 9)}",
            drawn.randint(1, 999),
            *text.split(". ")[:2],
        ]
        for number, text in enumerate(_paragraphs(drawn, texts, 20, 200))
    ]


def _message(drawn: Random, texts: Sequence[str]) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "ada@example.org", "tess@example.com", "About next week"
    made.set_content("\n\n".join(_paragraphs(drawn, texts, 1, 5)))
    if drawn.random() < 0.5:
        made.add_attachment(
            _word(drawn, texts), maintype="application", subtype="octet-stream", filename="plan.docx"
        )
    return bytes(made)


def _note(drawn: Random, texts: Sequence[str]) -> bytes:
    return "\n\n".join(_paragraphs(drawn, texts, 1, 20)).encode()


MAKERS: dict[str, Callable[[Random, Sequence[str]], bytes]] = {
    "docx": _word,
    "pdf": _pdf,
    "xlsx": _workbook,
    "eml": _message,
    "txt": _note,
    "csv": _table,
    "jpg": lambda drawn, _texts: _photo(drawn, 2000),
}
