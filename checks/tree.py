"""The files of the repository, as the checks read them."""

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Borrowed files keep their own style.  `tests/vendor` and `static/vendor` say where each came from.
BORROWED = "vendor"
NOT_TEXT = {".png", ".jpg", ".pdf", ".docx", ".xlsx", ".pptx", ".zip", ".woff2", ".ico", ".bin"}


@dataclass(frozen=True)
class Tree:
    """A folder under git, or a copy of one: everything that is or would be committed."""

    root: Path

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """Every file by its path from the root, in order."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )
        names = listed.stdout.split("\0") if listed.returncode == 0 else _walked(self.root)
        return tuple(Path(name) for name in sorted(set(names)) if name and (self.root / name).is_file())

    def ours(self, *suffixes: str) -> Iterator[Path]:
        """Text files that were written here, with one of these endings where any is given."""
        for path in self.files:
            wanted = not suffixes or path.suffix in suffixes
            if wanted and BORROWED not in path.parts and path.suffix not in NOT_TEXT:
                yield path

    def text(self, path: Path | str) -> str:
        """The words in a file."""
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def has(self, path: Path | str) -> bool:
        """Whether there is such a file or folder."""
        return (self.root / path).exists()


def _walked(root: Path) -> Iterable[str]:
    """Without git (an unpacked archive) everything but the hidden folders that tools make."""
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if not {".git", ".venv", "__pycache__"} & set(parts):
            yield str(Path(*parts))
