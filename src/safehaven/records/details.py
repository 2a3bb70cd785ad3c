"""What a record says about a person: the fields, their words, and how they are grouped into pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Details that are asked and changed together, on one page."""

    WHO = "who"
    TALKING = "talking"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Detail:
    """One sealed column of a record, in words.  `rows` above 1 is a text of several lines."""

    column: str
    label: str
    group: Group
    hint: str = ""
    longest: int = 200
    rows: int = 1


TITLES = {
    Group.WHO: "Who they are",
    Group.TALKING: "Talking with them",
    Group.SUPPORT: "Support, health and risks",
}

DETAILS = (
    Detail("given_names", "Given names", Group.WHO, "First and middle names, as on official papers"),
    Detail("family_name", "Family name", Group.WHO, "Leave this empty if they have one name only"),
    Detail("known_as", "Known as", Group.WHO, "What they like to be called"),
    Detail("previous_names", "Other or previous names", Group.WHO, "One on each line", 500, 3),
    Detail("date_of_birth", "Date of birth", Group.WHO, "For example, 27 3 1974"),
    Detail("sex", "Sex as recorded", Group.WHO),
    Detail("pronouns", "Pronouns", Group.WHO, "For example, she and her"),
    Detail("first_language", "First language", Group.TALKING),
    Detail("interpreter", "Interpreter", Group.TALKING, "The language or sign language, if they need one"),
    Detail(
        "communication_needs",
        "Communication needs",
        Group.TALKING,
        "For example, large print, easy read, a hearing loop, time to answer",
        2000,
        4,
    ),
    Detail("referral", "How they came to us", Group.SUPPORT, "Who referred them, when and why", 4000, 4),
    Detail("support_needed", "Support needed", Group.SUPPORT, "", 4000, 4),
    Detail(
        "health", "Health and medicines", Group.SUPPORT, "Only what you need to support them safely", 4000, 4
    ),
    Detail("risks", "Risks, and what keeps people safe", Group.SUPPORT, "", 4000, 4),
)

COLUMNS = tuple(detail.column for detail in DETAILS)
LABELS = {detail.column: detail.label for detail in DETAILS}


def in_group(group: Group) -> tuple[Detail, ...]:
    """The details that one page asks."""
    return tuple(detail for detail in DETAILS if detail.group is group)


def initials_of(given_names: str, family_name: str) -> str:
    """The initials that lists show: of the first given name and of the family name, such as `RQ`."""
    firsts = (_first_letter(given_names), _first_letter(family_name))
    return "".join(letter for letter in firsts if letter) or "?"


def _first_letter(name: str) -> str:
    return next((letter.upper()[0] for letter in name if letter.isalpha()), "")
