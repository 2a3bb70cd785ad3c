"""What `safehaven scan`, and the same over HTTP, say of a file: places and references, never a name on the roll."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any
from uuid import UUID

from safehaven.foundation.actors import System
from safehaven.records.front import references_of
from safehaven.roll.as_typed import count_strangers
from safehaven.roll.carrying import plain
from safehaven.roll.files import FileReport, Part, examine_file
from safehaven.roll.findings import MOST_STRANGERS, as_told, is_clear, strangers_in, told_of
from safehaven.roll.operations import note_question
from safehaven.workforce.front import StaffMember
from safehaven_core.detection import Report

VERSION = 1
MOST = 200 * 1024 * 1024
"""Bytes of one file."""

SCANNER = System("scan")


class Outcome(IntEnum):
    """How a scan ended; the number is the exit code of the command."""

    CLEAR = 0
    FOUND = 1
    NOT_READ = 2
    ROLL_NOT_READY = 3


@dataclass(frozen=True, slots=True)
class Scanned:
    """How a scan ended, and what it found as JSON holds it."""

    outcome: Outcome
    told: dict[str, Any]


def scan(name: str, content: bytes) -> Scanned:
    """Scan one file for whoever runs the server.  Raises RollNotReady."""
    report = examine_file(name, [content], len(content))
    names = {key for _part, one in report.reports for key in told_of(one)}
    note_question(found=len(names), by=SCANNER)
    return _scanned(report, names)


def told_to(by: StaffMember, report: FileReport) -> Scanned:
    """What was found in a file, for a program of somebody.

    References are of people whom they work with.  Of others it tells that they are there, and of a few only: with a
    file of many names one could learn whom we support.
    """
    found = [one for _part, one in report.reports]
    strangers = strangers_in(found, by=by)
    count_strangers(len(strangers), by=by)
    names = {key for one in found for key in told_of(one)} - set(strangers)
    scanned = _scanned(_as_told(report, names), names, without=set(strangers[MOST_STRANGERS:]))
    return replace(scanned, told={**scanned.told, "more": len(strangers) > MOST_STRANGERS})


def _scanned(
    report: FileReport, names: AbstractSet[str], *, without: AbstractSet[str] = frozenset()
) -> Scanned:
    references = {str(record): reference for record, reference in references_of(map(UUID, names)).items()}
    outcome = outcome_of(report)
    found = [
        _told(part, _without(one, without), references) for part, one in report.reports if not is_clear(one)
    ]
    unread = [
        {"path": part.path, "place": part.place, "why": part.unread} for part in report.parts if part.unread
    ]
    return Scanned(outcome, {**head(outcome), "parts": found, "not_read": unread})


def _as_told(report: FileReport, names: AbstractSet[str]) -> FileReport:
    parts = (
        replace(part, report=as_told(part.report, names)) if part.report else part for part in report.parts
    )
    return replace(report, parts=tuple(parts))


def _without(report: Report, keys: AbstractSet[str]) -> Report:
    return replace(report, people=tuple(found for found in report.people if found.key not in keys))


def head(outcome: Outcome) -> dict[str, Any]:
    """How every answer begins."""
    return {"version": VERSION, "outcome": outcome.name.lower().replace("_", "-")}


def outcome_of(report: FileReport) -> Outcome:
    """How a scan ends: what was found counts before what was not read."""
    if any(one.identifiable for _part, one in report.reports):
        return Outcome.FOUND
    return Outcome.CLEAR if report.complete else Outcome.NOT_READ


def _told(part: Part, report: Report, references: dict[str, str]) -> dict[str, Any]:
    """What was found in a part.  Of somebody whose record went a moment ago there is no reference any more."""
    told = plain(report)
    for person in told["people"]:
        person["key"] = references.get(person["key"], "")
    for pieced in filter(None, (told["pieced"], *told["pieced_also"])):
        pieced["people"] = [references.get(key, "") for key in pieced["people"]]
    for number in told["identifiers"]:
        del number["value"]
    return {"path": part.path, "place": part.place, **told}
