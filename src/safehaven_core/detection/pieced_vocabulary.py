"""The words by which a text can tell what the roll knows: the roll's own values, and other words for them."""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

from safehaven_core.detection.pieced_ages import DECADES, NUMBER, number
from safehaven_core.detection.pieced_roll import RollFacts
from safehaven_core.detection.pieced_subjects import OUTSIDERS, RELATIVES
from safehaven_core.detection.sensitive import look_alikes
from safehaven_core.detection.sensitive_words import Phrases, Words

PLACES = frozenset(
    {
        "district",
        "town",
        "city",
        "village",
        "area",
        "ward",
        "region",
        "county",
        "school",
        "place",
        "hostel",
        "hospital",
    }
)
_SEXES = {"sex", "gender"}
_SYNONYMS = ("condition", "offence", "ethnicity", "family")
_SAYS_NOTHING = {
    "",
    "other",
    "none",
    "no",
    "yes",
    "unknown",
    "not known",
    "not stated",
    "n a",
    "prefer not to say",
}
_CHILDREN = re.compile(rf"(?<![a-z0-9])({NUMBER}) (?:children|kids|child)(?![a-z])")

AGE_BEFORE = (
    "year old*", "years old", "yr old*", "yrs old", "y o", "y.o", "y.o.a", "years of age", "yo", "yrs", "yr", "yoa",
    "yrs of age", "years young", "month old*", "months old", "mth old*", "mths old", "week old*", "weeks old",
)  # fmt: skip
AGE_AFTER = ("aged", "age", "ages")
DECADE = ("in her", "in his", "in their")
PART_OF_DECADE = tuple(f"{part} {decade}" for part in ("early", "mid", "late") for decade in DECADES)
TEENAGE = ("teenage*", "teenager*")
BORN = (
    "born", "born on", "dob", "d o b", "d.o.b", "date of birth", "birthday", "birth date", "birthdate", "bday", "yob",
    "year of birth",
)  # fmt: skip
B_FOR_BORN = tuple(f"b{dot} {digit}*" for dot in ("", ".") for digit in range(10))  # "b. 12.3.84"
RUN_TOGETHER = tuple(
    f"{age}{years}" for age in range(1, 110) for years in ("y", "yo", "yr", "yrs", "yof", "yom")
)
PEOPLE = (
    "client", "tenant", "patient", "resident", "pupil", "student", "service user", "person", "somebody", "someone",
    "individual", "young person", "child", "youngster", "teenager", "adult", "applicant", "claimant", "learner", "carer",
    "pensioner", "oap", "youth", "toddler", "baby", "infant", "kid", "teen", "adolescent", "parent", "guardian", "refugee",
    "asylum seeker", "survivor", "victim", "offender", "prisoner", "inmate", "detainee", "participant",
    "apprentice", "occupant", "leaseholder", "rough sleeper", "sofa surfer", "retiree", "householder", "newcomer",
)  # fmt: skip
OFFSPRING = (
    "children", "kids", "bairns", "youngsters",
    *(f"{parent} {word}" for parent in ("mother", "father", "mum", "dad", "mam", "parent") for word in ("of", "to")),
)  # fmt: skip
WRITER = ("i am", "i m", "i was", "i used to be", "i work as", "i worked as", "i trained as", "i live in", "i lived in",
    "i come from", "i came from", "i grew up in", "i suffer from", "my own", *(f"my {relative}" for relative in (
    "son", "daughter", "child", "mother", "father", "mum", "dad", "husband", "wife", "partner", "sister", "brother",
    "aunt", "uncle", "niece", "nephew", "car", "house", "friend",
)))  # fmt: skip
_TRIGGERS = {
    "age before": AGE_BEFORE,
    "age after": AGE_AFTER,
    "decade": DECADE,
    "part of decade": PART_OF_DECADE,
    "teenage": TEENAGE,
    "born": BORN + B_FOR_BORN,
    "offspring": OFFSPRING,
    "writer": WRITER,
    "relative": RELATIVES + OUTSIDERS,
    "run together": RUN_TOGETHER,
    "somebody": PEOPLE,
}
Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase tells: a fact of the roll or, where it only begins one, how to read on."""

    kind: str
    value: str
    facts: Facts = ()


class Vocabulary:
    """All phrases that tell something that the roll knows, and what each of them `said` means."""

    def __init__(self, roll: RollFacts) -> None:
        self.meanings: dict[str, list[Meaning]] = defaultdict(list)
        by_kind: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        for kind, value in roll.values():
            by_kind["sex" if kind in _SEXES else kind][plain(value)].append((kind, value))
        self.children = {count: tuple(facts) for count, facts in _by_children(by_kind).items()}
        for kind, values in by_kind.items():
            if kind != "sex":
                self._take_values(kind, values)
        self._take_synonyms(by_kind)
        self._take_sexes(by_kind["sex"])
        self._take_events(roll)
        for kind, phrases in _TRIGGERS.items():
            for phrase in phrases:
                self.meanings[phrase].append(Meaning(kind, phrase))
        for phrase in look_alikes():
            self.meanings.setdefault(phrase, [])  # it hides the word in it
        self.said = {
            phrase: (*sorted(meanings, key=_first), *self._sex_within(phrase))
            for phrase, meanings in self.meanings.items()
        }
        self.phrases = Phrases(
            self.meanings, [phrase for phrase, meanings in self.said.items() if not meanings]
        )

    def _take_values(self, kind: str, values: dict[str, list[tuple[str, str]]]) -> None:
        told = "place" if kind in PLACES else kind
        for value, facts in values.items():
            if value not in _SAYS_NOTHING and not value.isdigit():
                self._add(value, told, value, facts)

    def _take_synonyms(self, by_kind: dict[str, dict[str, list[tuple[str, str]]]]) -> None:
        for kind in _SYNONYMS:
            known = [(Words(value), of) for value, of in by_kind[kind].items()]
            for value, said, phrases in _synonyms(kind):
                facts = [fact for words, of in known if any(phrases.hits(words)) for fact in of]
                for phrase in (value, *said) if facts else ():
                    self._add(phrase, kind, value, facts)

    def _take_sexes(self, values: dict[str, list[tuple[str, str]]]) -> None:
        for sex in ("female", "male"):
            nouns = written()["sex"][sex]
            facts = [fact for value in {*nouns, sex, sex[0]} for fact in values.get(value, ())]
            for kind in ("sex", "pronoun") if facts else ():
                for word in written()[kind][sex]:
                    self._add(word, kind, sex, facts)

    def _take_events(self, roll: RollFacts) -> None:
        for event in roll.events():
            for phrase in (plain(event), *written()["event"].get(plain(event), ())):
                self.meanings[phrase].append(Meaning("event", event))

    def _sex_within(self, phrase: str) -> list[Meaning]:
        """What "mother" says in "mother of three"."""
        first, _, more = phrase.partition(" ")
        meanings = self.meanings.get(first, ()) if more else ()
        return [meaning for meaning in meanings if meaning.kind == "sex"]

    def _add(self, phrase: str, kind: str, value: str, facts: list[tuple[str, str]]) -> None:
        known = self.meanings[phrase]
        for place, meaning in enumerate(known):
            if meaning.kind == kind and meaning.facts:
                known[place] = Meaning(kind, meaning.value, tuple(dict.fromkeys((*meaning.facts, *facts))))
                return
        known.append(Meaning(kind, value, tuple(facts)))


def _first(meaning: Meaning) -> bool:
    """Whom it is about comes before what it says."""
    return meaning.kind != "relative"


def vocabulary_of(roll: RollFacts) -> Vocabulary:
    """The vocabulary of a roll, made again only when a value came that nobody had."""
    made, vocabulary = _MADE.get(roll, (-1, None))
    if vocabulary is None or made != roll.vocabulary:
        vocabulary = Vocabulary(roll)
        _MADE[roll] = (roll.vocabulary, vocabulary)
    return vocabulary


def plain(value: str) -> str:
    """A value as texts are read."""
    return Words(value).text.strip()


def instead_of(kind: str) -> str:
    """What to say instead of a particular thing of a kind."""
    general: dict[str, str] = written()["general"]
    return general.get(kind, "")


def count_of_children(piece: str) -> int | None:
    """How many children a piece of text speaks of."""
    match = _CHILDREN.search(piece)
    return number(match[1]) if match else None


def _by_children(by_kind: dict[str, dict[str, list[tuple[str, str]]]]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for value, facts in (*by_kind["family"].items(), *by_kind["children"].items()):
        count = int(value) if value.isdigit() and len(value) < 3 else count_of_children(value)
        if count is not None:
            found[count] += facts
    return found


@cache
def _synonyms(kind: str) -> list[tuple[str, list[str], Phrases]]:
    """Each value of a kind that has other words, these, and all of them to look for."""
    return [(value, said, Phrases([value, *said])) for value, said in written()[kind].items()]


@cache
def written() -> dict[str, Any]:
    """What stands in `pieced_words.toml`."""
    text = files("safehaven_core.detection").joinpath("pieced_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


_MADE: WeakKeyDictionary[RollFacts, tuple[int, Vocabulary]] = WeakKeyDictionary()
