"""One act, one person, one transaction, at least one line on the ledger, or the act is undone."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from threading import get_ident
from typing import ParamSpec, TypeVar

from django.db import transaction

from safehaven.foundation.in_line import WRITERS

P = ParamSpec("P")
R = TypeVar("R")


class LeftNoTrace(RuntimeError):
    """An operation ended without a line on the ledger, so it was undone."""


class UndoneUnnoticed(RuntimeError):
    """An operation swallowed an error that had undone it, and would have been taken for done."""


class OutsideOperation(RuntimeError):
    """Something that only an operation may do was tried outside one."""


class Footing:
    """What the running act has done so far.  It holds until that is undone, and for good once the act is done."""

    __slots__ = ("__weakref__", "_act", "_kept", "_place")

    def __init__(self, act: Act, place: int) -> None:
        self._act = act
        self._kept = False
        self._place = place

    def __call__(self) -> None:
        """Hold for good.  The database calls this when it commits."""
        self._kept = True

    @property
    def holds(self) -> bool:
        """Whether what was done is not undone: neither the whole act nor the savepoint it was done in."""
        return self._kept or (self._act.running and self._is_waiting())

    def _is_waiting(self) -> bool:
        """Whether a commit now would call it.

        Django drops what a rolled-back savepoint had registered.  That is always the end of the list, so
        whatever still waits has not changed its place; looking there alone keeps an act of many lines linear.
        """
        waiting = transaction.get_connection().run_on_commit
        return self._place < len(waiting) and waiting[self._place][1] is self


class Act:
    """One run of one operation.  It belongs to the thread, and so to the transaction, that it began in."""

    __slots__ = ("footings", "name", "running", "settled", "thread", "traces")

    def __init__(self, name: str) -> None:
        self.name = name
        self.settled: set[str] = set()
        self.running = True
        self.thread = get_ident()
        self.footings: list[Footing] = []
        self.traces: list[Footing] = []

    def stand(self) -> Footing:
        """A footing on what has been done so far."""
        footing = Footing(self, len(transaction.get_connection().run_on_commit))
        transaction.on_commit(footing)
        self.footings.append(footing)
        return footing

    def must_be_whole(self) -> None:
        """Raise, which undoes everything, unless all of it stands and a line says so."""
        connection = transaction.get_connection()
        if connection.needs_rollback or connection.closed_in_transaction:
            raise UndoneUnnoticed(f"{self.name} went on after an error that had undone what it did.")
        if not any(trace.holds for trace in self.traces):
            raise LeftNoTrace(f"{self.name} wrote no line on the ledger, or undid the lines it wrote.")
        self.footings = [footing for footing in self.footings if footing.holds]

    def keep(self) -> None:
        """Make good what stands now that all is done (within a test nothing is ever committed)."""
        for footing in self.footings:
            footing()


_running: ContextVar[Act | None] = ContextVar("running", default=None)


def operation(work: Callable[P, R]) -> Callable[P, R]:
    """Make a function an act: whole or not at all, and never without its trace.

    Operations do not nest (the transaction is durable): steps that several acts share are plain
    functions.  Raises LeftNoTrace, after undoing everything, when no ledger line stands at the end, and
    UndoneUnnoticed when the work swallowed an error of the database that had already undone it.
    """
    name = f"{work.__module__}.{work.__qualname__}"
    _must_run_at_once(work, name)

    @wraps(work)
    def performed(*args: P.args, **kwargs: P.kwargs) -> R:
        act = Act(name)
        try:
            with WRITERS.turn(), transaction.atomic(durable=True):
                token = _running.set(act)
                try:
                    outcome = work(*args, **kwargs)
                    act.must_be_whole()
                finally:
                    _running.reset(token)
            act.keep()
        finally:
            act.running = False
        return outcome

    performed.is_operation = True  # type: ignore[attr-defined]  # a mark of ours
    return performed


def leave_trace(act: str) -> None:
    """Note that the running operation has written a ledger line.  Only the ledger calls this, after writing."""
    running = must_be_inside_operation(f"the ledger line {act}")
    running.traces.append(running.stand())


def footing() -> Footing:
    """Something that holds as long as what the running operation has done so far is not undone."""
    return must_be_inside_operation("relying on what an act has done").stand()


def is_settled(question: str) -> bool:
    """Whether this act has found an answer to this question already, and did not stop at it."""
    act = _running.get()
    return act is not None and act.running and act.thread == get_ident() and question in act.settled


def settle(question: str) -> None:
    """Note for the rest of this act that a question is answered.  Outside an act nothing is noted."""
    act = _running.get()
    if act is not None and act.running and act.thread == get_ident():
        act.settled.add(question)


def must_be_inside_operation(what: str) -> Act:
    """The running operation; raises OutsideOperation unless one runs, in this thread."""
    act = _running.get()
    if act is None or not act.running or act.thread != get_ident():
        raise OutsideOperation(
            f"{what} needs an operation around it: put @operation on the function that acts."
        )
    return act


def _must_run_at_once(work: Callable[..., object], name: str) -> None:
    """Refuse functions whose body runs later, when the transaction is long over."""
    if (
        inspect.iscoroutinefunction(work)
        or inspect.isgeneratorfunction(work)
        or inspect.isasyncgenfunction(work)
    ):
        raise TypeError(
            f"{name} cannot be an operation: a generator or an async function runs after its transaction."
        )
