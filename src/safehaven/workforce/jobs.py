"""What the worker does for the workforce.

It carries out what was planned, forgets browser sessions that are over, and notices accounts used in two places.
"""

from __future__ import annotations

from safehaven.foundation.actors import System
from safehaven.foundation.jobs import job
from safehaven.foundation.refusals import Refusal
from safehaven.workforce.browser_sessions import SessionStore
from safehaven.workforce.operations import carry_out_leaving, carry_out_move, raise_two_places
from safehaven.workforce.queries import leavers_due, moves_due
from safehaven.workforce.watching import signs

CALENDAR = System("calendar")


@job("workforce_forget_old_sessions", every_seconds=600)
def forget_old_sessions() -> None:
    """Delete browser sessions that have expired.  Safe to run twice."""
    SessionStore.clear_expired()


@job("workforce_days_that_have_come", every_seconds=60)
def carry_out_what_is_due() -> None:
    """Write down moves and leavings whose day has come.  They hold by date already, so a delay opens nothing."""
    for move in moves_due():
        try:
            carry_out_move(move, by=CALENDAR)
        except Refusal:
            continue  # another worker was quicker
    for staff in leavers_due():
        try:
            carry_out_leaving(staff, by=CALENDAR)
        except Refusal:
            continue


@job("workforce_notice_two_places", every_seconds=120)
def notice_two_places() -> None:
    """Raise a sign for each account that is in use in two places just now.  Safe to run twice."""
    for pair in signs():
        raise_two_places(pair)
