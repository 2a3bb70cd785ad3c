"""The states of a policy's text, and what may follow what."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """Where a version of a policy's text is on its way."""

    DRAFT = "draft", "Being written"
    ASKED = "asked", "Waiting for signatures"
    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Replaced by a later version"
    DROPPED = "dropped", "Given up"


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ASKED, State.DROPPED}),
    State.ASKED: frozenset({State.DRAFT, State.IN_FORCE, State.DROPPED}),
    State.IN_FORCE: frozenset({State.SUPERSEDED}),
    State.SUPERSEDED: frozenset(),
    State.DROPPED: frozenset(),
}

OPEN = (State.DRAFT, State.ASKED)  # one version at a time may be on its way
PUBLISHED = (State.IN_FORCE, State.SUPERSEDED)
