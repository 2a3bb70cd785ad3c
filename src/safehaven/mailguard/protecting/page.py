"""The words of a message as a PDF that holds every one of them, or not at all."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import typst

TEMPLATE = Path(__file__).with_name("page.typ")
LONGEST = 200_000
LONGEST_RUN = 60
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")
_HYPHENS = frozenset("-\u00ad\u2010\ufffe\x02")
"""Where a line ends in one, a reader of PDF gives another, or none."""


class NotAsWritten(Exception):
    """No PDF shows these words as they are: they are too long, or there is no letter for one of them."""


def made_page(title: str, head: Sequence[tuple[str, str]], words: str) -> bytes:
    """A PDF of the words, read back and compared.  Raises NotAsWritten."""
    if len(words) > LONGEST:
        raise NotAsWritten
    lines = [_breakable(line) for line in _clean(words).split("\n")]
    head = [(name, _breakable(" ".join(_clean(said).split()))) for name, said in head]
    letter = {"title": title, "head": head, "lines": lines}
    try:
        page = typst.compile(
            TEMPLATE,
            root=TEMPLATE.parent,
            ignore_system_fonts=True,
            sys_inputs={"letter": json.dumps(letter)},
            pdf_standards=["ua-1"],  # which refuses a letter that it cannot show
            timestamp=0,
        )
    except typst.TypstError:
        raise NotAsWritten from None
    said = [title, *(f"{name}:{said}" for name, said in head), *lines]
    if _bare(_read_back(bytes(page))) != _bare("\n".join(said)):
        raise NotAsWritten
    return bytes(page)


def as_text(title: str, head: Sequence[tuple[str, str]], words: str) -> bytes:
    """The same as a text file, which holds whatever letters there are."""
    lines = [title, *(f"{name}: {said}" for name, said in head), "", *words.splitlines(), ""]
    return "\r\n".join(lines).encode("utf-8-sig", "replace")


def _clean(text: str) -> str:
    """Without what no page shows: control characters, and the marks that are there to be invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").replace("\u00a0", " ")
    return "".join(each for each in text if each == "\n" or unicodedata.category(each) not in {"Cc", "Cf"})


def _breakable(line: str) -> str:
    """A line whose longest words may be broken, so that none runs off the page."""
    return _RUN.sub(lambda run: f"{run[0]}\u200b", line)


def _read_back(page: bytes) -> str:
    with pypdfium2.PdfDocument(page) as pdf:
        texts = [each.get_textpage().get_text_range() for each in pdf]
    return "".join(
        text.rstrip().removesuffix(f"{number} of {len(texts)}") for number, text in enumerate(texts, start=1)
    )


def _bare(text: str) -> str:
    """The letters alone, in one form: where lines end is not what is compared."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        each
        for each in plain
        if not each.isspace() and each not in _HYPHENS and unicodedata.category(each) not in {"Cc", "Cf"}
    )
