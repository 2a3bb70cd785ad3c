"""The keeper: holds the roll in memory, takes changes in, and says whom a text is about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from safehaven.access.front import OnDuty
from safehaven.directory.front import close_to
from safehaven.records.front import how_many_records, known, records_after
from safehaven.roll.following import Following
from safehaven.roll.operations import read_again, read_everybody
from safehaven.roll.persons import person_of, with_close
from safehaven.roll.rules import TOO_BUSY, TOO_OLD, RollNotReady, begun
from safehaven_core.detection import Person, Report, Roll, examine

AT_ONCE = 500
TURN_SECONDS = 0.02
FRESH_SECONDS = 10.0
LONGEST_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Standing:
    """How the keeper stands: whether it answers, for how many people, and up to which line of the ledger.

    `behind`: how many seconds ago it began to look for the changes that it knows of.
    `gaps`: lines up to there that were not to be seen yet, so that it does not know of them either.
    """

    ready: bool
    people: int
    through: int
    sentence: str
    behind: float = 0.0
    gaps: tuple[int, ...] = ()


class Keeper:
    """One thread reads the texts and changes the roll, in the order in which both come; nothing is read half-changed.

    `catch_up` is for one other thread, which reads records and waits for the database.
    """

    def __init__(self) -> None:
        self._roll: Roll | None = None
        self._reader = ThreadPoolExecutor(1, "roll-reader")
        self._following: Following | None = None
        self._waiting: set[UUID] = set()
        self._fresh_at = 0.0
        self._knows: tuple[int, tuple[int, ...]] = (0, ())  # up to which line, and which before it not
        self._share = 0.0

    def build(self) -> None:
        """Read everybody.  What changes meanwhile is read again by the first catching up."""
        self._roll, self._following = None, Following()
        on, total = read_everybody(), max(how_many_records(), 1)
        self._roll = Roll(self._everybody(on, total))
        self.catch_up()

    def catch_up(self) -> int:
        """Read again whoever was changed, and forget whoever is gone; says how many."""
        assert self._following is not None and self._roll is not None  # noqa: S101, PT018 - built before
        taken, self._following.all_seen = 0, False
        while not self._following.all_seen:
            asked_at = time.monotonic()
            self._waiting |= self._following.changed()
            taken += self._read_waiting(self._following)
            self._knows = (self._following.through, self._following.gaps)
        self._fresh_at = asked_at
        return taken

    def _read_waiting(self, following: Following) -> int:
        taken = 0
        while batch := sorted(self._waiting)[:AT_ONCE]:
            on = read_again(batch, through=following.through)
            self._take_in(batch, list(_people(batch, on)))
            self._waiting -= set(batch)
            taken += len(batch)
        return taken

    def counts_differ(self) -> bool:
        """Whether there are more or fewer records than people on the roll: then something was missed."""
        return not self._waiting and self._roll is not None and how_many_records() != len(self._roll)

    def examine(
        self,
        texts: list[str],
        *,
        k: int,
        today: date,
        seconds: float = LONGEST_SECONDS,
        sensitive: bool = True,
    ) -> list[Report | None]:
        """Whom each text is about; None once the time for all of them is over.  Raises RollNotReady.

        They are read one by one, and other questions have their turn between them.
        """
        until = time.monotonic() + min(seconds, LONGEST_SECONDS)
        ask = partial(examine, k=k, today=today, sensitive=sensitive)
        found: list[Report | None] = []
        while len(found) < len(texts):
            left = until - time.monotonic()
            if left <= 0:
                return found + [None] * (len(texts) - len(found))
            found += self._examine(texts[len(found) :], ask, left)
        return found

    def _examine(
        self, texts: list[str], ask: Callable[..., Report], seconds: float
    ) -> Sequence[Report | None]:
        """The first ones, as many as one turn is for; at the end None where it is this very text that takes too long."""
        read: list[Report] = []
        reading = self._reader.submit(_read_some, texts, partial(ask, roll=self._ready_roll()), read)
        try:
            reading.result(seconds)
        except TookTooLong:
            if reading.cancel():
                raise RollNotReady(TOO_BUSY) from None
            return [*read, None]
        return read

    def standing(self) -> Standing:
        """How it stands."""
        try:
            people, sentence = len(self._ready_roll()), ""
        except RollNotReady as refusal:
            return Standing(ready=False, people=0, through=0, sentence=str(refusal))
        through, gaps = self._knows
        behind = time.monotonic() - self._fresh_at
        return Standing(
            ready=True, people=people, through=through, sentence=sentence, behind=behind, gaps=gaps
        )

    def end(self) -> None:
        """Take no more texts."""
        self._reader.shutdown(wait=False, cancel_futures=True)

    def _ready_roll(self) -> Roll:
        if self._roll is None or not self._fresh_at:
            raise RollNotReady(begun(self._share))
        if time.monotonic() - self._fresh_at > FRESH_SECONDS:
            raise RollNotReady(TOO_OLD)
        return self._roll

    def _everybody(self, on: OnDuty, total: int) -> Iterator[Person]:
        last, done = None, 0
        while batch := records_after(last, AT_ONCE):
            yield from _people(batch, on)
            last, done = batch[-1], done + len(batch)
            self._share = min(done / total, 1.0)

    def _take_in(self, asked: list[UUID], there: list[Person]) -> None:
        self._reader.submit(self._change, asked, there).result()

    def _change(self, asked: list[UUID], there: list[Person]) -> None:
        assert self._roll is not None  # noqa: S101 - built before
        for gone in {str(one) for one in asked} - {person.key for person in there}:
            self._roll.drop(gone)
        for person in there:
            self._roll.put(person)


def _read_some(texts: list[str], ask: Callable[[str], Report], read: list[Report]) -> None:
    """Read one text after the other until the turn is over: a turn for each costs more than reading a short one."""
    until = time.monotonic() + TURN_SECONDS
    for text in texts:
        read.append(ask(text))
        if time.monotonic() > until:
            return


def _people(records: Sequence[UUID], on: OnDuty) -> Iterator[Person]:
    """People as the roll has them, with those who are close to them."""
    close = close_to(records, on)
    return (with_close(person_of(one), close.get(one.record, ())) for one in known(records, on))
