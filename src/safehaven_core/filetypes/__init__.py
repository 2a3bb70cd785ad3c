"""What a file is, by its content; whether it may come in; and harmless pictures or text of it.

    identify(source, name)                what it is
    check_limits(source, file_type, limits)
                                          refuses bombs, programs, and what is too large or too deep
    safe_preview(source, file_type)       pictures of its pages, or its words

Nothing here trusts a name, unpacks to disk or runs anything that a file brings.
`identify` reads little and may run anywhere; run the other two in a child process with limits.
"""

from safehaven_core.filetypes.identifying import identify, suffix_of
from safehaven_core.filetypes.kinds import TRAITS, FileType, Kind, Shows, describe
from safehaven_core.filetypes.limits import Limits, check_limits
from safehaven_core.filetypes.previewing import Preview, safe_preview
from safehaven_core.filetypes.refusals import (
    REFUSALS,
    Bomb,
    Damaged,
    FileRefused,
    NoPreview,
    Runs,
    TooDeep,
    TooLarge,
    TooMany,
)

__all__ = [
    "REFUSALS",
    "TRAITS",
    "Bomb",
    "Damaged",
    "FileRefused",
    "FileType",
    "Kind",
    "Limits",
    "NoPreview",
    "Preview",
    "Runs",
    "Shows",
    "TooDeep",
    "TooLarge",
    "TooMany",
    "check_limits",
    "describe",
    "identify",
    "safe_preview",
    "suffix_of",
]
