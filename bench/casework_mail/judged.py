"""The set of mail for judging only: its habits of naming somebody, its notations and its layouts.

Written by somebody who had not looked at the detector, at what it had missed, or at what is said of it.  As such mail
is: plain names and a name with something close by make up most of it, and each rarer way is as rare as it is met.

Nobody tunes the detector on it.  What its totals show is mended from first principles, with tests in other words, or
is left as it is and told.  A set that was looked at while mending judges nothing any more, and gives way to a new one,
as `first_judged.py` and `second_judged.py` did.
"""

import re
from collections.abc import Callable

from bench.casework_mail import judged_habits, judged_rarer, judged_whole
from bench.casework_mail.habit import Habit
from bench.casework_mail.mail import at_width

SEED = 36_741_908
PLAIN: dict[str, Habit] = judged_habits.PLAIN | judged_whole.PLAIN
ODD: dict[str, Habit] = judged_habits.ODD | judged_rarer.ODD
MAY_BE: dict[str, Habit] = judged_habits.MAY_BE | judged_whole.MAY_BE
HABITS: dict[str, Habit] = PLAIN | ODD | MAY_BE
BIRTHS = (
    *("%d/%m/%Y",) * 6,
    *("%d/%m/%y",) * 2,
    *("%d.%m.%Y",) * 2,
    "%d-%m-%Y",
    "%-d/%-m/%Y",
    "%-d/%-m/%y",
    "%d.%m.%y",
    "%-d %B %Y",
    "%-d{th} %B %Y",
    "%d %b %Y",
    "%-d{th} of %B %Y",
    "%d-%b-%Y",
    "%Y-%m-%d",
)
PHONES: list[Callable[[str], str]] = [
    lambda number: number,
    lambda number: number,
    lambda number: f"{number[:5]} {number[5:]}",
    lambda number: f"{number[:5]} {number[5:]}",
    lambda number: f"{number[:5]} {number[5:8]} {number[8:]}",
    lambda number: f"{number[:4]} {number[4:7]} {number[7:]}",
    lambda number: f"+44 {number[1:5]} {number[5:]}",
    lambda number: f"+44{number[1:]}",
    lambda number: f"+44 (0){number[1:5]} {number[5:]}",
]
TENS: list[Callable[[str], str]] = [
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: number,
    lambda number: number,
    lambda number: f"{number[:3]}-{number[3:6]}-{number[6:]}",
    lambda number: f"{number[:3]}\xa0{number[3:6]}\xa0{number[6:]}",
]
_WARNING = (
    "CAUTION: This email originated from outside the organisation. "
    "Do not click on links unless you recognise the sender."
)
_DISCLAIMER = (
    "This email and any attachments are intended for the addressee only. If you have received it in error please "
    "tell the sender and delete it."
)


def _flowing(lines: list[str]) -> str:
    """Sentences one behind the other; what has lines of its own stands apart, as when it is pasted in."""
    return re.sub(
        r" ?\x00 ?", "\n\n", " ".join(f"\0{line}\0" if "\n" in line else line for line in lines)
    ).strip()


def _outlook(opening: str, lines: list[str], closing: str) -> str:
    return "\n\n".join((opening, *lines, closing)) + "\n"


def _one_paragraph(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n{_flowing(lines)}\n\n{closing}\n"


def _two_paragraphs(opening: str, lines: list[str], closing: str) -> str:
    half = (len(lines) + 1) // 2
    return f"{opening}\n\n{_flowing(lines[:half])}\n\n{_flowing(lines[half:])}\n\n{closing}\n"


def _line_by_line(opening: str, lines: list[str], closing: str) -> str:
    return "\n".join((opening, *lines, closing)) + "\n"


def _phone(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n{_flowing(lines)}\n\n{closing}\n\nSent from my iPhone"


def _phone_over_reply(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening} {_flowing(lines)} {closing}\n\nGet Outlook for Android"


def _forwarded(opening: str, lines: list[str], closing: str) -> str:
    head = "From: Enquiries\nSent: Wednesday, November 25, 2026 10:47 AM\nTo: Duty\nSubject: FW: Query"
    return f"FYI\n\n{head}\n\n{opening}\n\n" + "\n\n".join((*lines, closing)) + "\n"


def _gmail_reply(opening: str, lines: list[str], closing: str) -> str:
    asked = "\n".join(at_width(70, line) for line in (opening, "", *lines, "", closing)).splitlines()
    heading = "On Wed, 25 Nov 2026 at 10:47, Duty Inbox wrote:"
    return f"Thanks, will do.\n\n{heading}\n\n" + "\n".join(f"> {line}".rstrip() for line in asked)


def _plain_text(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n" + "\n\n".join(at_width(72, line) for line in lines) + f"\n\n{closing}\n"


def _bullets(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\nUpdates:\n" + "\n".join(f"• {line}" for line in lines) + f"\n\n{closing}\n"


def _numbers(opening: str, lines: list[str], closing: str) -> str:
    points = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    return f"{opening}\n\n{points}\n\n{closing}\n"


def _in_haste(opening: str, lines: list[str], closing: str) -> str:
    said = " ".join((opening, *lines, closing)).lower()
    return re.sub(r"\bplease\b", "pls", said).replace("i'm", "im").replace("don't", "dont")


def _from_outside(opening: str, lines: list[str], closing: str) -> str:
    return f"{_WARNING}\n\n{opening}\n\n{_flowing(lines)}\n\n{closing}\n\n{_DISCLAIMER}\n"


def _shift_log(opening: str, lines: list[str], closing: str) -> str:
    entries = "\n".join(f"{8 + at:02}:{(at * 20 + 10) % 60:02} {line}" for at, line in enumerate(lines))
    return f"Shift log Wed 25/11/26\n{opening}\n{entries}\n{closing}\n"


def _web_form(opening: str, lines: list[str], closing: str) -> str:
    return f"New message from your website\n\nMessage: {opening} {_flowing(lines)}\n\n{closing}\n"


def _stars(opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n" + "\n".join(f"* {line}" for line in lines) + f"\n\n{closing}\n"


LAYOUTS = (
    *(_outlook,) * 5,
    *(_one_paragraph,) * 5,
    *(_two_paragraphs,) * 3,
    *(_line_by_line,) * 2,
    *(_phone,) * 2,
    _phone_over_reply,
    *(_forwarded,) * 2,
    *(_gmail_reply,) * 2,
    *(_plain_text,) * 2,
    _bullets,
    _numbers,
    _in_haste,
    _from_outside,
    _shift_log,
    _web_form,
    _stars,
)
