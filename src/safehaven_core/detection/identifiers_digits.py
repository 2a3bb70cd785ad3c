"""Identifiers that are digits alone, in runs of groups as people space them.

A run such as `943 476 5919` is looked at from each of its groups, for as many groups as such a number may be
written in.  No number is taken out of a longer one.
Ten digits with a fitting check digit are an NHS, CHI or Health and Care number by the word near them, and
without one by their first digits: 01 to 31 begin a CHI number's day of birth, 32 to 39 are Northern Ireland's,
4, 6, 7 and 9 are the NHS's.  They are none where the nearest word says that they are a telephone number, an
order or the like.  Telephone numbers begin with 0 or +, and no NHS number does.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from safehaven_core.detection.identifiers_checks import is_card, is_chi, is_uln, is_utr, mod_eleven
from safehaven_core.detection.identifiers_folding import GAP
from safehaven_core.detection.identifiers_kinds import Identifier, IdentifierKind
from safehaven_core.detection.identifiers_words import BESIDE, OF_NOBODY, Other, Said, nearest

Kind = IdentifierKind
MOST_GROUPS = 6
FEWEST_IN_A_LINE = 3  # digits of a telephone number that goes on in the next line; fewer number the line
FEWEST_BEHIND_AN_AREA = 6  # digits of a telephone number
LONGEST_AT_HOME = 11
FEWEST_DIGITS = 6  # of any of these numbers
TEN = 10  # digits of the number of a patient, a learner or a taxpayer
CLOSE = 8  # letters within which a word of goods speaks of what passes for a card
_DIGITS = re.compile(r"[0-9]++")
_GROUP = re.compile(rf"[0-9](?:{GAP}?[0-9])*+")
_INSIDE = frozenset(".-/")  # between two groups without a space these make one number of both
_CARDS = {(16,), (15,), (14,), (13,), (18,), (19,), (4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3)}
_AS_NHS = {(10,), (3, 3, 4)}
Run = tuple[tuple[int, int], ...]  # where each group begins and ends
_CALLABLE = frozenset("1235789")  # the digit after the 0


@dataclass
class Groups:
    """Some groups of digits of a run, taken together."""

    text: str
    run: Run
    first: int
    last: int  # of the run, this one too

    @cached_property
    def start(self) -> int:
        return self.run[self.first][0]

    @cached_property
    def end(self) -> int:
        return self.run[self.last][1]

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        return tuple(_count(self.text[start:end]) for start, end in self.run[self.first : self.last + 1])

    @cached_property
    def digits(self) -> str:
        return "".join(_DIGITS.findall(self.text[self.start : self.end]))

    @cached_property
    def said(self) -> Said:
        return nearest(self.text, self.start, self.end)

    def between(self, one: int) -> str:
        """What stands between one group of the run and the next."""
        return self.text[self.run[one][1] : self.run[one + 1][0]]

    @cached_property
    def inside_another(self) -> bool:
        """Whether the digits go on: joined to the next group as these are joined to one another."""
        inner = {self.between(one) for one in range(self.first, self.last)}
        left = self.between(self.first - 1) if self.first else ""
        right = self.between(self.last) if self.last + 1 < len(self.run) else ""
        if left in _INSIDE or right in _INSIDE:
            return True
        goes_on_left = left in inner and not (self.first > 1 and self.between(self.first - 2) != left)
        goes_on_right = right in inner and not (
            self.last + 2 < len(self.run) and self.between(self.last + 1) != right
        )
        return goes_on_left or goes_on_right

    @cached_property
    def stands_alone(self) -> bool:
        """Whether no letter touches it, but for the word that names it."""
        before, after = self.text[self.start - 1 : self.start], self.text[self.end : self.end + 1]
        return not after.isalnum() and (not before.isalnum() or self.said.distance == 0)

    def as_kind(self, kind: Kind, value: str = "") -> Identifier:
        return Identifier(kind, self.start, self.end, value or self.digits, named=self.said.what is kind)


def in_run(text: str, start: int, end: int) -> Iterator[Identifier]:
    """The identifiers of digits alone in one run of groups."""
    run = tuple(match.span() for match in _GROUP.finditer(text, start, end))
    if MOST_GROUPS < len(run) < 20 and all(right - left == 1 for left, right in run):
        run = ((run[0][0], run[-1][1]),)  # spelled out, digit by digit
    lengths = [_count(text[left:right]) for left, right in run]
    at = 0
    while at < len(run):
        found = _from(text, run, lengths, at)
        if found is None:
            at += 1
            continue
        identifier, last = found
        yield identifier
        at = last + 1


def _from(text: str, run: Run, lengths: list[int], first: int) -> tuple[Identifier, int] | None:
    """What begins at one group; the longest reading first."""
    start = run[first][0]
    rings = text[start] == "0" or text.startswith("44", start) or "+" in text[max(0, start - 2) : start]
    total = sum(lengths[first : first + MOST_GROUPS])
    for last in range(min(first + MOST_GROUPS, len(run)) - 1, first - 1, -1):
        digits, total = total, total - lengths[last]
        if digits < FEWEST_DIGITS:
            return None
        judges = _OF_TEN if digits == TEN else _JUDGES.get(tuple(lengths[first : last + 1]), ())
        if judges or (rings and 8 <= digits <= 15):
            groups = Groups(text, run, first, last)
            for judge in (*judges, _phone) if rings else judges:
                if identifier := judge(groups):
                    return identifier, last
    return None


def _of_health(groups: Groups) -> Identifier | None:
    kind = _kind_of_health(groups.digits, groups.said) if mod_eleven(groups.digits) else None
    if kind is None or not groups.stands_alone or _is_a_day_and_a_time(groups):
        return None
    if groups.said.what is kind:
        return groups.as_kind(kind)
    is_keyed_in = groups.text.startswith("#", groups.end)
    if is_keyed_in or _says_otherwise(groups.said) or not _speaks_for_itself(groups):
        return None
    return groups.as_kind(kind)


def _is_a_day_and_a_time(groups: Groups) -> bool:
    """Whether strokes part it as they part a date: 26/11/2026 13:15."""
    strokes = ("/" in groups.between(one) for one in range(groups.first, groups.last))
    return any(strokes) and groups.lengths not in _AS_NHS


def _speaks_for_itself(groups: Groups) -> bool:
    """Whether it is written as such numbers are, and is no part of a longer one."""
    with_a_space = groups.lengths == (6, 4) and groups.between(groups.first) == " "
    in_care = groups.said.what is Other.CARE and groups.said.distance <= BESIDE
    return (groups.lengths in _AS_NHS or with_a_space or in_care) and not groups.inside_another


def _kind_of_health(digits: str, said: Said) -> Kind | None:
    if digits[0] == "3" and digits[1] > "1":
        return Kind.HC
    if is_chi(digits):
        return Kind.CHI
    if said.what is Kind.NHS or digits[0] in "4679":
        return Kind.NHS
    return None


def _says_otherwise(said: Said) -> bool:
    if said.what is Kind.PHONE:
        return said.distance <= BESIDE
    return said.what in {
        Other.GOODS,
        Other.THING,
        Kind.ULN,
        Kind.UTR,
        Kind.CARD,
        Kind.PASSPORT,
        Kind.BANK,
        Kind.URN,
        Kind.DRIVING,
    }


def _learner(groups: Groups) -> Identifier | None:
    named = is_uln(groups.digits) and groups.said.what is Kind.ULN and groups.stands_alone
    return groups.as_kind(Kind.ULN) if named else None


def _taxpayer(groups: Groups) -> Identifier | None:
    after = groups.text[groups.end : groups.end + 2]
    alone = not after[:1].isalnum() or (after[:1] in "Kk" and not after[1:].isalnum())
    named = alone and is_utr(groups.digits) and groups.said.what is Kind.UTR
    return groups.as_kind(Kind.UTR) if named else None


def _card(groups: Groups) -> Identifier | None:
    plain = groups.stands_alone and not groups.inside_another
    of_goods = groups.said.what is Other.GOODS and groups.said.distance <= CLOSE
    if not plain or of_goods or not is_card(groups.digits):
        return None
    return groups.as_kind(Kind.CARD)


def _by_word(kind: Kind) -> Callable[[Groups], Identifier | None]:
    """Make a judge of numbers that have no check: a word has to say what they are."""

    def judge(groups: Groups) -> Identifier | None:
        if groups.inside_another or groups.said.what is not kind:
            return None
        return groups.as_kind(kind) if groups.stands_alone else None

    return judge


def _phone(groups: Groups) -> Identifier | None:
    joints = "".join(groups.between(one) for one in range(groups.first, groups.last))
    if ". " in joints or ".\n" in joints or ("\n" in joints and min(groups.lengths) < FEWEST_IN_A_LINE):
        return None
    if ("/" in joints and not _after_an_area(groups)) or joints.count("\n") > 1 or not _ends(groups):
        return None
    before = groups.text[max(0, groups.start - 2) : groups.start]
    if groups.digits.startswith("0044") or (before[-1:] == "+" or before == "+("):
        value = _abroad(groups.digits.removeprefix("00"))
    else:
        value = _at_home(groups) if groups.digits[0] == "0" else _without_plus(groups)
    return groups.as_kind(Kind.PHONE, value) if value else None


def _after_an_area(groups: Groups) -> bool:
    """Whether the only stroke stands behind the code of an area: 01632/960001, +44 1632/960001."""
    joints = [groups.between(one) for one in range(groups.first, groups.last)]
    place = next(at for at, joint in enumerate(joints) if "/" in joint)
    code = sum(groups.lengths[: place + 1])
    area = 3 <= code <= 5 if groups.digits[0] == "0" else 4 <= code <= 7
    of_goods = groups.said.what in OF_NOBODY and groups.said.distance < BESIDE
    whole = "".join(joints).count("/") == 1 and sum(groups.lengths) - code >= FEWEST_BEHIND_AN_AREA
    return area and whole and not of_goods


def _ends(groups: Groups) -> bool:
    after = groups.text[groups.end : groups.end + 2]
    return not after[:1].isalnum() or (after[:1] in "xX" and after[1:].isdigit())  # an extension


def _abroad(digits: str) -> str:
    if not digits.startswith("44"):
        return f"+{digits}" if 8 <= len(digits) <= 15 and digits[0] != "0" else ""
    rest = digits[2:].removeprefix("0")
    return f"+44{rest}" if len(rest) in {9, 10} and rest[0] in _CALLABLE else ""


def _without_plus(groups: Groups) -> str:
    """A number that begins with 44, its plus left out; a word has to say that it is one."""
    named = groups.said.what is Kind.PHONE and len(groups.digits) == LONGEST_AT_HOME + 1
    return _abroad(groups.digits) if named and groups.stands_alone and not groups.inside_another else ""


def _at_home(groups: Groups) -> str:
    digits, before = groups.digits, groups.text[groups.start - 1 : groups.start]
    rings = digits[0] == "0" and digits[1] in _CALLABLE and len(digits) in {10, 11}
    if len(digits) == 10 and groups.said.distance < BESIDE and groups.said.what is not Kind.PHONE:
        return ""  # few numbers are so short, and a word says that this is another
    if not rings or not _is_code(groups) or before.isalnum():
        return ""
    return "" if groups.inside_another and not _beside_another(groups) else f"+44{digits[1:]}"


def _is_code(groups: Groups) -> bool:
    """Whether the first group may be the code of an area or a network; a shorter one is a slip: 07 700 900 123."""
    code, whole = groups.lengths[0], sum(groups.lengths) == LONGEST_AT_HOME
    return code >= 3 or (whole and groups.lengths[1] >= FEWEST_IN_A_LINE)


def _beside_another(groups: Groups) -> bool:
    """Whether only a stroke parts a whole number from the next: 07700 900123/900124."""
    left = groups.between(groups.first - 1) if groups.first else ""
    right = groups.between(groups.last) if groups.last + 1 < len(groups.run) else ""
    inner = {groups.between(one) for one in range(groups.first, groups.last)}
    plain = "/" in {left, right} <= {"/", "", " "} and "/" not in inner
    return plain and len(groups.digits) == LONGEST_AT_HOME


def _count(group: str) -> int:
    return len(group) if group.isdigit() else sum(map(len, _DIGITS.findall(group)))


_OF_TEN = (_learner, _taxpayer, _of_health)
Judge = Callable[[Groups], Identifier | None]
_JUDGES: dict[tuple[int, ...], tuple[Judge, ...]] = {
    (6,): (_by_word(Kind.URN),),
    (7,): (_by_word(Kind.LAESTAB),),
    (3, 4): (_by_word(Kind.LAESTAB),),
    (8,): (_by_word(Kind.DRIVING),),
    (9,): (_by_word(Kind.PASSPORT),),
    (3, 3, 3): (_by_word(Kind.PASSPORT),),
    **dict.fromkeys(_CARDS, (_card,)),
}
