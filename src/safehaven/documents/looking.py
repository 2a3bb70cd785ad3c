"""What a child process makes of a file, so that somebody can look at it safely."""

from __future__ import annotations

import json
from typing import Any

from safehaven.access.front import Grant
from safehaven.documents import storage
from safehaven.documents.models import Version
from safehaven.documents.recognition import memory_for
from safehaven.foundation.confined import JobFailed, run_confined
from safehaven_core.filetypes import REFUSALS, NoPreview

_SECONDS = 30
_UNREADABLE = "This file could not be read safely, so it cannot be shown.  Download it to open it."


def look(version: Version, grant: Grant, *, first: int, pages: int) -> dict[str, Any]:
    """What a child process makes of a file.  Raises NoPreview with a sentence."""
    name = f"file.{version.kind}"
    try:
        answer = run_confined(
            "safehaven.documents.work:look",
            json.dumps({"name": name, "first": first, "pages": pages}).encode(),
            files=[storage.read(version, grant)],
            refusals=REFUSALS,
            seconds=_SECONDS,
            megabytes=memory_for(version.size),
        )
    except JobFailed:
        raise NoPreview(_UNREADABLE) from None
    told: dict[str, Any] = json.loads(answer)
    return told
