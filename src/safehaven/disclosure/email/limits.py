"""How long making and giving may take.  A worker's lease is that and a minute, so none works beyond its lease."""

from __future__ import annotations

from datetime import timedelta

MAKING_SECONDS = GIVING_SECONDS = 120
BYTES_IN_A_SECOND = 32_000


def longer_for(size: int) -> timedelta:
    """How much longer than usual giving so many bytes may take, over a slow line."""
    return timedelta(seconds=size / BYTES_IN_A_SECOND)
