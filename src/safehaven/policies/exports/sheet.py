"""The spreadsheet: one row for each clause.  Whatever a text looks like, it is never a formula or a link."""

from __future__ import annotations

import io
from datetime import datetime

from django.utils import timezone
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from safehaven.policies.exports.report import Report

Cell = str | int | datetime
COLUMNS = {
    "Clause": 16,
    "Section": 28,
    "What it asks": 60,
    "Control": 24,
    "State": 18,
    "Evidence": 60,
    "Since": 18,
    "In force": 50,
}
AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(report: Report) -> bytes:
    """The file."""
    sink = io.BytesIO()
    with Workbook(sink, AS_TEXT) as book:
        book.set_properties({"title": report.pack.title, "company": report.organisation})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        dated = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        left = book.add_format({"align": "left"})
        clauses = book.add_worksheet("Clauses")
        for column, (title, width) in enumerate(COLUMNS.items()):
            clauses.set_column(column, column, width, wrapped)
            clauses.write_string(0, column, title, bold)
        for row, cells in enumerate(_rows(report), 1):
            for column, cell in enumerate(cells):
                _write(clauses, (row, column), cell, dated if isinstance(cell, datetime) else wrapped)
        clauses.freeze_panes(1, 1)
        clauses.autofilter(0, 0, len(report.lines), len(COLUMNS) - 1)
        about = book.add_worksheet("About")
        about.set_column(0, 1, 30)
        for row, (name, cell) in enumerate(_about(report)):
            about.write_string(row, 0, name, bold)
            _write(about, (row, 1), cell, dated if isinstance(cell, datetime) else left)
    return sink.getvalue()


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, form: Format) -> None:
    """Write a day as a day and a number as a number, so that they can be sorted and added up."""
    if isinstance(cell, datetime):
        # A spreadsheet knows no time zones: it holds the day that it was here.
        sheet.write_datetime(*at, timezone.localtime(cell).replace(tzinfo=None), form)
    elif isinstance(cell, int):
        sheet.write_number(*at, cell, form)
    else:
        sheet.write_string(*at, cell, form)


def _about(report: Report) -> list[tuple[str, Cell]]:
    return [
        ("Organisation", report.organisation),
        ("Policy", report.pack.title),
        ("Version", report.pack.version),
        ("In force since", report.adopted),
        ("Looked at", report.made),
        *report.counts,
    ]


def _rows(report: Report) -> list[tuple[Cell, ...]]:
    return [
        (
            line.clause.id,
            line.section,
            line.text,
            line.clause.control,
            line.state,
            line.evidence.sentence,
            line.began or "",
            "\n".join(line.in_force),
        )
        for line in report.lines
    ]
