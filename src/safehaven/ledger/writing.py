"""Write a line.  The one way in, and only from inside an operation."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

from django.db import transaction

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import leave_trace, must_be_inside_operation
from safehaven.keyring.opening import house_key
from safehaven_core.chain import lines
from safehaven_core.chain.lines import Fact
from safehaven_core.sealing import DataKey


class Named(Protocol):
    """A row that the ledger can refer to."""

    @property
    def ledger_name(self) -> str:
        """Kind and id, such as `record:<uuid>`."""


Check = Callable[[str, Actor], None]
_checks: list[Check] = []


def before_each_line(check: Check) -> None:
    """Register a check that raises a Refusal where this act is not to be done by this actor now.

    An act without a line is undone, so whoever is refused the line has done nothing.
    Called from AppConfig.ready.
    """
    _checks.append(check)


def is_asked_before_lines(check: Check) -> bool:
    """Whether a check is asked before each line: for the evidence of the control that relies on it."""
    return check in _checks


def write(act: str, *, by: Actor, about: Iterable[Named] = (), **facts: Fact) -> None:
    """Write one line about the running operation.

    `act` is `app:verb_phrase`; `about` names rows, the main one first (a record, wherever a person
    is concerned); facts are references and slugs, never content.  Raises OutsideOperation outside
    an operation, LineRefused for a fact that might be content, and what a check has against the act.
    """
    must_be_inside_operation(f"the ledger line {act}")
    for check in _checks:
        check(act, by)
    at, names = datetime.now(UTC), [row.ledger_name for row in about]
    key_id, key = digest_key()
    # Every act pays for its line, so this goes straight to the driver: through the ORM a line costs ten times as
    # much, through Django's cursor four times.
    database = transaction.get_connection()
    speech, driver = _SPEECH[database.vendor], database.connection
    with database.wrap_database_errors:
        number = driver.execute(speech.next_number).fetchone()[0]
        line = lines.Line(number, at, act, by.ledger_name, names, facts, key_id)
        entry = lines.compose(line, key).decode()
        row = (number, speech.moment(at), act, line.by, names[0] if names else "", entry)
        driver.execute(speech.insert, row)
    leave_trace(act)


@dataclass(frozen=True, slots=True)
class _Speech:
    """How a database is asked for the next number, and told a line."""

    next_number: str
    insert: str
    moment: Callable[[datetime], object]


_INSERT = 'INSERT INTO ledger_line ("number", "at", "act", "by", "about", "entry") VALUES '
_SPEECH = {
    # SQLite has one writer at a time, so the newest number plus one is free.
    "sqlite": _Speech(
        "SELECT coalesce(max(number), 0) + 1 FROM ledger_line",
        _INSERT + "(?, ?, ?, ?, ?, ?)",
        lambda at: str(at.replace(tzinfo=None)),
    ),
    # PostgreSQL hands out numbers without waiting, so one that was undone leaves a gap; the tree counts
    # leaves, not numbers.
    "postgresql": _Speech(
        "SELECT nextval(pg_get_serial_sequence('ledger_line', 'number'))",
        _INSERT + "(%s, %s, %s, %s, %s, %s)",
        lambda at: at,
    ),
}


def digest_key() -> tuple[str, bytes]:
    """The id and the secret of the key that digests lines."""
    return _digest_key_under(house_key("ledger"))


@lru_cache(maxsize=1)
def _digest_key_under(key: DataKey) -> tuple[str, bytes]:
    return str(key.id), hmac.digest(key.reveal(), b"safehaven/ledger/digest/v1", "sha256")


def forget_digest_key() -> None:
    """Drop the digest key from memory, as when the database behind this process is another."""
    _digest_key_under.cache_clear()
