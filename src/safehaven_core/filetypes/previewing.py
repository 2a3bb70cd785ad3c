"""Something harmless to look at instead of the file itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from safehaven_core.filetypes import _message_text, _office_text, _pictures
from safehaven_core.filetypes._pictures import Picture
from safehaven_core.filetypes.kinds import FileType, Kind, Shows
from safehaven_core.filetypes.limits import Limits, check_limits
from safehaven_core.filetypes.refusals import FileRefused, NoPreview

MOST_CHARACTERS = 200_000
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""What does not print, or turns the direction of writing so that words read otherwise than they are."""

_LINES: dict[Kind, Callable[[BinaryIO], Iterator[str]]] = {
    Kind.EML: _message_text.message_lines,
    Kind.HTML: _message_text.page_lines,
    Kind.SVG: _message_text.page_lines,
    Kind.XML: _message_text.plain_lines,
    Kind.CSV: _message_text.plain_lines,
    Kind.TXT: _message_text.plain_lines,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """Pictures of pages `first` and following, of `total`; or the words, for a template that escapes them.

    `shortened`: the file has more words than are shown.
    """

    kind: Shows
    pictures: tuple[Picture, ...] = ()
    text: str = ""
    first: int = 1
    total: int = 1
    shortened: bool = False


def safe_preview(source: BinaryIO, file_type: FileType, *, first: int = 1, pages: int = 3) -> Preview:
    """Pictures or words that hold nothing of the file's own code, links or hidden notes.

    Raises `NoPreview` with the reason: a password, a kind that is not shown, damage, a bomb.
    Nothing else comes out of it but `MemoryError`; a hang is for the caller's limits.
    """
    _check_shown(file_type)
    try:
        check_limits(source, file_type, Limits(megabytes=1 << 20))
        if file_type.shows is Shows.PICTURES:
            return _pictures_of(source, file_type.kind, first, pages)
        return _words_of(source, file_type.kind)
    except FileRefused as refused:
        raise NoPreview(str(refused)) from None
    except (NoPreview, MemoryError):
        raise
    except Exception as trouble:  # noqa: BLE001 - parsers of foreign files raise what they like
        raise NoPreview(
            f"This file could not be read, so it cannot be shown ({type(trouble).__name__})."
            " Download it to try another program."
        ) from None


def _check_shown(file_type: FileType) -> None:
    if file_type.encrypted:
        raise NoPreview("This file has a password of its own, so it cannot be shown.")
    if not file_type.can_preview:
        raise NoPreview(
            f"There is no safe way to show this here: {file_type.description}. Download it to open it."
        )


def _pictures_of(source: BinaryIO, kind: Kind, first: int, pages: int) -> Preview:
    draw = _pictures.pdf_pages if kind is Kind.PDF else partial(_pictures.image_pages, kind=kind)
    pictures, total = draw(source, first=first, pages=pages)
    return Preview(Shows.PICTURES, tuple(pictures), first=first, total=total)


def _words_of(source: BinaryIO, kind: Kind) -> Preview:
    lines = _LINES.get(kind, partial(_office_text.lines_of, kind=kind))(source)
    kept: list[str] = []
    left = MOST_CHARACTERS
    for line in lines:
        kept.append(_HIDDEN.sub("\ufffd", line)[:left])
        left -= len(line) + 1
        if left <= 0:
            break
    return Preview(Shows.TEXT, text="\n".join(kept).strip("\n"), shortened=left <= 0)
