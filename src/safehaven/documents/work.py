"""Reading files that strangers sent, in a child process: what it is, whether it may come in, a look at it.

These run under `foundation.confined`, without Django: bytes in, bytes out.
"""

from __future__ import annotations

import base64
import json
import time
from functools import partial
from io import BytesIO

from safehaven.documents.words_in_pictures import words_in_picture
from safehaven_core.filetypes import Limits, check_limits, identify, safe_preview
from safehaven_core.filetypes.reading import read as read_parts


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


def read(request: bytes, files: list[BytesIO]) -> bytes:
    """All text of a file, part by part, and what could not be read."""
    asked = json.loads(request)
    [source] = files
    ends = time.monotonic() + asked["seconds"]
    reading = read_parts(
        asked["name"],
        source,
        out_of_time=lambda: time.monotonic() > ends,
        words_in_picture=partial(words_in_picture, asked["tesseract"], ends) if asked["tesseract"] else None,
    )
    parts = [[part.path, part.place, part.text, part.unread] for part in reading.parts]
    return json.dumps({"kind": reading.kind, "parts": parts}).encode()


REHEARSAL = b"""\
From: =?utf-8?q?Ada?= <ada@example.org>
Subject: =?utf-8?b?w6RiYw==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="a"

--a
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

caf=C3=A9
--a
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: 8bit

<html><head><style>p{}</style></head><body class="a" title="b"><!-- c --><p>d</p></body></html>
--a
Content-Type: application/octet-stream; name="e.txt"
Content-Transfer-Encoding: base64

ZQ==
--a--
"""


def rehearse() -> None:
    """Read a message of our own, so that what reads real ones has imported and compiled what that takes."""
    read_parts("rehearsal.eml", BytesIO(REHEARSAL))
