"""What the worker does for the workforce: forget browser sessions that are over."""

from __future__ import annotations

from safehaven.foundation.jobs import job
from safehaven.workforce.browser_sessions import SessionStore


@job("workforce_forget_old_sessions", every_seconds=600)
def forget_old_sessions() -> None:
    """Delete browser sessions that have expired.  Safe to run twice."""
    SessionStore.clear_expired()
