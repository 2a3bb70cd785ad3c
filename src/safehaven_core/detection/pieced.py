"""Pieced together: facts in a text that names nobody, and fit so few people that they name somebody.

    roll = RollFacts()
    roll.put("b1946ac9", [("sex", "female"), ("district", "Leith")], born=date(1992, 3, 1))
    piece_together("A 34-year-old woman in Leith ...", roll, k=5, today=today)

Facts are taken together that stand in one paragraph, in two that follow one another, or in a short text.
A fact that is true of nobody on the roll is no fact; one that does not go with most of the others is about somebody
else.  What is said of somebody close ("her brother has asthma") is taken together by itself, and only where it is much.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from safehaven_core.detection.pieced_blurring import Blur, blurred
from safehaven_core.detection.pieced_facts import PERSONAL, Told
from safehaven_core.detection.pieced_reading import MOST_FACTS, Reader
from safehaven_core.detection.pieced_roll import RollFacts
from safehaven_core.detection.pieced_vocabulary import vocabulary_of
from safehaven_core.detection.sensitive_words import Words

__all__ = ["Blur", "Fact", "Pieced", "RollFacts", "piece_together"]

SHORT = 3000  # letters of a text whose facts are taken together as a whole
FEWEST_PEOPLE, MOST_PEOPLE = 1, 99
MOST_GROUPS = 5
FEWEST_OF_ANOTHER = 3  # kinds of facts about somebody close, who as likely as not is nobody on the roll
MOST_WEIGHED = 12  # facts of which those that do not go together are weighed against one another
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
FURTHEST_UNDERNEATH, LONGEST_SIGNATURE, LONGEST_LINE = 300, 130, 160
_BLANK = re.compile(r"\n[ \t>]*\r?\n")
_UNDERNEATH = re.compile(  # a greeting and who sends it; the place and trade there are the sender's
    r"^[ \t>*]*(?:--|(?:(?:many |with |warm )*(?:thanks|thank you)|thx|tia|cheers|ta|(?:kind |kindest |best |warm |with |many )*"
    r"(?:regards|wishes|rgds)|kr|br|bw|best|love|warmly|take care|all the best|speak soon|sent from|in haste"
    r"|yours(?: sincerely| faithfully| truly| ever)?)(?![a-z]))"
    r"(?: (?:again|all|both|so much|very much|in advance|for your (?:help|time|support|patience)))*[ \t,.!-]*"
    r"(?-i:(?:[A-Z][\w'’.-]*[ \t]*){0,5})(?:[|,(/][^\n]{0,60})?[ \t\r]*$(?:\n[^\n]{1,80}){0,8}",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(  # a name alone in its line, with no greeting, over one to three short lines or beside a stroke
    r"(?:^[ \t>*]*|(?<=[.!?] ))(?:[A-Z][\w'’-]+[ \t]*){2,4}(?:\([a-z]+/[a-z/]+\)[ \t]*)?(?:\|[^\n]{1,60}|(?:\r?\n[ \t>*]*[A-Z][^\n]{1,60}(?<![.!?:;\r])){1,3})\r?"
    r"(?=\n[ \t>]*\r?\n|\s*\Z)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts, and where it stands in the text."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pieced:
    """How many people on the roll fit, who they are by their keys, which facts did it, and what to blur."""

    fits: int
    people: tuple[str, ...]
    facts: tuple[Fact, ...]
    blur: tuple[Blur, ...]

    @property
    def advice(self) -> tuple[str, ...]:
        """Sentences for the person who wrote it, the least change first."""
        return tuple(str(blur) for blur in self.blur) or ("Leave out what is said about the person.",)


def piece_together(text: str | Words, roll_facts: RollFacts, k: int, today: date) -> Pieced | None:
    """The facts of a text that fit the fewest people on the roll, if that is fewer than `k`."""
    return next(iter(find_pieced(text, roll_facts, k, today)[0]), None)


def find_pieced(
    text: str | Words, roll_facts: RollFacts, k: int, today: date
) -> tuple[tuple[Pieced, ...], bool]:
    """All such facts, those of the fewest people first, and whether the text was read to its end."""
    if not FEWEST_PEOPLE <= k <= MOST_PEOPLE:
        raise ValueError(f"k is a number of people from {FEWEST_PEOPLE} to {MOST_PEOPLE}, not {k}.")
    words = Words(text) if isinstance(text, str) else text
    text = words.given
    reader = Reader(words, vocabulary_of(roll_facts), today)
    read = list(islice(reader.told(), MOST_FACTS + 1))
    finished = len(read) <= MOST_FACTS
    if not _tell_of_somebody(read):
        return (), finished
    told = [fact for fact in read[:MOST_FACTS] if not _is_the_senders(fact, text)]
    few = tuple(_pieced(text, who, facts, roll_facts, k) for who, facts in _few(text, told, roll_facts, k))
    return few, finished


def _few(text: str, told: list[Told], roll_facts: RollFacts, k: int) -> list[tuple[int, list[Told]]]:
    """Who fits, and the facts; not again where all of an earlier, smaller group fit too."""
    if not _tell_of_somebody(told):
        return []
    found = [one for facts in _together(text, told) if (one := _fitting(facts, roll_facts, k))]
    kept: list[tuple[int, list[Told]]] = []
    for who, facts in sorted(found, key=lambda one: one[0].bit_count()):
        if len(kept) < MOST_GROUPS and not any(group & who == group for group, _facts in kept):
            kept.append((who, facts))
    return kept


def _pieced(text: str, who: int, facts: list[Told], roll_facts: RollFacts, k: int) -> Pieced:
    return Pieced(
        who.bit_count(),
        roll_facts.keys_of(who, MOST_PEOPLE),
        tuple(
            Fact(one.kind, one.value, one.start, one.end) for one in sorted(facts, key=lambda one: one.start)
        ),
        tuple(blurred(text, facts, roll_facts, k)),
    )


def _is_the_senders(fact: Told, text: str) -> bool:
    """Whether it stands under a letter, where the place and the trade are those of whoever sent it."""
    if fact.kind in {"sex", "age"}:
        return False
    begin, end = max(0, fact.start - FURTHEST_UNDERNEATH), fact.end
    line = text.rfind("\n", begin, fact.start) + 1 or begin
    if (
        end - line > LONGEST_LINE
        or text.find("\n", end, line + LONGEST_LINE) < 0 < len(text) - line - LONGEST_LINE
    ):
        return False  # nobody signs in so long a line
    if any(match.end() > fact.start for match in _UNDERNEATH.finditer(text, begin, end)):
        return True
    blank = _BLANK.search(text, end, end + LONGEST_SIGNATURE)
    near_the_end = blank is not None or len(text) <= end + LONGEST_SIGNATURE
    if fact.kind not in {"place", "job"} or not near_the_end:
        return False
    signed = _SIGNED.finditer(text, begin, blank.end() if blank else len(text))
    return any(match.start() < fact.start < match.end() for match in signed)


def _together(text: str, told: list[Told]) -> Iterator[list[Told]]:
    """The facts that are taken together, each such company once."""
    breaks = [match.end() for match in _PARAGRAPH.finditer(text)]
    paragraphs: dict[int, list[Told]] = {}
    aside: dict[int, list[Told]] = {}
    for fact in told:
        if fact.aside:
            aside.setdefault(fact.aside, []).append(fact)
    told = [fact for fact in told if not fact.aside]
    for fact in told:
        paragraphs.setdefault(bisect_right(breaks, fact.start), []).append(fact)
    companies = [told] if len(text) <= SHORT else []
    companies += paragraphs.values()
    companies += (facts for facts in aside.values() if len({one.kind for one in facts}) >= FEWEST_OF_ANOTHER)
    companies += [paragraphs[at] + paragraphs[at + 1] for at in paragraphs if at + 1 in paragraphs]
    seen = set()
    for company in companies:
        facts = _of_one_person(company)
        if facts and (asked := frozenset(one.ask for one in facts)) not in seen:
            seen.add(asked)
            yield facts


def _of_one_person(company: list[Told]) -> list[Told]:
    """One age and one sex, the first that is told; of the rest each once."""
    kept: dict[object, Told] = {}
    for fact in sorted(company, key=lambda one: one.weak):
        kept.setdefault(fact.kind if fact.kind in {"age", "sex"} else fact.ask, fact)
    facts = list(kept.values())
    return facts if _tell_of_somebody(facts) else []


def _tell_of_somebody(facts: list[Told]) -> bool:
    """Whether there are facts enough, and of such kinds, that they may be about one person."""
    kinds = {fact.kind for fact in facts}
    return "event" in kinds or (len(kinds) > 1 and not kinds.isdisjoint(PERSONAL))


def _fitting(facts: list[Told], roll: RollFacts, k: int) -> tuple[int, list[Told]] | None:
    """Who fits as many of the facts as go together, the rarest first; None unless they are few."""
    asked = sorted(((*roll.counted(fact.ask), fact) for fact in facts), key=lambda one: one[1])
    who, taken = _going_with(asked, 0)
    if len(taken) < len(asked) <= MOST_WEIGHED:
        others = (_going_with(asked, first) for first in range(1, len(asked)))
        who, taken = max((who, taken), *others, key=lambda one: (len(one[1]), -one[0].bit_count()))
    few = taken and who.bit_count() < k
    return (who, taken) if few and _of_one_person(taken) else None


def _going_with(asked: list[tuple[int, int, Told]], first: int) -> tuple[int, list[Told]]:
    """Who fits one of the facts and those of the others that go with it, and which those are."""
    who, _count, fact = asked[first]
    taken = [fact] if who else []
    for place, (bits, _count, other) in enumerate(asked):
        if place != first and (both := bits & who if taken else bits):
            who = both
            taken.append(other)
    return who, taken
