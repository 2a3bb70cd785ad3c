"""The door to the roll for the other apps: whom a text is about."""

from __future__ import annotations

from safehaven.roll.as_typed import count_strangers
from safehaven.roll.asking import ask_how_it_stands
from safehaven.roll.examining import examine, examine_all, examine_whom
from safehaven.roll.files import FileReport, Part, examine_file, examine_file_with
from safehaven.roll.findings import (
    MOST_STRANGERS,
    STRANGER,
    Shown,
    as_told,
    clues_in,
    explained,
    is_clear,
    keys_in,
    people,
    shown,
    told_of,
)
from safehaven.roll.keeper import Standing
from safehaven.roll.keeping import keep
from safehaven.roll.listening import AnotherKeeper, PathTooLong
from safehaven.roll.looking import Findings, findings_in, look_through, waiting
from safehaven.roll.marking import settled_mark, wait_for_newest
from safehaven.roll.rules import RollNotReady
from safehaven.roll.scanning import Outcome, Scanned, scan
from safehaven_core.detection import Report

__all__ = [
    "MOST_STRANGERS",
    "STRANGER",
    "AnotherKeeper",
    "FileReport",
    "Findings",
    "Outcome",
    "Part",
    "PathTooLong",
    "Report",
    "RollNotReady",
    "Scanned",
    "Shown",
    "Standing",
    "as_told",
    "clues_in",
    "count_strangers",
    "examine",
    "examine_all",
    "examine_file",
    "examine_file_with",
    "examine_whom",
    "explained",
    "findings_in",
    "is_clear",
    "keep",
    "keys_in",
    "look_through",
    "people",
    "scan",
    "settled_mark",
    "shown",
    "standing",
    "told_of",
    "wait_for_newest",
    "waiting",
]


def standing() -> Standing:
    """How the keeper of the roll stands at this moment."""
    return ask_how_it_stands()
