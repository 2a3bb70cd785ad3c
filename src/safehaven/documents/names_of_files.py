"""What the name of a file that comes in tells of other people: asked of whoever knows them, which stands above."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember

Reader = Callable[[str, Record, StaffMember], Iterable[str]]

_readers: list[Reader] = []


def read_names_of_files(reader: Reader) -> None:
    """Register what reads the name of each file that comes onto a record.  Called from AppConfig.ready.

    It is given the name, the record and who adds the file, and gives sentences for them.  The file has come in by then.
    """
    _readers.append(reader)


def said_of(name: str, record: Record, *, by: StaffMember) -> tuple[str, ...]:
    """What whoever adds a file should read about its name."""
    return tuple(sentence for reader in _readers for sentence in reader(name, record, by))
