"""A test vector: what was made, with which fault, and what must become of it.

A file is a few `name: value` lines, an empty line, and the bytes in base64.  The bytes of
streams are packed with zlib first; their plaintext is chosen so that nearly all are zero.
"""

import base64
import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import wrap

VECTORS = Path(__file__).parents[1] / "vectors" / "sealing"


@dataclass(frozen=True)
class Vector:
    """One file: its folder and name, what to expect, what is needed to open it, and the bytes."""

    folder: str
    name: str
    expect: str
    about: dict[str, str] = field(default_factory=dict)
    sealed: bytes = b""

    @property
    def path(self) -> Path:
        return VECTORS / self.folder / f"{self.name}.txt"

    def __str__(self) -> str:
        lines = [f"{name}: {json.dumps(value)[1:-1]}" for name, value in self._head().items()]
        return "\n".join([*lines, "", *wrap(base64.b64encode(self._packed()).decode(), 100), ""])

    def _head(self) -> dict[str, str]:
        return {"expect": self.expect, **self.about}

    def _packed(self) -> bytes:
        return zlib.compress(self.sealed, 9) if self.about.get("packed") == "zlib" else self.sealed


def read(path: Path) -> Vector:
    """Read one vector file."""
    head, _, body = path.read_text().partition("\n\n")
    lines = (line.partition(": ") for line in head.splitlines())
    about = {name: json.loads(f'"{value}"') for name, _, value in lines}
    sealed = base64.b64decode(body)
    if about.get("packed") == "zlib":
        sealed = zlib.decompress(sealed)
    return Vector(path.parent.name, path.stem, about.pop("expect"), about, sealed)


def stored(folder: str) -> list[Vector]:
    """All stored vectors of a folder, in the order of their names."""
    return [read(path) for path in sorted((VECTORS / folder).glob("*.txt"))]
