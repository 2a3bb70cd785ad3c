"""Play the past back: acts of the pretend organisation happen when its story says they did.

Only the demo and tests do this.  The ledger keeps its own clock, so its lines tell the truth:
that the past was played back today.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Let the site believe, in this process, that it is another moment."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
