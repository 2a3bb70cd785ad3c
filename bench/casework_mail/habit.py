"""A way of naming somebody, and the sentences that it needs: the form of the sets that were written last."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any, NamedTuple

TODAY = date(2026, 11, 26)
Say = Callable[[Random, Any], str]


class Known:
    """What somebody with the whole roll before them knows: who else bears a name, or a name and something beside."""

    def __init__(self, roll: Sequence[Any], short: Mapping[str, Sequence[str]]) -> None:
        self.short = short
        self.families: Counter[str] = Counter()
        self.called: Counter[tuple[str, str]] = Counter()
        self.named: set[str] = set()
        self.initialled: Counter[tuple[str, str]] = Counter()
        self.at: Counter[tuple[str, str]] = Counter()
        self.of_family: defaultdict[str, list[Any]] = defaultdict(list)
        for who in roll:
            self.families.update(halves(who))
            self.called.update((name, part) for name in self.names(who) for part in halves(who))
            self.named |= self.names(who)
            self.initialled.update({(name, part[0]) for name in self.names(who) for part in halves(who)})
            self.at.update(
                (name, thing) for name in (*self.names(who), *halves(who)) for thing in beside(who)
            )
            self.of_family[who.family].append(who)

    def names(self, who: Any) -> set[str]:
        """Each name before the family name by which somebody may go."""
        return {who.given, who.middle, *self.short.get(who.given, ())}

    def kin(self, who: Any) -> list[Any]:
        """Others of the same family name."""
        return [one for one in self.of_family[who.family] if one.key != who.key and one.given != who.given]


Suits = Callable[[Any, Known], bool]


def halves(who: Any) -> set[str]:
    """A family name, whole and in halves."""
    return {who.family, *who.family.split("-")}


def beside(who: Any) -> tuple[str, ...]:
    """What may stand beside a name and leave it open who is meant."""
    return (who.postcode, street(who), in_town(who), last_four(who))


def street(who: Any) -> str:
    """An address without the house."""
    return str(who.address.partition(" ")[2])


def in_town(who: Any) -> str:
    """How old somebody is, and where they live."""
    return f"{who.age(TODAY)}, {who.town}"


def last_four(who: Any) -> str:
    """The end of an NHS number, as people read it out."""
    return str(who.nhs[-4:])


def alone(who: Any, known: Known) -> bool:
    """Nobody else could be called the same."""
    return all(
        known.called[name, part] == 1
        for name in known.names(who) - {who.middle}
        for part in (who.family, *who.family.split("-"))
    )


def full(_dice: Random, who: Any) -> str:
    """Both names, as on the roll."""
    return f"{who.given} {who.family}"


class Habit(NamedTuple):
    """How somebody is named, in which sentences of its own or with which fact apart, and whom it suits.

    Where a careful reader with the roll before them would say no more than that this may be about somebody, it is
    marked so.  In a set that is as such mail is, some habits are met more often than others.
    """

    say: Say = full
    whole: Sequence[str] = ()
    beside: Sequence[str] = ()
    suits: Suits = alone
    may_be: bool = False
    often: int = 1
