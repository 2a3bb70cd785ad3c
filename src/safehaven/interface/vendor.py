"""Refresh the design system's files that are kept in this repository, so that nobody needs Node to run the site.

    python -m safehaven.interface.vendor

fetches the package through npm, takes out what may only be used on gov.uk (its typeface, crown and crest), and
writes a manifest by which a test can tell that nobody has edited the files since.
"""

import base64
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "vendor"
MANIFEST = "MANIFEST.json"

_RESERVED_SELECTOR = re.compile(r"crown|crest|copyright-logo|logotype|govuk-logo")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EMPTY_BLOCK = re.compile(r"@[a-z]+[^{};]*\{\}")
_FONT_FACE = re.compile(r"(?:/\*![^*]*Margaret Calvert[^*]*\*/)?@font-face\{[^}]*\}")
_SOURCE_MAP = re.compile(r"(?:/\*|//)# sourceMappingURL=\S+(?: \*/)?\s*")

MIT_NOTICE = """\
GOV.UK Frontend, with its typeface, crown and crest taken out.

The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


class NotAsPublished(Exception):
    """The package that arrived is not the one its registry describes."""


@dataclass(frozen=True)
class Package:
    """One npm package: which files of it we keep, and how each is changed on the way in."""

    name: str
    version: str
    licence: str
    kept: Mapping[str, Callable[[str], str]]
    notice: str = ""


def without_source_map(text: str) -> str:
    """The text without its pointer to a map file that is not kept here."""
    return _SOURCE_MAP.sub("", text).rstrip() + "\n"


def neutral_css(css: str) -> str:
    """The stylesheet without the typeface, crown and crest; the typeface becomes ours to set.

    The hashed static file storage refuses a stylesheet that points to files which do not exist.
    """
    css = _FONT_FACE.sub("", css)
    css = _RULE.sub(_unless_reserved, css)
    css = _EMPTY_BLOCK.sub("", css)
    css = css.replace("font-family:GDS Transport,arial,sans-serif", "font-family:var(--safehaven-typeface)")
    return without_source_map(css)


def _unless_reserved(rule: re.Match[str]) -> str:
    return "" if _RESERVED_SELECTOR.search(rule[1]) else rule[0]


def fetch(package: Package, into: Path) -> tuple[Path, str]:
    """The package's archive as published, and the integrity value that it was checked against."""
    command = ["npm", "pack", "--json", f"{package.name}@{package.version}"]
    answer = subprocess.run(command, cwd=into, check=True, capture_output=True, text=True)  # noqa: S603 - fixed words
    described = json.loads(answer.stdout)
    described = next(iter(described.values())) if isinstance(described, dict) else described[0]
    archive = into / described["filename"]
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != described["integrity"]:
        raise NotAsPublished(
            f"{package.name} {package.version} does not match its published integrity value."
        )
    return archive, described["integrity"]


def refresh(package: Package, folder: Path) -> None:
    """Write the package's kept files and their manifest into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        archive, integrity = fetch(package, Path(scratch))
        with tarfile.open(archive) as published:
            for path, change in package.kept.items():
                member = published.extractfile(f"package/{path}")
                if member is None:
                    raise NotAsPublished(f"{package.name} {package.version} has no file {path}.")
                (folder / Path(path).name).write_text(change(member.read().decode()), encoding="utf-8")
    if package.notice:
        (folder / "LICENSE.txt").write_text(package.notice, encoding="utf-8")
    (folder / MANIFEST).write_text(_manifest(package, integrity, folder), encoding="utf-8")


def _manifest(package: Package, integrity: str, folder: Path) -> str:
    kept = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    described = {
        "package": package.name,
        "version": package.version,
        "licence": package.licence,
        "integrity": integrity,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept},
    }
    return json.dumps(described, indent=2) + "\n"


DESIGN_SYSTEM = Package(
    name="govuk-frontend",
    version="6.6.0",
    licence="MIT",
    kept={
        "dist/govuk/govuk-frontend.min.css": neutral_css,
        "dist/govuk/govuk-frontend.min.js": without_source_map,
    },
    notice=MIT_NOTICE,
)

if __name__ == "__main__":
    refresh(DESIGN_SYSTEM, STATIC / DESIGN_SYSTEM.name)
