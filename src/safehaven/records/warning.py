"""What must be seen first on an opened record: warnings of the apps that stand on this one."""

from __future__ import annotations

from collections.abc import Callable

from safehaven.records.models import Record

_WARNINGS: list[Callable[[Record], str]] = []


def warn_on_record(says: Callable[[Record], str]) -> None:
    """Ask this of every opened record: a warning, or nothing.  Called from AppConfig.ready."""
    _WARNINGS.append(says)


def warnings_on(record: Record) -> list[str]:
    """Every warning that there is about a record."""
    return [words for says in _WARNINGS if (words := says(record))]
