"""Make the folder of a new deployment: its keys, and nothing that is there already is touched."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from safehaven.keyring.providers import new_root_key_line


def make_home(folder: Path) -> list[Path]:
    """Make the folder and its key files (mode 0600), and return the files that were made.

    A file that exists is left alone: a root key is never overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for part in ("documents", "spool"):
        (folder / part).mkdir(exist_ok=True, mode=0o700)
    wanted = {"root.key": new_root_key_line(), "secret.key": secrets.token_urlsafe(48)}
    return [made for name, text in wanted.items() if (made := _write_once(folder / name, text))]


def _write_once(path: Path, text: str) -> Path | None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    with os.fdopen(handle, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    return path
