"""What the environment must say, and where the house keeps its files.

Nothing here has an unsafe default: a missing value says what it looks like.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

_ORIGIN = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?")


def chosen(name: str, *, example: str) -> str:
    """A setting with no safe default.  Stops with what is missing and what it looks like."""
    try:
        return os.environ[name]
    except KeyError:
        raise SystemExit(f"{name} is not set.  For example: {name}={example}") from None


def optional(name: str, default: str) -> str:
    """A setting that has a safe default."""
    return os.environ.get(name, default)


def number(name: str, default: int) -> int:
    """A whole number that has a safe default."""
    text = optional(name, str(default))
    if not (text.isascii() and text.isdigit()):
        raise SystemExit(f"{name} must be a whole number.  For example: {name}={default}")
    return int(text)


def home() -> Path:
    """The folder that holds this deployment's keys, database and documents."""
    return Path(chosen("SAFEHAVEN_HOME", example="/var/lib/safehaven")).resolve()


def origin() -> str:
    """The address of the site in a browser, such as `https://records.example.org`."""
    address = chosen("SAFEHAVEN_ORIGIN", example="https://records.example.org").rstrip("/")
    if not _ORIGIN.fullmatch(address):
        raise SystemExit(
            "SAFEHAVEN_ORIGIN must look like https://records.example.org, with nothing behind it"
        )
    return address


def hosts(origin: str) -> list[str]:
    """The names by which browsers may ask for the site: those that are listed, or the one in its origin."""
    listed = [host.strip() for host in optional("SAFEHAVEN_HOSTS", "").split(",") if host.strip()]
    return listed or [_ORIGIN.sub(r"\1", origin)]


def secret_from(path: Path) -> str:
    """A secret kept in a file of its own, readable by its owner alone."""
    try:
        mode = path.stat().st_mode & 0o077
        text = path.read_text().strip()
    except OSError as problem:
        raise SystemExit(
            f"{path} cannot be read ({problem.strerror}).  Make it with `safehaven init`."
        ) from None
    if mode:
        raise SystemExit(f"{path} can be read by others.  Close it with: chmod 600 {path}")
    return text


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's description of the database: SQLite in the home folder, or PostgreSQL by its address."""
    if not url:
        return _sqlite(folder / "db.sqlite3")
    try:
        return _postgresql(urlsplit(url))
    except ValueError:  # the message holds no part of the address: there is a password in it
        raise SystemExit(
            "SAFEHAVEN_DATABASE_URL must look like postgresql://user:password@host:5432/name"
        ) from None


def _postgresql(parts: SplitResult) -> dict[str, object]:
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ValueError
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # Who may see what is asked with many conditions, each cheap.  PostgreSQL guesses them dear and spends
        # seconds on compiling what it then runs in milliseconds.
        "OPTIONS": {"options": "-c jit=off"},
    }


def _sqlite(path: Path) -> dict[str, object]:
    # Django's defaults lose writes under load ("database is locked"); these settings cure it.
    # secure_delete overwrites what is deleted, so that it does not linger in free pages.
    # trusted_schema stays on: SQLite 3.40 (Debian 12) would refuse the JSON checks that Django puts on columns.
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
        "PRAGMA temp_store=MEMORY;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # Opening it anew costs milliseconds: reading the schema, and putting every statement into bytecode again.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }
