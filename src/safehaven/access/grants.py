"""Grants: who may read and write what is sealed under one key, and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import cast
from uuid import UUID

from django.db import models

from safehaven.access.conditions import RECORD, check_conditions, check_sealing
from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import Footing, footing
from safehaven.foundation.sealed import Sealed, place_of
from safehaven.keyring.opening import house_key, make_data_key, open_data_key
from safehaven.ledger.front import Fact, Named, write
from safehaven_core.sealing import CannotOpen, DataKey
from safehaven_core.sealing.streams import SeekableSource, Sink, Source


class Ground(StrEnum):
    """Why somebody may open what is sealed."""

    CASELOAD = "caseload"
    CREATION = "creation"
    DUTY = "duty"


class WrongSubject(ValueError):
    """A grant's line must be about the row whose key is taken: otherwise the ledger would mislead."""


class GrantUndone(CannotOpen):
    """The grant's line is not on the ledger any more, so the grant opens nothing."""

    because = "The act that took this grant was undone, and its line on the ledger with it."


class Grant:
    """Opens and seals values under one key.  Made only by `take`, `take_house` and `take_new`.

    It stands on its line: where the act, or the part of it that wrote the line, is undone, it opens nothing.
    """

    __slots__ = ("__footing", "__whole_key", "by", "ground")

    def __init__(self, key: DataKey, *, by: Actor, ground: Ground) -> None:
        self.__whole_key = key
        self.__footing: Footing = footing()
        self.by = by
        self.ground = ground

    @property
    def key_id(self) -> UUID:
        """Which key this grant opens."""
        return self.__whole_key.id

    @property
    def __key(self) -> DataKey:
        if not self.__footing.holds:
            raise GrantUndone
        return self.__whole_key

    def __must_let_write(self) -> None:
        """Working with somebody may be for reading only; the other grounds are there to write what they name."""
        if self.ground is Ground.CASELOAD:
            check_sealing(self.by, self.key_id)

    def __repr__(self) -> str:
        return f"<Grant on {self.ground} for {self.by.ledger_name}>"

    def open(self, row: models.Model, column: str) -> str:
        """The text in a sealed column; an empty one is the empty string.

        Raises CannotOpen when the value was sealed under another key or for another place.
        """
        return self.open_bytes(row, column).decode()

    def open_bytes(self, row: models.Model, column: str) -> bytes:
        """The bytes in a sealed column."""
        value = cast("Sealed | None", getattr(row, column))
        return b"" if value is None else self.__key.open(place_of(row, column), value.ciphertext)

    def seal(self, row: models.Model, **texts: str) -> None:
        """Put texts into sealed columns of a row.  Saving it is the caller's act."""
        self.seal_bytes(row, **{column: text.encode() for column, text in texts.items()})

    def seal_bytes(self, row: models.Model, **values: bytes) -> None:
        """Put bytes into sealed columns of a row."""
        self.__must_let_write()
        for column, value in values.items():
            setattr(row, column, Sealed(self.__key.seal(place_of(row, column), value)))

    def seal_stream(self, row: models.Model, column: str, source: Source, sink: Sink) -> None:
        """Seal a file of any size for a row, in constant memory."""
        self.__must_let_write()
        self.__key.seal_stream(place_of(row, column), source, sink)

    def open_stream(self, row: models.Model, column: str, source: SeekableSource) -> Iterator[bytes]:
        """Open a sealed file, piece by piece; each piece is proved before it is handed out."""
        return self.__key.open_stream(place_of(row, column), source)


def take(
    key_id: UUID, *, by: Actor, about: Iterable[Named], act: str, ground: Ground, **facts: Fact
) -> Grant:
    """Take a grant on one record's key, inside an operation.  Writes the ledger line itself.

    Whether this person may have it is for the caller's query to decide, before this is called.
    Raises what a condition has against it, OutsideOperation outside an operation, NoSuchKey when the key was
    destroyed, and WrongSubject when the line would name something else than whose key it is.
    """
    named = list(about)
    if not named or getattr(named[0], "key_id", None) != key_id:
        raise WrongSubject(f"{act}: name the row whose key this is first in `about`.")
    check_conditions(by, RECORD, act)
    write(act, by=by, about=named, ground=ground.value, **facts)
    return Grant(open_data_key(key_id), by=by, ground=ground)


def take_house(purpose: str, *, by: Actor, act: str, about: Iterable[Named] = (), **facts: Fact) -> Grant:
    """Take a grant on the key for one kind of house data, such as the directory."""
    check_conditions(by, purpose, act)
    write(act, by=by, about=about, ground=Ground.DUTY.value, **facts)
    return Grant(house_key(purpose), by=by, ground=Ground.DUTY)


def take_new(*, by: Actor, about: Iterable[Named], act: str, **facts: Fact) -> Grant:
    """Make a new record's key and take the first grant on it."""
    check_conditions(by, RECORD, act)
    write(act, by=by, about=about, ground=Ground.CREATION.value, **facts)
    return Grant(open_data_key(make_data_key("record")), by=by, ground=Ground.CREATION)


def seal_ahead(purpose: str, row: models.Model, column: str, source: Source, sink: Sink) -> None:
    """Seal a file under a house key for a row that the next act makes.

    It opens nothing.  Whether the file may be there at all is asked by that act, when it takes its grant.
    """
    house_key(purpose).seal_stream(place_of(row, column), source, sink)


def index_tokens(asked: Iterable[tuple[str, str]]) -> list[tuple[str, bytes]]:
    """The keyed blind-index tokens of (kind, normalised text) pairs, under the house's index key.

    A token opens nothing: it only finds rows that were stored with the same token.
    """
    key = house_key("index")
    return [(kind, key.token(kind, text)) for kind, text in asked]
