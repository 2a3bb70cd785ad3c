"""Whom a text is about, as the policy in force has it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from safehaven.policies.front import Parameter, number_in_force
from safehaven.roll.asking import ask_about, ask_whom
from safehaven.roll.keeper import LONGEST_SECONDS
from safehaven.roll.whom import Whom
from safehaven_core.detection import Report

LONGEST = 4_000_000
"""How many letters of one text are read; what is longer is never clear."""


def examine(text: str) -> Report:
    """Whom a text is about.  Raises RollNotReady: then nothing is known, and nothing cleared."""
    [report] = examine_all([text])
    return report or Report(unfinished=True)


def examine_whom(text: str) -> Whom:
    """The same without the words that tell, which is quicker.  Raises RollNotReady."""
    whom = ask_whom(text[:LONGEST], k=number_in_force(Parameter.MOSAIC_K), today=timezone.localdate())
    if whom is None:
        return Whom(unfinished=True)
    return replace(whom, unfinished=True) if len(text) > LONGEST else whom


def examine_all(texts: Sequence[str], *, seconds: float = LONGEST_SECONDS) -> list[Report | None]:
    """Whom each of some texts is about; None for those that were not read in the time for all.  Raises RollNotReady."""
    until, k, today = time.monotonic() + seconds, number_in_force(Parameter.MOSAIC_K), timezone.localdate()
    found: list[Report | None] = []
    for some in _together([text[:LONGEST] for text in texts]):
        left = until - time.monotonic()
        found += ask_about(some, k=k, today=today, seconds=left) if left > 0 else [None] * len(some)
    return [
        replace(report, unfinished=True) if report and len(text) > LONGEST else report
        for text, report in zip(texts, found, strict=True)
    ]


def _together(texts: Sequence[str]) -> list[list[str]]:
    """As many texts in one question as have room in it."""
    questions: list[list[str]] = []
    room = 0
    for text in texts:
        if not questions or len(text) > room:
            questions.append([])
            room = LONGEST
        questions[-1].append(text)
        room -= len(text)
    return questions
