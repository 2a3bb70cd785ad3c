"""How the clauses of a policy stand, as a file to keep or to hand on: for people, for a spreadsheet, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from safehaven.policies.exports.oscal import assessment_results
from safehaven.policies.exports.pdf import document
from safehaven.policies.exports.report import Report
from safehaven.policies.exports.sheet import workbook

__all__ = ["KINDS", "Kind", "Report"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: what a link to it says, and how it is made."""

    words: str
    ending: str
    media_type: str
    make: Callable[[Report], bytes]


KINDS: Mapping[str, Kind] = {
    "pdf": Kind("PDF", "pdf", "application/pdf", document),
    "xlsx": Kind(
        "Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook
    ),
    "oscal": Kind("OSCAL assessment results", "json", "application/json", assessment_results),
}
