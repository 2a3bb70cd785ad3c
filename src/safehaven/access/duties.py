"""Duties: what one part of the house reads by itself, of many records, and nothing else of them.

A member of staff opens one record at a time, and each opening is a line.  A part that has to know of everybody,
such as the keeper of the roll, cannot: a line for each of a million records would hide all others.  So its
duty is written down in the code, column by column, and one line says that it was done and for how many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db import models

from safehaven.access.conditions import RECORD, check_conditions
from safehaven.access.grants import GrantUndone, Ground
from safehaven.foundation.actors import System
from safehaven.foundation.operations import Footing, footing
from safehaven.foundation.sealed import Sealed, place_of
from safehaven.keyring.opening import open_data_keys
from safehaven.ledger.front import Fact, Named, write
from safehaven_core.sealing import DataKey


@dataclass(frozen=True, slots=True)
class Duty:
    """What a part of the system does for the house, and the columns that it reads for that, as "Model.column"."""

    name: str
    of: System
    why: str
    reads: frozenset[str]


class BeyondDuty(PermissionError):
    """A duty opens what it names, of whom it names, and nothing else."""


DUTIES: dict[str, Duty] = {}


def duty(name: str, *, of: System, why: str, reads: Iterable[str]) -> Duty:
    """Write down a duty.  Raises ValueError for a name that is taken."""
    if name in DUTIES:
        raise ValueError(f"There is a duty “{name}” already.  Give this one a name of its own.")
    DUTIES[name] = Duty(name, of, why, frozenset(reads))
    return DUTIES[name]


def take_on_duty(
    done: Duty,
    *,
    act: str,
    only: Collection[UUID] | None = None,
    about: Iterable[Named] = (),
    **facts: Fact,
) -> OnDuty:
    """Take what a duty opens, inside an operation: of every record, or of those with these keys only.

    Writes the one ledger line.  Raises BeyondDuty for a duty that is not written down.
    """
    if DUTIES.get(done.name) is not done:
        raise BeyondDuty(f"“{done.name}” is no duty of this house.  Write it down with access.front.duty.")
    check_conditions(done.of, RECORD, act)
    write(act, by=done.of, about=about, ground=Ground.DUTY.value, duty=done.name, **facts)
    return OnDuty(done, only)


class OnDuty:
    """Opens the columns of a duty.  Made only by `take_on_duty`, and stands on its line as a grant does."""

    __slots__ = ("__footing", "__only", "done")

    def __init__(self, done: Duty, only: Collection[UUID] | None) -> None:
        self.__footing: Footing = footing()
        self.__only = None if only is None else frozenset(only)
        self.done = done

    def __repr__(self) -> str:
        return f"<On duty: {self.done.name}>"

    def readers(self, key_ids: Collection[UUID]) -> dict[UUID, Reader]:
        """What reads under each of these keys; of a record that was destroyed there is none."""
        self._must_hold()
        if self.__only is not None and not self.__only.issuperset(key_ids):
            raise BeyondDuty(f"“{self.done.name}” was taken for other records than these.")
        return {key_id: Reader(self, key) for key_id, key in open_data_keys(key_ids).items()}

    def _must_hold(self) -> None:
        if not self.__footing.holds:
            raise GrantUndone


class Reader:
    """Reads what is sealed under one key, in the columns of a duty.  It seals nothing."""

    __slots__ = ("__key", "__on")

    def __init__(self, on: OnDuty, key: DataKey) -> None:
        self.__on = on
        self.__key = key

    def __repr__(self) -> str:
        return f"<Reader of {self.__on!r}>"

    def open(self, row: models.Model, column: str) -> str:
        """The text in a sealed column; an empty one is the empty string.  Raises BeyondDuty, CannotOpen."""
        self.__on._must_hold()  # noqa: SLF001 - a reader is part of what was taken
        name = f"{row._meta.object_name}.{column}"
        if name not in self.__on.done.reads:
            raise BeyondDuty(f"“{self.__on.done.name}” does not read {name}.")
        value = cast("Sealed | None", getattr(row, column))
        return "" if value is None else self.__key.open(place_of(row, column), value.ciphertext).decode()
