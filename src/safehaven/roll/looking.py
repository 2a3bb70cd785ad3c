"""Looking through documents for people other than the one on whose record they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safehaven.access.front import CannotOpen, Grant
from safehaven.documents.front import FileMissing, Version, open_version
from safehaven.roll.files import FileReport, Part, examine_file
from safehaven.roll.findings import LONGEST_QUOTE, clues_in, keys_in
from safehaven.roll.models import Looked
from safehaven.roll.operations import keep_findings, open_to_read

GOOD_FOR = timedelta(hours=12)
MOST_QUOTES = 5
LOST = "It cannot be read from the store. Tell your IT administrator."


@dataclass(frozen=True, slots=True)
class Findings:
    """Who else is in a document, each (named, or by a clue) with words that point to them, and what was not read."""

    people: dict[str, list[str]] = field(repr=False)
    unread: list[str] = field(repr=False)


def look_through(version: Version) -> None:
    """Read a document and keep whom it names, sealed.  Raises RollNotReady."""
    grant = open_to_read(version)
    name = grant.open(version, "file_name") or f"document.{version.kind}"
    title = grant.open(version.document, "title")
    try:
        report = examine_file(f"{title} {name}", open_version(version, grant), version.size)
    except (FileMissing, CannotOpen):
        report = FileReport((Part((name,), "file", "", None, LOST),))
    keep_findings(version, grant, json.dumps(_found(report, version)))


def waiting(versions: Iterable[Version]) -> list[Version]:
    """Those of some versions that were not looked through lately: people come onto the roll every day."""
    asked = {version.pk: version for version in versions}
    good = set(_lately(asked.keys()).values_list("version", flat=True))
    return [version for key, version in asked.items() if key not in good]


def findings_in(versions: Iterable[UUID], grant: Grant) -> dict[UUID, Findings]:
    """What was found in documents of one record, under a grant on it; those that nobody read lately are left out."""
    return {
        looked.version_id: Findings(**json.loads(grant.open(looked, "findings")))
        for looked in _lately(versions)
    }


def _lately(versions: Iterable[UUID]) -> QuerySet[Looked]:
    return Looked.objects.filter(version__in=list(versions), looked_at__gt=timezone.now() - GOOD_FOR)


def _found(report: FileReport, version: Version) -> dict[str, object]:
    people: dict[str, list[str]] = {}
    for part, found in report.reports:
        for one in found.people:
            if one.key in keys_in(found, but=version.document.record):
                words = people.setdefault(one.key, [])
                words += [part.text[at.start : at.end][:LONGEST_QUOTE] for at in one.because]
        for clue, quotes in clues_in(found, part.text, but=version.document.record).items():
            people.setdefault(clue, []).extend(quotes)
    unread = [f"{part.path[-1]}: {part.unread}" for part in report.parts if part.unread]
    unread += [f"{part.path[-1]}: It is too long." for part, found in report.reports if found.unfinished]
    return {
        "people": {key: list(dict.fromkeys(words))[:MOST_QUOTES] for key, words in people.items()},
        "unread": unread,
    }
