"""A keeper's life: be the only one, listen, read everybody, and take each change in until told to stop."""

from __future__ import annotations

import time
from threading import Event, Thread

from django.db import DatabaseError, InterfaceError, close_old_connections

from safehaven.foundation.logs import log
from safehaven.roll.answering import answer
from safehaven.roll.hiding import keep_out_of_sight
from safehaven.roll.keeper import Keeper
from safehaven.roll.listening import Listening, only_keeper

LOOK_SECONDS = 0.3
COUNT_SECONDS = 600.0
TRY_AGAIN_SECONDS = 2.0


def keep(stop: Event) -> None:
    """Keep the roll until `stop` is set.  Raises AnotherKeeper where one runs already, and PathTooLong."""
    keeper = Keeper()
    listening = Listening(lambda message: answer(keeper, message))
    with only_keeper(), listening.opened() as listener:
        if not keep_out_of_sight():
            log.warning("roll:memory_may_be_swapped")
        door = Thread(target=listening.serve, args=(listener, stop), daemon=True)
        door.start()
        try:
            while not stop.is_set():
                _keep_on(keeper, stop)
        finally:
            stop.set()
            door.join()
            keeper.end()


def _keep_on(keeper: Keeper, stop: Event) -> None:
    """Build, then follow; comes back where the roll has to be built anew, or the database was away."""
    try:
        keeper.build()
        log.info("roll:built", count=keeper.standing().people)
        _follow(keeper, stop)
    except (DatabaseError, InterfaceError):
        log.warning("roll:database_away", exc_info=True)
        stop.wait(TRY_AGAIN_SECONDS)
    finally:
        close_old_connections()


def _follow(keeper: Keeper, stop: Event) -> None:
    count_at = time.monotonic() + COUNT_SECONDS
    while not stop.wait(LOOK_SECONDS):
        keeper.catch_up()
        if time.monotonic() < count_at:
            continue
        if keeper.counts_differ():
            log.warning("roll:counts_differ")
            return
        count_at = time.monotonic() + COUNT_SECONDS
