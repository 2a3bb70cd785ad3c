"""Which form protected files take."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from safehaven_core.protection.refusals import UnfitName

OFFICE_KINDS = frozenset({"docx", "xlsx", "pptx"})
LONGEST_NAME = 100


class Form(StrEnum):
    """What a protected file looks like to the person who receives it."""

    PDF = "pdf"
    OFFICE = "office"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Original:
    """One file in clear.

    `kind` is a slug such as "pdf" or "docx", found from the content; any other word means "goes into
    a ZIP".  `source` is seekable.  `name` is what the file is called inside a ZIP, where everybody
    can read it without the password: give a neutral one such as "document-1.pdf".
    """

    kind: str
    source: BinaryIO
    name: str = "document"


def form_for(kinds: Sequence[str]) -> Form:
    """The form for these files: one PDF stays a PDF, one Office file stays one, all else is a ZIP.

    Old Office files (.doc, .xls, .ppt), OpenDocument files and Office files with macros go into a ZIP.
    """
    if len(kinds) == 1 and kinds[0] == "pdf":
        return Form.PDF
    if len(kinds) == 1 and kinds[0] in OFFICE_KINDS:
        return Form.OFFICE
    return Form.ZIP


def check_names(originals: Sequence[Original]) -> None:
    """Refuse names that a ZIP cannot hold well.

    Raises `UnfitName` for a name that is empty, too long, used twice (whatever the case of its letters),
    or that has anything but letters, digits, space, full stop, hyphen and underscore.
    """
    names = [original.name for original in originals]
    if len({name.casefold() for name in names}) != len(names):
        raise UnfitName("Two files have the same name. Give each file in the ZIP a name of its own.")
    for name in names:
        if not name.strip(" .") or len(name) > LONGEST_NAME or not all(map(_plain, name)):
            raise UnfitName(
                "A file name inside a ZIP may have letters, digits, spaces, full stops, hyphens and"
                f" underscores, {LONGEST_NAME} at most. For example: document-1.pdf."
            )


def _plain(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in " .-_")
