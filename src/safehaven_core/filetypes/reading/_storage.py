"""One folder of a compound file, for the readers of what may stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from safehaven_core.filetypes.reading.here import Here
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

PICTURE_STARTS = re.compile(rb"\xff\xd8\xff[\xe0-\xef\xdb]|\x89PNG\r\n\x1a\n")
MOST_PICTURES = 200
_DRAWN = b" EMF"


@dataclass(frozen=True, slots=True)
class Storage:
    """One folder of a compound file, with its streams by their names in small letters."""

    ole: Any
    path: tuple[str, ...]
    streams: dict[str, tuple[str, ...]]
    here: Here

    def read(self, name: str) -> bytes:
        """A stream; nothing where there is none."""
        path = self.streams.get(name)
        if path is None:
            return b""
        content = bytes(self.ole.openstream(list(path)).read())
        self.here.budget.allowance.take(len(content))
        return content

    def pictures(self, content: bytes, name: str) -> Iterator[Part]:
        """The pictures that stand in a stream, one after another."""
        starts = [found.start() for found in PICTURE_STARTS.finditer(content)]
        if not starts and _DRAWN in content:
            yield from self.here.cannot(Unread.PICTURE, name, place=Place.PICTURE)
        if len(starts) > MOST_PICTURES:
            yield from self.here.cannot(Unread.TOO_MANY, name)
        for number, (start, end) in enumerate(
            zip(starts[:MOST_PICTURES], [*starts[1:], len(content)], strict=False)
        ):
            picture = f"{name} {number + 1}"
            yield from self.here.under(picture).careful(self.here.file(picture, content[start:end]))
