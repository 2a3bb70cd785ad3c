"""The words and numbers of an Excel workbook: every sheet, hidden ones too."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from safehaven_core.filetypes._parts import elements, local_name, numbered

_SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def lines_of(package: zipfile.ZipFile) -> Iterator[str]:
    """One line for each row that holds something, its cells in order with tabs between."""
    shared, titles = _shared_strings(package), _titles(package)
    for name in numbered(package, _SHEETS):
        yield from ("", f"[Sheet: {titles.get(name, name)}]")
        for event, element in elements(package, name):
            if event == "end" and local_name(element) == "row":
                cells = [_cell(cell, shared) for cell in element]
                element.clear()
                if any(cells):
                    yield "\t".join(cells)
            elif event == "end" and local_name(element) in ("oddHeader", "oddFooter"):
                yield element.text or ""


def _cell(cell: Element, shared: list[str]) -> str:
    form, value = cell.get("t", "n"), "".join(_text(part) for part in cell if local_name(part) in ("v", "is"))
    if form == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value


def _text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter() if local_name(part) in ("t", "v"))


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    strings = []
    for event, element in elements(package, "xl/sharedStrings.xml"):
        if event == "end" and local_name(element) == "si":
            strings.append(_text(element))
            element.clear()
    return strings


def _titles(package: zipfile.ZipFile) -> dict[str, str]:
    """What people call each sheet, by the name of its part."""
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
            hidden = "" if element.get("state", "visible") == "visible" else " (hidden)"
            titles[f"xl/{targets.get(element.get(_RELATION), '')}"] = f"{element.get('name', '')}{hidden}"
    return titles
