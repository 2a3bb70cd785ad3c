"""The tables of tests on SQLite: made by the migrations once, and copied from then on.

The migrations take each process seven seconds; a copy takes none.  What is kept is the
database as the migrations left it, with no row of ours in it, under a name that says which migrations those
were: after any change of one it is made anew.  `migrate` runs on the copy too, and has nothing left to do.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from safehaven.foundation import sealed

# What migrations are made of besides themselves: how a column of ours is made, and how Django makes all others.
ALSO_MAKE = (Path(sealed.__file__),)
PLACE = Path(__file__).parents[1] / ".pytest_cache" / "d" / "tables"  # beside what pytest keeps


@contextmanager
def tables_at_hand() -> Iterator[None]:
    """Within this, pytest-django's test database begins with the tables that are kept, if any are."""
    if connection.vendor != "sqlite":
        yield
        return
    kept, creation = place(), connection.creation
    begin, held = creation._create_test_db, []  # type: ignore[attr-defined]  # private; what it makes is named only there

    def with_tables(*asked: Any, **told: Any) -> str:
        name: str = begin(*asked, **told)
        held.append(sqlite3.connect(name, uri=True))  # what is in memory lasts while somebody looks at it
        if kept.exists():
            with closing(sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)) as source:
                source.backup(held[0])
        return name

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(creation, "_create_test_db", with_tables)
        yield
    if held and not kept.exists():
        _keep(held[0], kept)
    for one in held:
        one.close()


def place() -> Path:
    """Where the tables are that these migrations make, once somebody has made them."""
    return PLACE / f"{made_by()}.sqlite3"


def _keep(made: sqlite3.Connection, kept: Path) -> None:
    """Another process may do the same at this moment: each writes its own, and the name goes to one of them."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in {*kept.parent.glob("*.sqlite3")} - {kept}:
        old.unlink(missing_ok=True)
    mine = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(mine)) as target:
        made.backup(target)
    mine.replace(kept)


def made_by() -> str:
    """Which migrations there are, in sixteen digits that change with any of them."""
    folders = (Path(app.path) / "migrations" for app in apps.get_app_configs())
    files = sorted({*ALSO_MAKE, *(file for folder in folders for file in folder.glob("*.py"))})
    digest = hashlib.sha256(f"{version('django')} {sqlite3.sqlite_version}".encode())
    for file in files:
        digest.update(f"\0{file.parts[-3:]}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]
