"""Words of a text that name people on the roll."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from safehaven_core.detection.fitting import Fit


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name one or more people on the roll; places are those of the folded text."""

    start: int
    end: int
    fit: Fit
    people: tuple[int, ...]
    related: bool = False

    def moved(self, ahead: int) -> Mention:
        """The same words, standing further on."""
        return replace(self, start=self.start + ahead, end=self.end + ahead)


def longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """All but those that are just a part of a longer name at the same place."""
    reach, begin = -1, -1
    for mention in sorted(mentions, key=lambda one: (one.related, one.start, -one.end, -one.fit, one.people)):
        if mention.related:
            yield mention
        elif mention.end > reach or (mention.start, mention.end) == (begin, reach):
            begin, reach = mention.start, mention.end
            yield mention
