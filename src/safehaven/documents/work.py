"""Reading files that strangers sent, in a child process: what it is, whether it may come in, a look at it.

These run under `foundation.confined`, without Django: bytes in, bytes out.
"""

from __future__ import annotations

import base64
import json
from io import BytesIO

from safehaven_core.filetypes import Limits, check_limits, identify, safe_preview


def recognise(request: bytes, files: list[BytesIO]) -> bytes:
    """What a file is, after its limits were checked.  Raises FileRefused."""
    asked = json.loads(request)
    [source] = files
    found = identify(source, asked["name"])
    check_limits(source, found, Limits(megabytes=asked["megabytes"]))
    told = {
        "kind": found.kind.value,
        "encrypted": found.encrypted,
        "name_says": found.name_says,
        "also": found.also.value if found.also else "",
    }
    return json.dumps(told).encode()


def look(request: bytes, files: list[BytesIO]) -> bytes:
    """Pictures or text of a file, from one page on.  Raises NoPreview."""
    asked = json.loads(request)
    [source] = files
    seen = safe_preview(source, identify(source, asked["name"]), first=asked["first"], pages=asked["pages"])
    pictures = [[picture.media_type, base64.b64encode(picture.content).decode()] for picture in seen.pictures]
    told = {"text": seen.text, "pictures": pictures, "total": seen.total, "shortened": seen.shortened}
    return json.dumps(told).encode()
