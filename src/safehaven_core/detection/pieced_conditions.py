"""The conditions that a text speaks of, as facts for the roll."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from safehaven_core.detection.pieced_reading import is_denied
from safehaven_core.detection.pieced_vocabulary import written
from safehaven_core.detection.sensitive import look_alikes
from safehaven_core.detection.sensitive_words import Hit, Phrases, Words

_BACK = 100  # letters before a condition in which the one who has it is looked for
_RELATIVES = (
    "mother|mum|mam|mummy|father|dad|daddy|parents?|stepmother|stepfather|"
    "grandmother|grandfather|grandparents?|nan|nana|gran|granny|grandad|granddad|"
    "sons?|daughters?|child|children|grandsons?|granddaughters?|grandchild|grandchildren|"
    "brothers?|sisters?|siblings?|twin|aunt|auntie|uncle|nephews?|nieces?|cousins?|"
    "wife|husband|partner|ex|girlfriend|boyfriend|fiancee?|spouse|"
    "carers?|guardian|neighbours?|flatmate|housemate|friends?"
)
_OF_WHICH = (
    "late|older|elder|elderly|younger|eldest|oldest|youngest|little|own|birth|foster|adoptive|main|former|ex"
)
_MAY_BE_THE_PERSON = ("child", "parent", "guardian")  # "Child has asthma" stands on the child's own record
_INDENT = 10  # signs that may stand before the first word of a line
_HAS = "has|is|was|suffers from|lives with|died of|died from|takes|uses|is on|is diagnosed with|was diagnosed with"
_HAVE = "had|have|are|were|suffered from|suffer from|live with|take|use"
_WHILE = "also|now|still|both|all|recently|sadly"
_HOW = (
    "an?|the|some|been|being|diagnosed|living|suffering|from|with|and|severe|mild|moderate|advanced|early|late|"
    "onset|stage|vascular|lung|breast|bowel|prostate|skin|brain|type|one|two|1|2|chronic|acute|terminal|long|standing|history|of|very|registered|become|got"
)
_A_RELATIVE = re.compile(
    rf"(?<![a-z0-9])(?:{_RELATIVES})"
    rf"(?: s (?:(?:{_HOW}) )*"
    rf"|(?:, [a-z]+(?: [a-z]+)?,)?(?P<who>,? who)?(?: (?:{_WHILE}))* (?:(?:{_HAS})|(?P<have>{_HAVE})) (?:(?:{_HOW}|{_WHILE}) )*)$"
)
_WHOSE = re.compile(rf"(?<![a-z0-9])(?:(?P<both>and|or) )?(?:his|her|their|my|s) (?:(?:{_OF_WHICH}) )?$")
_OPENS = re.compile(r"[.,] $")
_OF_ONE_WHO = re.compile(r"(?<![a-z0-9])(?:for|with|to|of|by) $")
_IN_THE_FAMILY = re.compile(rf" family history of (?:(?:{_HOW}) )*$")
_GOES_ON = re.compile(rf",? (?:and|or) (?:(?:{_HOW}) )*")
_BEGINS_ANEW = re.compile(r" (?:is|was|has|are|were|runs|seems|remains)(?![a-z])")


def conditions_in(text: str) -> tuple[str, ...]:
    """The conditions that a text says somebody has, each by its first name in `pieced_words.toml`, in order.

    What is denied is left out ("no asthma"), and what is plainly said of somebody close to them ("his mother has
    dementia").  Where that is not plain, it is taken for the person's own: who is on the roll for one condition
    too many is found, and who is missing is not.
    """
    phrases, conditions = _listed()
    words = Words(text)
    hits = (hit for hit in phrases.hits(words) if hit.phrase in conditions)
    own = _but_of_others(words, hits)
    return tuple(dict.fromkeys(conditions[hit.phrase] for hit in own if not is_denied(words.text, hit.begin)))


def _but_of_others(words: Words, hits: Iterator[Hit]) -> Iterator[Hit]:
    """Those that are not said of somebody else, who may have several: "his mother has dementia and diabetes"."""
    until = 0
    for hit in hits:
        goes_on = until and _GOES_ON.fullmatch(words.text, until, hit.begin)
        if _is_of_a_relative(words, hit.begin) or (goes_on and not _BEGINS_ANEW.match(words.text, hit.end)):
            until = hit.end
        else:
            until = 0
            yield hit


def _is_of_a_relative(words: Words, begin: int) -> bool:
    """Whether the one whom the words just before speak of is a relative, or somebody else who is close."""
    start = max(0, begin - _BACK)
    before = words.text[start:begin]
    if _IN_THE_FAMILY.search(before):
        return True
    found = _A_RELATIVE.search(before)
    if found is None:
        return False
    lead = before[: found.start()]
    if whose := _WHOSE.search(lead):
        return not (whose["both"] and found["have"])  # "he and his mother have"
    if found["who"] and _OF_ONE_WHO.search(lead):
        return True
    begins = bool(_OPENS.search(lead)) or _begins_a_line(words, start + len(lead))
    return begins and not found[0].startswith(_MAY_BE_THE_PERSON)


def _begins_a_line(words: Words, at: int) -> bool:
    place = words.place(at)
    before = words.given[max(0, place - _INDENT) : place]
    opens = "\n" in before or place <= _INDENT
    return opens and not any(letter.isalnum() for letter in before.rpartition("\n")[2])


@cache
def _listed() -> tuple[Phrases, dict[str, str]]:
    conditions = {
        phrase: name for name, others in written()["condition"].items() for phrase in (name, *others)
    }
    return Phrases([*conditions, *look_alikes()]), conditions
