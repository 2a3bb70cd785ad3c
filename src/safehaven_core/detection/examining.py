"""The examination of one text against the roll."""

from __future__ import annotations

from datetime import date

from safehaven_core.detection.identifiers import find_identifiers
from safehaven_core.detection.matching import LONGEST, find_people
from safehaven_core.detection.pieced import find_pieced
from safehaven_core.detection.report import Report
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.sensitive import find_sensitive
from safehaven_core.detection.sensitive_words import Words

MOST_FEW = 99  # people; the policies' own limit


def examine(text: str, roll: Roll, *, k: int = 5, today: date, sensitive: bool = True) -> Report:
    """Who this text is about, how sure that is, and because of which words.

    Without `sensitive` nothing is said of what the law protects more, which does not change who it is about.

    The same text and roll give the same report.  Where a text asks for more work than its length allows, the
    report says that it is unfinished, and then it clears nothing.
    """
    if not 1 <= k <= MOST_FEW:
        raise ValueError(f"k is a number of people from 1 to {MOST_FEW}, not {k}.")
    people, finished = find_people(text, roll, today=today)
    text = text[:LONGEST]
    words = Words(text)
    pieced, all_facts = find_pieced(words, roll.told, k, today)
    return Report(
        people,
        find_identifiers(text),
        find_sensitive(words) if sensitive else (),
        pieced[0] if pieced else None,
        unfinished=not (finished and all_facts),
        pieced_also=pieced[1:],
    )
