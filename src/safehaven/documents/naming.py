"""How the name of a handed-out file ends, so that a computer knows what opens it."""

from __future__ import annotations

from safehaven.access.front import Grant
from safehaven.documents.models import Version
from safehaven_core.filetypes import FileType, Kind, describe, suffix_of

_OFFICE = (Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.DOCM, Kind.XLSM, Kind.PPTM, Kind.XLSB)
_ENDINGS_OF_OFFICE = frozenset(FileType(kind).usual_suffix for kind in _OFFICE)


def ending_of(version: Version, grant: Grant) -> str:
    """Without the full stop.  It follows the content, never the name that the file came with.

    Only of an Office file with a password does the name tell which program it is for.
    """
    kind = Kind(version.kind) if version.kind in list(Kind) else Kind.UNKNOWN
    said = suffix_of(grant.open(version, "file_name")) if kind is Kind.LOCKED_OFFICE else ""
    return FileType(kind, suffix=said if said in _ENDINGS_OF_OFFICE else "").usual_suffix


def also_in_words(also: str) -> str:
    """A sentence where the same bytes can be read as a file of another kind, else ""."""
    if not also:
        return ""
    return (
        f"Some programs can also read this file as another kind: {describe(also)}. "
        "Ask whoever sent it before you open or share it."
    )
