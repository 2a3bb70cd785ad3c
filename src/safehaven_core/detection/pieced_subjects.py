"""Of whom a sentence speaks: of the person, of somebody close to them, or of whoever writes it.

Only the grammar near a word is looked at: "her brother has epilepsy", "their son, 12, with autism", "I am a chef".
What is said of somebody close is kept apart, and counts for a person of its own.
"""

import re
from typing import NamedTuple

from safehaven_core.detection.pieced_ages import NUMBER

RELATIVES = (
    "mother", "father", "mum", "mam", "dad", "mummy", "daddy", "parents", "stepmother", "stepfather", "stepmum",
    "stepdad", "brother", "sister", "siblings", "son", "daughter", "husband", "wife", "partner", "boyfriend",
    "girlfriend", "ex", "aunt", "auntie", "uncle", "niece", "nephew", "cousin", "grandmother", "grandfather", "gran",
    "granny", "nan", "nana", "grandma", "grandad", "granddad", "grandson", "granddaughter", "fiance", "friend",
    "carer", "stepson", "stepdaughter", "stepbrother", "stepsister", "mother in law", "father in law", "brother in law",
    "sister in law", "son in law", "daughter in law", "mate", "pal", "best friend", "godmother", "godfather", "fiancee",
)  # fmt: skip
CLOSE_BY = (  # words for people around a person, and never for that person
    "neighbour", "neighbor", "landlord", "landlady", "flatmate", "housemate", "room mate", "roommate", "lodger", "caller",
    "referrer", "previous tenant", "last tenant", "former tenant", "previous client", "last client", "other client",
    "another client", "social worker", "support worker", "key worker", "keyworker", "caseworker", "case worker",
    "housing officer", "probation officer", "outreach worker", "youth worker", "link worker", "letting agent", "line manager",
)  # fmt: skip
OUTSIDERS = (
    *CLOSE_BY, "employer", "boss", "advocate", "counsellor", "therapist", "psychiatrist", "consultant", "care worker",
    "teacher", "head teacher", "headteacher", "tutor", "doctor", "nurse", "midwife", "health visitor", "manager",
    "colleague", "volunteer", "solicitor", "policeman", "police officer", "warden", "caretaker", "concierge", "interpreter",
)  # fmt: skip
# Outsiders also where it is "a neighbour", or "neighbour" alone.
_WITH_ANY_ARTICLE = frozenset((*CLOSE_BY, "friend", "mate", "pal"))
_STRANGERS = _WITH_ANY_ARTICLE.union(OUTSIDERS)
_OF_OURS = re.compile(r" of (?:mine|ours|theirs|hers|his)(?![a-z])")
_BACK, _LONGEST = 30, 200
_THEIRS = re.compile(
    r"(?P<lead>(?:^|[.,:]|:[0-9]{2}|(?<![a-z])(?:and|but|while|that|because|since|as|when|where|if|so|though|although)))? ?"
    r"(?P<whose>(?<![a-z])(?:his|her|their|whose|s))"
    r"(?: (?:late|older|elder|eldest|oldest|younger|youngest|little|big|twin|half|step|elderly|own|new|former|then|only|ex|estranged"
    r"|foster|adoptive|birth|biological|great|first|second))*"
    r" $"
)
_BEGINS = r"(?:^|[.,:]|:[0-9]{2}|(?<![a-z])(?:and|but|while|that|because|since|as|when|if|so)) ?"
_THE = re.compile(rf"{_BEGINS}(?:the|our)(?: [a-z]+)? $")
_ANY = re.compile(rf"{_BEGINS}(?:(?:an?|one|next door|upstairs|downstairs|new|old|elderly|other) ?)*$")
_ONE_OF_THEIRS = re.compile(
    r"(?<![a-z])(?:has|have|had|with|and|to|of|for) (?:an?|one|another)(?: [a-z]+)? $"
)
_SAYS = re.compile(
    rf"(?:,? (?:aged |who is )?{NUMBER},?)?(?: (?:also|now|still|never|recently|only|just|both))?"
    r" (?:has|had|is|was|s|lives|lived|works|worked|suffers|suffered|died|does|did|got|takes|uses|came"
    r"|moved|said|says|rang|called|used|stays|rents|speaks|comes)(?![a-z])"
)
_SOMEWHERE = re.compile(r" (?:in|from|at|over in)(?![a-z])")
_WHO = re.compile(rf"(?:,? (?:aged )?{NUMBER})?(?:,? (?:who|with|whose|aged)|, an?)(?![a-z])")
_BACK_TO_THEM = re.compile(
    r",? (?:and|but|so|while|though|although) (?:she|he|they|i|we)(?![a-z])|, (?:she|he|they)(?![a-z])"
)
_WHOLE_SENTENCE = re.compile(
    rf" (?:also |just |only |now )?(?:an? |the )?(?:{NUMBER}|aged|woman|man|mother|father|mum|dad)(?![a-z])"
)
_OF_A_CLIENT = re.compile(
    r"(?<![a-z])(?:client|woman|man|girl|boy|lady|gentleman|family|tenant|patient|someone|somebody|case|referral|teenager"
    r"|pupil|resident|user|person|couple|household|bit|lot)(?![a-z])"
)
_A_FEW_WORDS = re.compile(
    r"(?: (?!(?:with|who|whose|in|from|aged|for|and|but|that|to|about|of|at|so)(?![a-z]))[a-z0-9]+){1,4}"
)


class Aside(NamedTuple):
    """A stretch of text that speaks of somebody else."""

    begin: int
    end: int


def aside(text: str, phrase: str, begin: int, end: int) -> Aside | None:
    """How far a text speaks of the relative or outsider whose word stands here; as far as the word, if no further."""
    before = text[max(0, begin - _BACK) : begin]
    theirs = _THEIRS.search(before)
    outsider = theirs is None and _is_an_outsider(phrase, before)
    if theirs is None and not outsider and not _ONE_OF_THEIRS.search(before):
        return None
    if of_ours := _OF_OURS.match(text, end):
        end = of_ours.end()
    opens = outsider or (theirs is not None and (theirs["lead"] is not None or theirs["whose"] == "whose"))
    if opens and (_SAYS.match(text, end) or _SOMEWHERE.match(text, end)):
        return Aside(begin, _until(text, end, ". "))
    if who := _WHO.match(text, end):
        return Aside(begin, min(_until(text, who.end(), ". "), _until(text, who.end(), ",")))
    return Aside(begin, end)


def _is_an_outsider(phrase: str, before: str) -> bool:
    if phrase not in _STRANGERS:
        return False
    return _THE.search(before) is not None or (
        phrase in _WITH_ANY_ARTICLE and _ANY.search(before) is not None
    )


def _until(text: str, begin: int, sign: str) -> int:
    """Where the sentence ends, or turns to the person again."""
    stop = text.find(sign, begin, begin + _LONGEST)
    stop = stop if stop != -1 else min(len(text), begin + _LONGEST)
    turn = _BACK_TO_THEM.search(text, begin, stop)
    return turn.start() if turn else stop


def writer_until(text: str, phrase: str, end: int) -> int:
    """Up to where the writer speaks of themselves, after words such as "I am" or "my mother"; 0: they do not."""
    if phrase.startswith("my ") or _WHOLE_SENTENCE.match(text, end):
        stop = text.find(".", end)
        return stop if stop != -1 else len(text)
    few = _A_FEW_WORDS.match(text, end)
    return few.end() if few and not _OF_A_CLIENT.search(few[0]) else 0
