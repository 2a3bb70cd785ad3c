"""Who may hand messages over: an e-mail address and one of its app passwords, within limits.

Everything here talks to the database, so it runs in a thread, never in the loop of the conversations.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.db import close_old_connections
from django.http import HttpRequest

from safehaven.mailguard.asked_often import password_for
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.operations.passwords import note_refused
from safehaven.policies.front import Parameter, number_in_force

P = ParamSpec("P")
R = TypeVar("R")

# A stranger who tries for somebody must not shut out that person's own programs, so both count by where from.
TRIES = {"mail_place": "30/m/key,300/h/key", "mail_account": "10/5m/key"}
NOTED, NOTED_FOR = "mailguard.refused", 60
MEGABYTE = 1_000_000
IN_LETTERS = 1.4  # what base64 and its line ends add to a file


class TooOften(Exception):
    """So many wrong passwords came from there that nothing is compared for a while."""


def in_a_thread(work: Callable[P, R]) -> Callable[P, R]:
    """Make something safe to run in a thread of a process that lives long: its connections may have died."""

    @wraps(work)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        close_old_connections()
        try:
            return work(*args, **kwargs)
        finally:
            close_old_connections()

    return done


@in_a_thread
def let_in(email: str, secret: str, place: str) -> AppPassword | None:
    """The app password that was given, if it is good.  Raises TooOften.

    Only wrong ones are counted, so that nothing is written for the many that are right.
    """
    counted = {"mail_place": place, "mail_account": f"{place} {email.lower()}"}
    if _tried_too_often(counted):
        raise TooOften
    found = password_for(email, secret)
    if found is not None:
        return found
    within = [_count(action, key) for action, key in counted.items()]
    if not all(within):
        raise TooOften
    if cache.add(NOTED, 1, NOTED_FOR):
        note_refused()
    return None


def _tried_too_often(counted: dict[str, str]) -> bool:
    """Whether so many were wrong that the next one is not even compared."""
    limits = {
        ratelimit.get_cache_key(HttpRequest(), app="safehaven", action=action, rate=rate, key=key): rate
        for action, key in counted.items()
        for rate in ratelimit.get_rates(app="safehaven", action=action, config=TRIES)
    }
    kept, now = cache.get_many(limits), time.time()
    return not all(
        ratelimit.apply_rate(kept.get(name, []), now, rate, dry_run=True)[0] for name, rate in limits.items()
    )


def _count(action: str, key: str) -> bool:
    """Count one that was wrong, and say whether it was still within the limit."""
    asked = HttpRequest()
    used = ratelimit.consume(asked, app="safehaven", action=action, config=TRIES, key=key, limit_get=True)
    return used is not None


@in_a_thread
def most_bytes() -> int:
    """How large a message may be, by the policy, as it comes over the wire."""
    return int(number_in_force(Parameter.EMAIL_MAX_MB) * MEGABYTE * IN_LETTERS)
