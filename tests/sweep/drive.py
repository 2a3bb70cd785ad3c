"""A shared drive with documents about two people on the roll, about nobody, and some that cannot be read."""

import os
from datetime import date
from functools import partial
from pathlib import Path

from safehaven.sweep.outcomes import Examine
from safehaven_core.detection import Person, Roll, examine
from tests.core.filetypes import samples
from tests.core.filetypes.reading.mail_files import attached, mail
from tests.core.filetypes.reading.word_files import WORD, word

PEOPLE = [
    Person("key-1", given=("Robin",), family="Quillfeather", born=date(1987, 5, 3)),
    Person("key-2", given=("Esme",), family="Thistlewood", born=date(1990, 1, 2)),
]
ROLL = Roll(PEOPLE)
TODAY = date(2026, 11, 26)


def about() -> Examine:
    return partial(examine, roll=ROLL, today=TODAY)


def _nobody() -> bytes:
    return word(lambda _made, _paragraph: None, "The kettle is broken again.")


FILES = {
    "plans/letter.docx": WORD["in a comment"],
    "plans/both.txt": lambda: (
        b"Robin Quillfeather, born 3 May 1987, shares with Esme Thistlewood, born 2.1.1990."
    ),
    "plans/kettle.docx": _nobody,
    "mail/export.eml": lambda: mail(attached(WORD["in the text"](), "letter.docx")),
    "mail/kettle.eml": lambda: mail(text="The kettle is broken again."),
    "photos/scan.png": lambda: samples.image("PNG", (400, 300)),
    "Robin Quillfeather/notes.txt": lambda: b"nothing here",
    "=cmd|'!A1.txt": lambda: b"Robin Quillfeather, born 3 May 1987",
    "empty.txt": lambda: b"",
}


def fill(root: Path, copies: int = 1) -> Path:
    for number in range(copies):
        for name, make in FILES.items():
            path = root / (f"{number}" if copies > 1 else "") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(make())
            os.utime(path, (1_790_000_000, 1_790_000_000))
    return root
