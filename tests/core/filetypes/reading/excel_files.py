"""Excel and PowerPoint files with one name in one place."""

import io
import zipfile
from datetime import date

from openpyxl.comments.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook

from tests.core.filetypes.reading.names import FIRST, NAME, REST, saved
from tests.core.filetypes.samples import OPEN, office


def workbook(change) -> bytes:
    made = Workbook()
    change(made, made.active)
    return saved(made)


def _hidden_sheet(state):
    def change(made, sheet):
        hidden = made.create_sheet("Quiet")
        hidden.append([NAME])
        hidden.sheet_state = state

    return change


def _commented(made, sheet):
    sheet["A1"].comment = Comment(NAME, "Ada")


def _with_orphan() -> bytes:
    content = workbook(lambda _made, sheet: sheet.append(["x"]))
    return with_part(content, "xl/sharedStrings.xml", f"<sst><si><t>x</t></si><si><t>{NAME}</t></si></sst>")


def with_part(content: bytes, name: str, part: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(sink, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return sink.getvalue()


EXCEL = {
    "in a cell": lambda: workbook(lambda _made, sheet: sheet.append([NAME])),
    "in a formula": lambda: workbook(lambda _made, sheet: sheet.append([f'=LEN("{NAME}")'])),
    "in a hidden sheet": lambda: workbook(_hidden_sheet("hidden")),
    "in a very hidden sheet": lambda: workbook(_hidden_sheet("veryHidden")),
    "as the name of a sheet": lambda: workbook(lambda _made, sheet: setattr(sheet, "title", NAME)),
    "in a comment": lambda: workbook(_commented),
    "in a header": lambda: workbook(lambda _made, sheet: setattr(sheet.oddHeader.center, "text", NAME)),
    "in the header of the first page": lambda: workbook(
        lambda _made, sheet: setattr(sheet.firstHeader.center, "text", NAME)
    ),
    "as the author": lambda: workbook(lambda made, _sheet: setattr(made.properties, "creator", NAME)),
    "in a property of its own": lambda: workbook(
        lambda made, _sheet: made.custom_doc_props.append(StringProperty(name="about", value=NAME))
    ),
    "in a defined name": lambda: workbook(
        lambda made, _sheet: made.defined_names.add(DefinedName("about", attr_text=f'"{NAME}"'))
    ),
    "in words that no cell shows any more": _with_orphan,
    "in what a pivot table kept": lambda: with_part(
        workbook(lambda _made, sheet: sheet.append([1])),
        "xl/pivotCache/pivotCacheRecords1.xml",
        f'<r><s v="{NAME}"/></r>',
    ),
}


def birthday() -> bytes:
    return workbook(lambda _made, sheet: sheet.append([date(1987, 5, 3)]))


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def slides(name: str) -> bytes:
    text = f"<x {A}><a:p><a:r><a:t>{FIRST}</a:t></a:r><a:r><a:t>{REST}</a:t></a:r></a:p></x>"
    return office(f"{OPEN}.presentationml.presentation", "ppt", **{name: text})


POWERPOINT = {
    f"in {name}": lambda name=name: slides(name)
    for name in (
        "ppt/slides/slide1.xml",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/comments/modernComment_1.xml",
        "ppt/diagrams/data1.xml",
        "ppt/charts/chart1.xml",
    )
} | {
    "in an old comment": lambda: office(
        f"{OPEN}.presentationml.presentation",
        "ppt",
        **{
            "ppt/comments/comment1.xml": f'<p:cmLst xmlns:p="urn:p"><p:cm><p:text>{NAME}</p:text></p:cm></p:cmLst>'
        },
    )
}
