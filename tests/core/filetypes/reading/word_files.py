"""Word files with one name in one place."""

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from tests.core.filetypes.reading.excel_files import workbook
from tests.core.filetypes.reading.names import FIRST, NAME, REST, saved
from tests.core.filetypes.samples import OPEN, office

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(change, text="A letter") -> bytes:
    made = docx.Document()
    change(made, made.add_paragraph(text))
    return saved(made)


def _added(xml: str):
    return lambda _made, paragraph: paragraph._p.append(parse_xml(xml))


def _torn(made, paragraph):
    paragraph.add_run(FIRST)
    paragraph.add_run(REST).bold = True


def _torn_by_a_box(made, paragraph):
    paragraph.add_run(FIRST)
    box = f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>aside</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    paragraph._p.append(parse_xml(box))
    paragraph.add_run(REST)


def _embedded(made, paragraph):
    content = workbook(lambda _book, sheet: sheet.append([NAME]))
    part = Part(
        PackURI("/word/embeddings/sheet1.xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        content,
        made.part.package,
    )
    made.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package")


def _linked(made, paragraph):
    made.part.relate_to(
        "mailto:robin?subject=Robin Quillfeather",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )


def _deleted(tag: str, text: str, author: str = "Ada") -> str:
    return f'<w:del {W} w:id="1" w:author="{author}"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:del>'


WORD = {
    "in the text": lambda: word(lambda _made, _paragraph: None, NAME),
    "torn over two runs": lambda: word(_torn),
    "torn by a box": lambda: word(_torn_by_a_box),
    "in a table": lambda: word(lambda made, _p: setattr(made.add_table(1, 2).cell(0, 1), "text", NAME)),
    "in a header": lambda: word(
        lambda made, _p: setattr(made.sections[0].header.paragraphs[0], "text", NAME)
    ),
    "in a footer": lambda: word(
        lambda made, _p: setattr(made.sections[0].footer.paragraphs[0], "text", NAME)
    ),
    "in a comment": lambda: word(lambda made, p: made.add_comment(p.runs, text=NAME, author="Ada")),
    "as the author of a comment": lambda: word(
        lambda made, p: made.add_comment(p.runs, text="x", author=NAME)
    ),
    "in deleted text": lambda: word(_added(_deleted("delText", NAME))),
    "as who deleted": lambda: word(_added(_deleted("delText", "x", NAME))),
    "in a field": lambda: word(_added(f"<w:r {W}><w:instrText>AUTHOR {NAME}</w:instrText></w:r>")),
    "in hidden text": lambda: word(_added(f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t></w:r>")),
    "in an alternative text": lambda: word(
        _added(
            f'<w:r {W}><w:drawing><x:docPr xmlns:x="urn:x" id="1" name="p" descr="{NAME}"/></w:drawing></w:r>'
        )
    ),
    "as a bookmark": lambda: word(_added(f'<w:bookmarkStart {W} w:id="1" w:name="{NAME}"/>')),
    "in a content control": lambda: word(
        _added(f'<w:sdt {W}><w:sdtPr><w:alias w:val="{NAME}"/></w:sdtPr></w:sdt>')
    ),
    "as the author": lambda: word(lambda made, _p: setattr(made.core_properties, "author", NAME)),
    "in the title": lambda: word(lambda made, _p: setattr(made.core_properties, "title", NAME)),
    "in a link": lambda: word(_linked),
    "in an embedded workbook": lambda: word(_embedded),
    "in an XML part of its own": lambda: office(
        f"{OPEN}.wordprocessingml.document", "word", **{"customXml/item1.xml": f"<a b='{NAME}'/>"}
    ),
    "in custom properties": lambda: office(
        f"{OPEN}.wordprocessingml.document",
        "word",
        **{"docProps/custom.xml": f"<a><b>x</b><c>{NAME}</c></a>"},
    ),
    "in footnotes": lambda: office(
        f"{OPEN}.wordprocessingml.document",
        "word",
        **{"word/footnotes.xml": f"<x {W}><w:p><w:t>{FIRST}</w:t>\n  <w:t>{REST}</w:t></w:p></x>"},
    ),
    "in a part of no known name": lambda: office(
        f"{OPEN}.wordprocessingml.document", "word", **{"else/where.xml": f"<a>{NAME}</a>"}
    ),
    "in a text file in the package": lambda: office(
        f"{OPEN}.wordprocessingml.document", "word", **{"else/note.txt": NAME}
    ),
    "in what a printer noted": lambda: office(
        f"{OPEN}.spreadsheetml.sheet",
        "xl",
        **{"xl/printerSettings/printerSettings1.bin": NAME.encode("utf-16-le")},
    ),
}
