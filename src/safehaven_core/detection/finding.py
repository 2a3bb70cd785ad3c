"""Who on the roll a text is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from safehaven_core.detection.clues import Clues, Sign
from safehaven_core.detection.endings import is_part_of_one
from safehaven_core.detection.figures import Day, Figure, FigureFinder, PartOfNumber, kinds_of
from safehaven_core.detection.fitting import Fit
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.halves import FEW
from safehaven_core.detection.mentions import Mention
from safehaven_core.detection.names import NameFinder
from safehaven_core.detection.nearby import MOST_SIGNS, NEAR, Nearby, one_slip
from safehaven_core.detection.nicknames import is_cut_off
from safehaven_core.detection.report import Because
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.work import Work

_OF_LATE = 3 * 365


class PeopleFinder:
    """Gathers, from one reading of a text, what points to whom; places are those of the folded text."""

    def __init__(self, folded: Folded, roll: Roll, work: Work, today: date) -> None:
        self._folded, self._roll, self._work, self._today = folded, roll, work, today
        self.clues: dict[int, Clues] = {}

    def gather(self) -> None:
        """Names first, then numbers, then what stands near either."""
        names = NameFinder(self._folded, self._roll, self._work)
        mentions = names.mentions()
        figures = FigureFinder(self._folded, self._roll, self._work, self._today).find()
        near = Nearby(self._folded, figures.days)
        for mention in mentions:
            self._take_mention(mention)
        for slip in names.slips:
            for person in slip.people:
                self._of(person).add(Sign(*slip.near, Because.NEAR_NAME), len(slip.people))
                self._of(person).add(Sign(*slip.half, slip.kind), len(slip.people))
        for figure in figures.figures:
            self._take_figure(figure, near)
        for day in figures.days:
            self._take_day(day, near)
        for part in figures.parts:
            self._take_part(part, near)
        births, born_of = near.births, self._roll.born_of
        self._work.spend(4 * len(self.clues))
        for person, clues in self.clues.items():
            born, named = born_of[person], clues.has(Because.NAME)
            if named and born not in births:
                continue  # so it is with most namesakes, and a whole name needs no more beside it
            signs = list(clues.reasons)[:MOST_SIGNS]
            near.add_born(clues, born, signs)
            if not named:
                near.add_to(clues, self._roll.entry(person), signs)

    def _of(self, person: int) -> Clues:
        clues = self.clues.get(person)
        if clues is None:
            clues = self.clues[person] = Clues()
        return clues

    def _take_mention(self, mention: Mention) -> None:
        if mention.related:
            kind = Because.RELATED
        else:
            kind = Because.PART_OF_NAME if mention.fit is Fit.SHORT else Because.NAME
        reason = Sign(mention.start, mention.end, kind)
        for person in mention.people:
            self._of(person).add(reason, len(mention.people))

    def _take_figure(self, figure: Figure, near: Nearby) -> None:
        for person in self._standing_near(figure.people, figure, near):
            for kind in kinds_of(figure, self._roll.entry(person)):
                self._of(person).add(Sign(figure.start, figure.end, kind), len(figure.people))

    def _take_part(self, part: PartOfNumber, near: Nearby) -> None:
        people = self._roll.endings.get(part.digits)
        for person in self._standing_near(people, part, near):
            if is_part_of_one(part.digits, self._roll.entry(person), ending=part.ending):
                self._of(person).add(Sign(part.start, part.end, Because.PART_OF_NUMBER))

    def _take_day(self, day: Day, near: Nearby) -> None:
        if not self._may_be_birth(day, near):
            return
        for when in sorted(day.days):
            people = self._roll.born.get(when, ())
            if day.initials:
                self._take_initials(day, people)
                continue
            for person in self._standing_near(people, day, near):
                self._of(person).add(Sign(day.start, day.end, Because.BORN), len(people))

    def _take_initials(self, day: Day, people: Sequence[int]) -> None:
        """KR060287, in the name of a folder or of an account."""
        given_of, family_of = self._roll.given_of, self._roll.family_of
        for person in people:
            self._work.spend()
            if _initials(given_of[person], family_of[person]) == day.initials:
                for kind in (Because.INITIALS, Because.BORN):
                    self._of(person).add(Sign(day.start, day.end, kind), len(people))

    def _may_be_birth(self, day: Day, near: Nearby) -> bool:
        """Whether a date stands for a birth: days of late are those of visits and letters, unless it is said."""
        old = min(day.days) < self._today.toordinal() - _OF_LATE and not day.needs_word
        return old or near.is_said_birth(day.start, day.end)

    def _standing_near(
        self, people: Iterable[int], sign: Figure | Day | PartOfNumber, near: Nearby
    ) -> Iterator[int]:
        """Those of many people whom something else near the sign may point to as well; a few are all looked at."""
        several = tuple(people)
        self._work.spend(1 + len(several))
        if isinstance(sign, Figure) and len(several) <= FEW:
            yield from several
            return
        place = sign.start
        words, called = near.words(place), near.given(place)
        capitals, initials = near.capitals(place), near.initials(place)
        given_of, family_of, clues = self._roll.given_of, self._roll.family_of, self.clues
        for person in several:
            given, family = given_of[person], family_of[person]
            if (
                given in called
                or family in words
                or (person in clues and clues[person].near(place, NEAR))
                or (
                    _is_by_part(family.split(" "), words, capitals)
                    if " " in family
                    else family[:1] in capitals
                    and any(one_slip(word, family) for word in capitals[family[:1]])
                )
                or any(
                    word[:3] == given[:3] and is_cut_off(word, given) for word in capitals.get(given[:1], ())
                )
                or (initials and _initials(given, family) in initials)
            ):
                yield person


def _initials(given: str, family: str) -> str:
    """The first letters of a given name and of the last word of a family name."""
    return given[:1] + family[family.rfind(" ") + 1 :][:1]


def _is_by_part(parts: list[str], words: frozenset[str], capitals: dict[str, tuple[str, ...]]) -> bool:
    """Whether a part of a family name is near, or a word that is one but for a letter."""
    return any(
        part in words or any(one_slip(word, part) for word in capitals.get(part[:1], ())) for part in parts
    )
