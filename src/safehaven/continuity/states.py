"""Where an opening is in its life, and what people are told of it."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """Where an opening is."""

    ASKED = "asked", "Waits for trustees"
    OPEN = "open", "Open"
    ENDED = "ended", "Over"
    STOPPED = "stopped", "Stopped before it opened"
    LAPSED = "lapsed", "Too few trustees agreed in time"


MOVES: dict[State, frozenset[State]] = {
    State.ASKED: frozenset({State.OPEN, State.STOPPED, State.LAPSED}),
    State.OPEN: frozenset({State.ENDED}),
    State.ENDED: frozenset(),
    State.STOPPED: frozenset(),
    State.LAPSED: frozenset(),
}
UNDER_WAY = frozenset({State.ASKED, State.OPEN})


class Topic(models.TextChoices):
    """Why somebody gets an e-mail that says only where to look."""

    ASKED = "asked", "It was asked for"
    OPENED = "opened", "It opened"
    ENDED = "ended", "It is over"
