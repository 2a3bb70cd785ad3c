"""One fact in a text about somebody who is not named, and less exact ways to say it."""

from typing import NamedTuple

from safehaven_core.detection.pieced_roll import Ask

PERSONAL = frozenset({"age", "sex", "ethnicity", "condition", "offence", "family", "job", "event"})


class Instead(NamedTuple):
    """A less exact way to say a fact, of whom it is true, and how much it takes away; no words: leave it out."""

    words: str
    ask: Ask | None
    cost: int


class Told(NamedTuple):
    """A fact as it is told in a text: from where to where, and what to ask the roll."""

    kind: str
    value: str
    start: int
    end: int
    ask: Ask
    wider: tuple[Instead, ...] = ()
    weak: bool = False  # a pronoun: it may be about somebody else
    aside: int = 0  # where it begins to speak of somebody close to the person; 0: it speaks of the person
