"""The pretend organisation is trained: most for months to come, some only until the end of the month."""

from __future__ import annotations

from datetime import datetime, timedelta

from safehaven.demo.organisation import BUILDER, Organisation, is_new
from safehaven.training.front import certify, courses_missing

_LONG_AGO, _EVERY = timedelta(days=345), 6


def train_everybody(organisation: Organisation, now: datetime) -> None:
    """Certify everybody but the newcomer for the courses that they need, as if they had passed them in the last year."""
    for number, (member, _place) in enumerate(organisation.staff):
        ago = _LONG_AGO if number % _EVERY == _EVERY - 1 else timedelta(days=7 * (number + 1))
        for course in [] if is_new(member) else courses_missing(member):
            certify(member, course, by=BUILDER, passed_at=now - ago)
