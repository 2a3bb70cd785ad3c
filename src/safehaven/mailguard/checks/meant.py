"""Of several people whom the same words fit: whom the sender means.

Namesakes are each "possible" for the roll.  For the guard, somebody whom the sender works with is whom they mean; where
nobody of them is, it is about one of those whom they do not work with.  Otherwise a second record of the same name
would let mail pass that asks for a basis, or that is about somebody whose record is paused.
"""

from __future__ import annotations

from dataclasses import replace

from safehaven.roll.front import Report
from safehaven_core.detection import Because, Found, Reason, Sureness


def as_meant(report: Report, own: set[str]) -> Report:
    """A report in which whoever is meant is likely, and no longer possible only."""
    told = {found.because for found in report.people if found.key in own}
    people: list[Found] = []
    for found in report.people:
        mine = found.key in own
        if found.sure is Sureness.POSSIBLE and (mine or _is_first_of_the_name(found, told)):
            told.add(found.because)
            people.append(replace(found, sure=Sureness.LIKELY))
        else:
            people.append(found)
    return replace(report, people=tuple(people))


def _is_first_of_the_name(found: Found, told: set[tuple[Reason, ...]]) -> bool:
    return found.because not in told and any(one.kind is Because.NAME for one in found.because)
