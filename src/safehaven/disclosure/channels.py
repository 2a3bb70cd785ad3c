"""The channels: each a small module with its own checks and its own way of releasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safehaven.disclosure.checks import EVERY_CHANNEL, WITH_DOCUMENTS, Check
from safehaven.disclosure.email.checks import EMAIL_CHECKS
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.email.sending import forget_passwords, notice_interrupted, send_waiting
from safehaven.disclosure.email.spool import sweep
from safehaven.disclosure.fax import FAX_CHECKS
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.states import Channel
from safehaven.disclosure.telephone.checks import TELEPHONE_CHECKS
from safehaven.lawfulness.front import pause_of
from safehaven.policies.front import Parameter, in_force


@dataclass(frozen=True, slots=True)
class Way:
    """What a channel adds: the checks of what it carries, those of its own, and the jobs that carry it out.

    `jobs` are pairs of a function and the seconds between two rounds.  A channel without any is
    carried out by the person who released it.
    """

    checks: tuple[Check, ...]
    carries: tuple[Check, ...] = ()
    jobs: tuple[tuple[Callable[[], None], float], ...] = ()


WAYS: dict[Channel, Way] = {
    Channel.EMAIL: Way(
        checks=EMAIL_CHECKS,
        carries=WITH_DOCUMENTS,
        jobs=(
            (prepare_released, 1),
            (send_waiting, 1),
            (notice_interrupted, 10),
            (sweep, 60),
            (forget_passwords, 3600),
        ),
    ),
    Channel.FAX: Way(checks=FAX_CHECKS, carries=WITH_DOCUMENTS),
    Channel.TELEPHONE: Way(checks=TELEPHONE_CHECKS),
}


OF_ANOTHER = ("second-person", "senior")
"""The checks that only a second person makes pass."""


def checks_for(channel: str) -> tuple[Check, ...]:
    """Every check that a disclosure by this channel needs, in the order in which they are shown."""
    way = WAYS[Channel(channel)]
    return (*way.carries, *EVERY_CHANNEL, *way.checks)


def waits_for_another(disclosure: Disclosure) -> bool:
    """Whether somebody else must agree before it is released, and nobody has."""
    always = in_force(Parameter.SECOND_PERSON) == "always"
    senior = in_force(Parameter.AUTHORISE_TELEPHONE) == "senior"
    paused = pause_of(disclosure.record_id) is not None
    asked = always or paused or (senior and disclosure.channel == Channel.TELEPHONE)
    return asked and disclosure.decided_by_id is None


def goes_by_itself(channel: str) -> bool:
    """Whether the worker carries out what was released.  Otherwise a person does."""
    return bool(WAYS[Channel(channel)].jobs)
