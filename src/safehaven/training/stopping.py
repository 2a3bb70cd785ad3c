"""What stops access where training is missing.  It stands in an app above, which registers how that is seen.

access_stops_where(gate.stands)
"""

from __future__ import annotations

from collections.abc import Callable

_seen_by: list[Callable[[], bool]] = []


def access_stops_where(stands: Callable[[], bool]) -> None:
    """Register what tells whether access stops without training just now.  Called from AppConfig.ready."""
    _seen_by.append(stands)


def access_stops() -> bool:
    """Whether anything stops access without training just now: for the evidence that relies on it."""
    return any(stands() for stands in _seen_by)
