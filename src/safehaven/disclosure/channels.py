"""The channels: each a small module with its own checks and its own way of releasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safehaven.disclosure.checks import EVERY_CHANNEL, Check
from safehaven.disclosure.email.checks import EMAIL_CHECKS
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.email.sending import forget_passwords, notice_interrupted, send_waiting
from safehaven.disclosure.email.spool import sweep
from safehaven.disclosure.states import Channel


@dataclass(frozen=True, slots=True)
class Way:
    """What a channel adds: its checks, and the jobs that carry a released disclosure out.

    `jobs` are pairs of a function and the seconds between two rounds.
    """

    checks: tuple[Check, ...]
    jobs: tuple[tuple[Callable[[], None], float], ...]


WAYS: dict[Channel, Way] = {
    Channel.EMAIL: Way(
        checks=EMAIL_CHECKS,
        jobs=(
            (prepare_released, 1),
            (send_waiting, 1),
            (notice_interrupted, 10),
            (sweep, 60),
            (forget_passwords, 3600),
        ),
    ),
}


def checks_for(channel: str) -> tuple[Check, ...]:
    """Every check that a disclosure by this channel needs, in the order in which they are shown."""
    return (*EVERY_CHANNEL, *WAYS[Channel(channel)].checks)
