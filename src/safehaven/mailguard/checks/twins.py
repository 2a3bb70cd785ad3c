"""Two records of one person, of which the sender works with one: what the other does not change.

Words that point to somebody whom the sender does not work with may all point to somebody whom they do.  Nobody
knows then whether that is one person, but for the data protection officer.  What is said follows from the words
that the sender is shown anyway, and never from what stands on the other record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from safehaven.records.front import same_person_as
from safehaven.roll.front import Report, keys_in
from safehaven_core.detection import Found


def without_twins(report: Report, own: set[str]) -> Report:
    """Without whoever is one of the sender's own people by another record, where that was judged.

    A word that points to the other record alone stays: the sender has it from somewhere else.
    """
    judged = same_person_as(own.intersection(keys_in(report)))
    if not judged:
        return report
    people = [
        found
        for found in report.people
        if not any(found.key in judged.get(mine.key, ()) for mine in _as_well(found, report, own))
    ]
    return replace(report, people=tuple(people))


def fit_ones_own(strangers: set[str], reports: Iterable[Report], own: set[str]) -> bool:
    """Whether all that points to these people points to one and the same of the sender's own as much."""
    reports = list(reports)
    return all(any(_fits_everywhere(key, mine, reports) for mine in own) for key in strangers)


def _fits_everywhere(stranger: str, mine: str, reports: Iterable[Report]) -> bool:
    told = [(found, report) for report in reports for found in report.people if found.key == stranger]
    return all(any(one.key == mine for one in _as_well(found, report, {mine})) for found, report in told)


def _as_well(found: Found, report: Report, own: set[str]) -> Iterator[Found]:
    """Those of the sender's own people to whom everything points that points to somebody."""
    if found.key in own:
        return
    for mine in report.people:
        if mine.key in own and set(found.because) <= set(mine.because):
            yield mine
