"""The words and numbers of an Excel workbook: every sheet, hidden ones too."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from safehaven_core.filetypes._parts import elements, local_name, numbered

_SHEETS = re.compile(r"xl/(work|chart|dialog|macro)sheets/[^/]+\.xml")
_STRINGS = "xl/sharedStrings.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DATE_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""The numbers of formats that show a day, of those that every Excel knows."""

_NOT_A_DATE_LETTER = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General', re.IGNORECASE)
FIRST_DAY, FIRST_DAY_ON_A_MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a day on a page
_LAST_SERIAL = 2_958_465


@dataclass
class Workbook:
    """What the cells of all sheets point to."""

    shared: list[str]
    dates: frozenset[str]
    first_day: datetime
    used: set[int] = field(default_factory=set)

    def unused(self) -> Iterator[str]:
        """Words that no cell shows any more; call it after the sheets."""
        yield from (text for number, text in enumerate(self.shared) if number not in self.used)


def lines_of(package: zipfile.ZipFile) -> Iterator[str]:
    """For a preview: one line for each row that holds something, its cells in order with tabs between."""
    for title, hidden, lines in sheets_of(package, opened(package)):
        yield from ("", f"[Sheet: {title}{' (hidden)' if hidden else ''}]")
        yield from lines


def opened(package: zipfile.ZipFile) -> Workbook:
    return Workbook(_shared_strings(package), _date_styles(package), _first_day(package))


def sheets_of(package: zipfile.ZipFile, workbook: Workbook) -> Iterator[tuple[str, bool, Iterator[str]]]:
    """Each sheet: what people call it, whether it is hidden, and its lines."""
    titles = _titles(package)
    for name in numbered(package, _SHEETS):
        title, hidden = titles.get(name, (name, False))
        yield title, hidden, _lines(package, name, workbook)


def is_read_as_sheet(name: str) -> bool:
    return name == _STRINGS or bool(_SHEETS.fullmatch(name))


def _lines(package: zipfile.ZipFile, name: str, workbook: Workbook) -> Iterator[str]:
    for event, element in elements(package, name):
        if event == "end" and local_name(element) == "row":
            cells = [_cell(cell, workbook) for cell in element]
            element.clear()
            if any(cells):
                yield "\t".join(cells)
        elif event == "end" and local_name(element) in ("oddHeader", "oddFooter"):
            yield element.text or ""


def _cell(cell: Element, workbook: Workbook) -> str:
    formula = "".join(part.text or "" for part in cell if local_name(part) == "f")
    shown = _shown(cell, workbook)
    return f"{shown} ={formula}" if '"' in formula else shown


def _shown(cell: Element, workbook: Workbook) -> str:
    form, value = cell.get("t", "n"), "".join(_text(part) for part in cell if local_name(part) in ("v", "is"))
    if form == "s":
        number = int(value) if value.isdecimal() else len(workbook.shared)
        workbook.used.add(number)
        return workbook.shared[number] if number < len(workbook.shared) else ""
    if form == "n" and cell.get("s") in workbook.dates:
        return day_of(value, workbook.first_day)
    return value


def day_of(serial: str, first_day: datetime = FIRST_DAY) -> str:
    """The day that Excel counts as a number; what is no such number stays as it is."""
    try:
        days = float(serial)
    except ValueError:
        return serial
    return f"{first_day + timedelta(days=days):%d/%m/%Y}" if 0 < days < _LAST_SERIAL else serial


def _text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter() if local_name(part) in ("t", "v"))


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if _STRINGS not in package.namelist():
        return []
    strings = []
    for event, element in elements(package, _STRINGS):
        if event == "end" and local_name(element) == "si":
            strings.append(_text(element))
            element.clear()
    return strings


def _date_styles(package: zipfile.ZipFile) -> frozenset[str]:
    """The styles, as cells name them, that show a number as a day."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    shows_day = {str(number) for number in DATE_FORMATS}
    styles: list[str] = []
    for event, element in elements(package, "xl/styles.xml"):
        if event == "end" and local_name(element) == "numFmt" and shows_a_day(element.get("formatCode", "")):
            shows_day.add(element.get("numFmtId", ""))
        elif event == "end" and local_name(element) == "cellXfs":
            styles = [xf.get("numFmtId", "0") for xf in element]
    return frozenset(str(place) for place, number in enumerate(styles) if number in shows_day)


def shows_a_day(form: str) -> bool:
    """Whether a number format shows a day: it has d or y outside its fixed words."""
    return bool(set(_NOT_A_DATE_LETTER.sub("", form).lower()) & set("dy"))


def _first_day(package: zipfile.ZipFile) -> datetime:
    if "xl/workbook.xml" in package.namelist():
        for event, element in elements(package, "xl/workbook.xml"):
            if event == "end" and element.get("date1904") in ("1", "true"):
                return FIRST_DAY_ON_A_MAC
    return FIRST_DAY


def _titles(package: zipfile.ZipFile) -> dict[str, tuple[str, bool]]:
    """What people call each sheet and whether it is hidden, by the name of its part."""
    names = package.namelist()
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(names):
        return {}
    targets = {
        element.get("Id"): element.get("Target", "").removeprefix("/xl/")
        for event, element in elements(package, "xl/_rels/workbook.xml.rels")
        if event == "end"
    }
    titles = {}
    for event, element in elements(package, "xl/workbook.xml"):
        if event == "end" and local_name(element) == "sheet":
            hidden = element.get("state", "visible") != "visible"
            titles[f"xl/{targets.get(element.get(_RELATION), '')}"] = (element.get("name", ""), hidden)
    return titles
