"""The set of mail that judged second, until it was looked at: its habits of naming, its notations and its layouts.

Written by somebody who had not looked at the detector, nor at what it had missed before.  Now the detector may be tuned
on it; `judged.py` judges instead.
"""

import re
from collections.abc import Callable

from bench.casework_mail import second_judged_habits, second_judged_whole
from bench.casework_mail.habit import Habit
from bench.casework_mail.mail import at_width

SEED = 59_204_861
PLAIN: dict[str, Habit] = second_judged_habits.PLAIN | second_judged_whole.PLAIN
ODD: dict[str, Habit] = second_judged_habits.ODD | second_judged_whole.ODD
MAY_BE: dict[str, Habit] = second_judged_habits.MAY_BE | second_judged_whole.MAY_BE
HABITS: dict[str, Habit] = PLAIN | ODD | MAY_BE
BIRTHS = (
    "%d/%m/%Y",
    "%d/%m/%Y",
    "%-d/%-m/%y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%-d{th} %B %Y",
    "%-d %B %Y",
    "%-d %b %Y",
    "%d %b %y",
    "%-d{th} %b %Y",
    "%d %B, %Y",
    "%A %-d %B %Y",
    "%-d.%-m.%Y",
    "%d/%b/%Y",
)
PHONES: list[Callable[[str], str]] = [
    lambda number: number,
    lambda number: f"{number[:5]} {number[5:]}",
    lambda number: f"{number[:5]} {number[5:8]} {number[8:]}",
    lambda number: f"{number[:3]} {number[3:7]} {number[7:]}",
    lambda number: f"+44{number[1:]}",
    lambda number: f"+44 {number[1:5]} {number[5:]}",
    lambda number: f"{number[:5]}-{number[5:]}",
    lambda number: f"{number[:5]}.{number[5:8]}.{number[8:]}",
]
TENS: list[Callable[[str], str]] = [
    lambda number: number,
    lambda number: number,
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: f"{number[:3]}-{number[3:6]}-{number[6:]}",
    lambda number: f"{number[:3]}\xa0{number[3:6]}\xa0{number[6:]}",
    lambda number: f"{number[:3]} {number[3:6]} {number[6:8]} {number[8:]}",
]
_SHORTER = {"you": "u", "are": "r", "please": "pls", "thanks": "thx", "tomorrow": "tmrw"}


def _letter(opening: str, lines: list[str], closing: str) -> str:
    return "\n\n".join((opening, *lines, closing)) + "\n"


def _paragraph(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n{' '.join(lines)}\n\n{closing}\n"


def _in_one_go(opening: str, lines: list[str], closing: str) -> str:
    return " ".join((opening, *lines, closing))


def _numbered(opening: str, lines: list[str], closing: str) -> str:
    points = "\n".join(f"{number}) {line}" for number, line in enumerate(lines, start=1))
    return f"{opening}\n\n{points}\n\n{closing}\n"


def _dashes(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n" + "\n".join(f"- {line}" for line in lines) + f"\n{closing}\n"


def _texted(opening: str, lines: list[str], closing: str) -> str:
    said = "\n".join((opening, *lines, closing)).lower()
    return re.sub(r"\b(you|are|please|thanks|tomorrow)\b", lambda word: _SHORTER[word[0]], said).replace(
        "'", ""
    )


def _table(opening: str, lines: list[str], closing: str) -> str:
    rows = "\n".join(f"| {number} | {line} | open |" for number, line in enumerate(lines, start=1))
    return f"{opening}\n\n| No | Item | Status |\n|---|---|---|\n{rows}\n\n{closing}\n"


def _twice_quoted(opening: str, lines: list[str], closing: str) -> str:
    asked = "\n".join(at_width(50, line) for line in (opening, *lines, closing)).splitlines()
    heading = ("Thanks, over to you.", ">", "> On 24 Nov 2026, at 09:03, the hub wrote:", ">")
    return "See below\n\n" + "\n".join((*heading, *(f">> {line}".rstrip() for line in asked)))


def _small(opening: str, lines: list[str], closing: str) -> str:
    return " ".join((opening, *lines, closing)).lower()


def _shouted(opening: str, lines: list[str], closing: str) -> str:
    return "\n\n".join((opening, " ".join(lines), closing)).upper()


def _from_a_telephone(opening: str, lines: list[str], closing: str) -> str:
    return "\n".join((opening, *lines, closing)) + "\n\nSent from my phone, please excuse brevity"


def _trail(opening: str, lines: list[str], closing: str) -> str:
    heading = "From: Duty Desk\nSent: 25 November 2026 14:22\nTo: Team inbox\nSubject: FW: for info"
    return f"Thoughts?\n\n________________________________\n{heading}\n\n{opening}\n\n" + "\n".join(
        (*lines, "", closing)
    )


def _quoted(opening: str, lines: list[str], closing: str) -> str:
    asked = "\n".join(at_width(58, line) for line in (opening, *lines, closing)).splitlines()
    return "Noted, thanks.\n\nOn Wed, 25 Nov 2026 at 17:31, the desk wrote:\n\n" + "\n".join(
        f"> {line}".rstrip() for line in asked
    )


def _narrow(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n" + "\n\n".join(at_width(66, line) for line in lines) + f"\n\n{closing}\n"


def _slip(opening: str, lines: list[str], closing: str) -> str:
    said = "\n".join(lines)
    return f"TELEPHONE NOTE\nFor: {opening}\nDate: 26/11/2026\nCall back: Y / N\n\n{said}\n\nTaken by {closing}\n"


def _diary(opening: str, lines: list[str], closing: str) -> str:
    entries = "\n".join(f"26/11/2026 {9 + at}:15  {line}" for at, line in enumerate(lines))
    return f"CASE DIARY\n{opening}\n{entries}\n{closing}\n"


def _dictated(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n{' New paragraph. '.join(lines)} Ends.\n\n{closing}\nDictated but not read\n"


def _small_print(opening: str, lines: list[str], closing: str) -> str:
    print_ = "This message is for the person it is sent to. If that is not you, delete it and tell us. We accept no liability."
    return f"{opening}\n\n{' '.join(lines)}\n\n{closing}\n\n{'*' * 40}\n{print_}\n"


LAYOUTS = (
    _letter,
    _letter,
    _paragraph,
    _paragraph,
    _in_one_go,
    _numbered,
    _dashes,
    _small,
    _texted,
    _table,
    _twice_quoted,
    _shouted,
    _from_a_telephone,
    _trail,
    _quoted,
    _narrow,
    _narrow,
    _slip,
    _diary,
    _dictated,
    _small_print,
)
