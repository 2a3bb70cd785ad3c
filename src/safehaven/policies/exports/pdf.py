"""The PDF: tagged, so that a screen reader can read it.  Every text goes in as data, so none of it can be a command."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import typst

from safehaven.interface.times import plain_datetime
from safehaven.policies.exports.report import Line, Report

TEMPLATE = Path(__file__).with_name("report.typ")


def document(report: Report) -> bytes:
    """The file, as PDF/UA-1."""
    return bytes(
        typst.compile(
            TEMPLATE,
            root=TEMPLATE.parent,
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(_facts(report))},
            pdf_standards=["ua-1"],
            timestamp=int(report.made.timestamp()),
        )
    )


def _facts(report: Report) -> dict[str, object]:
    sections = groupby(report.lines, key=lambda line: line.section)
    return {
        "title": f"How “{report.pack.title}” stands",
        "foot": f"{report.organisation} · {report.pack.title}, version {report.pack.version} · "
        f"Looked at {plain_datetime(report.made)} · This copy is not kept up to date",
        "about": report.about,
        "sections": [
            {"title": title, "clauses": [_clause(line) for line in lines]} for title, lines in sections
        ],
    }


def _clause(line: Line) -> dict[str, object]:
    return {
        "id": line.clause.id + (" (for staff only)" if line.clause.staff_only else ""),
        "text": line.text,
        "in_force": line.in_force,
        "state": line.state + (f" since {line.since}" if line.since else ""),
        "evidence": line.evidence.sentence,
    }
