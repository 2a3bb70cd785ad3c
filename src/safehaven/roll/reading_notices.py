"""A notice is for everybody who works here, so it tells of nobody whom we support."""

from __future__ import annotations

from django.http import HttpRequest

from safehaven.advice.front import NamesSomebody
from safehaven.foundation.refusals import Refusal
from safehaven.roll.as_typed import asks_too_often
from safehaven.roll.examining import examine
from safehaven.roll.findings import explained
from safehaven.roll.operations import note_question
from safehaven.workforce.front import StaffMember
from safehaven_core.detection import Report


class AsksTooOften(Refusal):
    """Publishing tells whom a text is about, so it must not be tried again and again."""


def ask_first(request: HttpRequest, text: str, by: StaffMember) -> None:
    """Read a text in an act of its own: where the notice is refused, the question stays on the ledger."""
    if asks_too_often(request, by):
        raise AsksTooOften("You tried this too often in a short time. Wait a few minutes, then publish it.")
    report = examine(text)
    note_question(found=len(report.people), by=by)
    _refuse_names(report, text, by)


def check_names_nobody(text: str, by: StaffMember) -> None:
    """Refuse a notice that tells who somebody is, or that could not be read."""
    _refuse_names(examine(text), text, by)


def _refuse_names(report: Report, text: str, by: StaffMember) -> None:
    if report.unfinished:
        raise NamesSomebody("This is too long to be checked for names. Make it shorter.")
    if report.identifiable:
        said = " ".join(explained(report, text, by=by))
        raise NamesSomebody(
            f"Colleagues could tell who this is about. {said} Take that out, then publish it."
        )
