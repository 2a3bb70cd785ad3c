"""The set of mail that judged first, until it was looked at: its habits of naming, its notations and its layouts.

Now the detector is tuned on it; `judged.py` judges instead.
"""

from collections.abc import Callable

from bench.casework_mail.first_judged_habits import NAMES_ALONE, WITH_A_FACT
from bench.casework_mail.first_judged_whole import WHOLE
from bench.casework_mail.habit import Habit
from bench.casework_mail.mail import at_width

SEED = 83_560_217
HABITS: dict[str, Habit] = NAMES_ALONE | WITH_A_FACT | WHOLE
BIRTHS = (
    "%d/%m/%Y",
    "%d/%m/%y",
    "%-d.%-m.%y",
    "%-d %b %Y",
    "%d-%b-%y",
    "%-d{th} %B %Y",
    "%-d{th} of %b %Y",
    "%d %m %Y",
    "%Y-%m-%d",
    "%d%m%y",
    "%B %-d{th}, %Y",
    "%d–%m–%Y",
    "%-d %b '%y",
    "%a %-d/%-m/%Y",
)
PHONES: list[Callable[[str], str]] = [
    lambda number: number,
    lambda number: f"{number[:5]} {number[5:]}",
    lambda number: f"{number[:5]} {number[5:8]} {number[8:]}",
    lambda number: f"{number[:4]}-{number[4:7]}-{number[7:]}",
    lambda number: f"+44 (0) {number[1:5]} {number[5:]}",
    lambda number: f"0044{number[1:]}",
    lambda number: f"({number[:5]}) {number[5:8]} {number[8:]}",
    lambda number: f"{number[:5]}/{number[5:]}",
]
TENS: list[Callable[[str], str]] = [
    lambda number: number,
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: f"{number[:3]}-{number[3:6]}-{number[6:]}",
    lambda number: f"{number[:3]}.{number[3:6]}.{number[6:]}",
    lambda number: f"{number[:3]}  {number[3:6]}  {number[6:]}",
    lambda number: f"{number[:5]} {number[5:]}",
]


def _letter(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n" + "\n\n".join(lines) + f"\n\n{closing}\n"


def _rushed(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening} {' '.join(lines)}\n{closing}"


def _listed(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n" + "\n".join(f" • {line}" for line in lines) + f"\n\n{closing}\n"


def _text_message(opening: str, lines: list[str], closing: str) -> str:
    return "\n".join((opening, *lines, closing)).lower()


def _capitals(opening: str, lines: list[str], closing: str) -> str:
    return "\n".join((opening, "", *lines, "", closing)).upper()


def _forwarded(opening: str, lines: list[str], closing: str) -> str:
    below = "\n".join((opening, "", *lines, "", closing)).splitlines()
    heading = ("-- Forwarded message --", "Date: Wed, 25 Nov 2026 16:08", "Subject: Fwd: Re: update", "")
    trail = (*heading, *(f"> {line}" for line in below))
    return "FYI, see below\n\n" + "\n".join(f"> {line}".rstrip() for line in trail) + "\n"


def _wrapped(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n" + "\n".join(at_width(54, line) for line in lines) + f"\n\n{closing}\n"


def _answered(opening: str, lines: list[str], closing: str) -> str:
    asked = "\n".join(at_width(46, line) for line in (opening, *lines)).splitlines()
    return (
        "Will do.\n\nOn 25/11/2026 09:40, duty wrote:\n"
        + "\n".join(f"> {line}" for line in asked)
        + f"\n\n{closing}"
    )


def _call_slip(opening: str, lines: list[str], closing: str) -> str:
    said = "\n".join(f"\t{line}" for line in lines)
    return f"*** WHILE YOU WERE OUT ***\n{opening}\nTime: 11.35   Tel ☐   Called in ☐\nMessage:\n{said}\nTaken by: {closing}\n"


def _dictated(opening: str, lines: list[str], closing: str) -> str:
    return f"[dictated, not checked]\n{opening}\n\n{'  '.join(lines)}\n\npp {closing}\nEnc.\n"


LAYOUTS = (
    _letter,
    _letter,
    _rushed,
    _rushed,
    _listed,
    _text_message,
    _capitals,
    _forwarded,
    _wrapped,
    _wrapped,
    _answered,
    _call_slip,
    _dictated,
)
