"""What an uploaded file is, by its content; and whether it may come in."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field

from safehaven.documents.naming import also_in_words
from safehaven.documents.rules import NotAccepted, check_not_empty
from safehaven.documents.uploads import MEGABYTE, SealedUpload
from safehaven.foundation.confined import JobFailed, run_confined
from safehaven.policies.front import Parameter, number_in_force
from safehaven_core.filetypes import REFUSALS, FileRefused

_SECONDS = 60
# A child holds the file, and what a reader makes of it.
_MEGABYTES_AT_LEAST, _TIMES_THE_FILE = 1200, 4


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file and what it turned out to be.  `warnings` are sentences to show to whoever added it."""

    source: io.BufferedReader
    name: str = field(repr=False)
    size: int
    kind: str
    encrypted: bool
    warnings: tuple[str, ...]


def recognise(upload: SealedUpload) -> Recognised:
    """Look at a file that waits in its spool.  Raises NotAccepted with a sentence that helps."""
    check_not_empty(upload.spool.size)
    name = upload.name or ""
    request = json.dumps({"name": name, "megabytes": number_in_force(Parameter.UPLOAD_MAX_MB)}).encode()
    try:
        answer = run_confined(
            "safehaven.documents.work:recognise",
            request,
            files=[upload.spool.reader()],
            refusals=REFUSALS,
            seconds=_SECONDS,
            megabytes=memory_for(upload.spool.size),
        )
    except FileRefused as refused:
        raise NotAccepted(str(refused)) from None
    except JobFailed:
        raise NotAccepted(
            "This file could not be read safely, so it was not saved.  It may be damaged.  "
            "Open it on your computer, save it again under a new name, and add that."
        ) from None
    told = json.loads(answer)
    said = (told["name_says"], also_in_words(told["also"]))
    return Recognised(
        source=upload.spool.reader(),
        name=name,
        size=upload.spool.size,
        kind=told["kind"],
        encrypted=told["encrypted"],
        warnings=tuple(sentence for sentence in said if sentence),
    )


def memory_for(size: int) -> int:
    """How many megabytes a child may use for a file of this size."""
    return max(_MEGABYTES_AT_LEAST, _TIMES_THE_FILE * size // MEGABYTE)


def largest() -> str:
    """The largest file that is taken, in words."""
    return f"{number_in_force(Parameter.UPLOAD_MAX_MB):,} MB"
