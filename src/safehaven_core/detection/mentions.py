"""Words of a text that name people on the roll."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    couple: bool = False
    """It holds two people with one family name, Annabel and Lorcan Goddard: the other may be on the roll as well."""

    def moved(self, ahead: int) -> Mention:
        """The same words, standing further on."""
        return replace(self, start=self.start + ahead, end=self.end + ahead)


def longest(mentions: Sequence[Mention], plain: str) -> Iterator[Mention]:
    """All but those that are only part of a longer name at the same place, or reach from one name into another."""
    exact = {mention.start for mention in mentions if mention.fit is Fit.EXACT}
    reach, begin = -1, -1
    for mention in sorted(mentions, key=lambda one: (one.related, one.start, -one.end, -one.fit, one.people)):
        said = plain[mention.start : mention.end]
        if mention.related or (mention.start, mention.end) == (begin, reach):
            yield mention
        elif mention.end <= reach or ("," in said and mention.start < reach):
            continue  # of "Ann Shaw, Jo Hall" the middle is nobody's name
        elif mention.fit is not Fit.EXACT and "(" in said and mention.start in exact:
            continue  # of "Ann Shaw (née Hall)" we know Ann Shaw
        else:
            if not mention.couple:
                begin, reach = mention.start, mention.end
            yield mention
