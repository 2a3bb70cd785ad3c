"""PDF files with one name in one place."""

import io

import pikepdf
from fpdf import FPDF

from tests.core.filetypes.reading.names import NAME
from tests.core.filetypes.reading.word_files import WORD
from tests.core.filetypes.samples import package


def plain_pdf() -> FPDF:
    made = FPDF()
    made.set_font("helvetica")
    made.add_page()
    made.cell(text="A letter")
    return made


def pdf(change) -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(bytes(plain_pdf().output()))) as made:
        change(made)
        made.save(sink)
    return sink.getvalue()


def _on_page(text: str) -> bytes:
    made = plain_pdf()
    made.cell(text=text)
    return bytes(made.output())


def _annotated(**said):
    def change(made):
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], **said
        )
        made.pages[0].Annots = pikepdf.Array([made.make_indirect(note)])

    return change


def _form(made):
    field = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="who", V=NAME, Rect=[0, 0, 9, 9]
    )
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[made.make_indirect(field)])


def _xfa(made):
    stream = made.make_stream(f"<xdp><name>{NAME}</name></xdp>".encode())
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pikepdf.Array(["datasets", stream]))


def _attachment(made):
    made.attachments["letter.docx"] = WORD["in the text"]()


def _attachment_name(made):
    made.attachments[f"{NAME}.txt"] = b"x"


def _info(made):
    made.docinfo["/Author"] = NAME


def _xmp(made):
    with made.open_metadata() as notes:
        notes["dc:creator"] = [NAME]


def _bookmark(made):
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def _script(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=made.make_stream(NAME.encode()))


def _described(made):
    element = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=NAME))
    made.Root.StructTreeRoot = pikepdf.Dictionary(K=element)


def _invisible() -> bytes:
    made = plain_pdf()
    with made.local_context(text_mode=3):
        made.cell(text=NAME)
    return bytes(made.output())


def _locked_for_changes() -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(_on_page(NAME))) as made:
        made.save(sink, encryption=pikepdf.Encryption(owner="owner", user="", R=6))
    return sink.getvalue()


PDF = {
    "on a page": lambda: _on_page(NAME),
    "in letters that are not drawn": _invisible,
    "in a note": lambda: pdf(_annotated(Contents=NAME)),
    "as who wrote a note": lambda: pdf(_annotated(T=NAME)),
    "in a note in rich text": lambda: pdf(_annotated(RC=f"<p>{NAME}</p>")),
    "in a form": lambda: pdf(_form),
    "in a form of XML": lambda: pdf(_xfa),
    "in an attached letter": lambda: pdf(_attachment),
    "as the name of an attachment": lambda: pdf(_attachment_name),
    "as the author": lambda: pdf(_info),
    "in XMP": lambda: pdf(_xmp),
    "in a bookmark": lambda: pdf(_bookmark),
    "in a script": lambda: pdf(_script),
    "in an alternative text": lambda: pdf(_described),
    "in one that may not be changed": _locked_for_changes,
    "in a ZIP behind it": lambda: _on_page("x") + package({f"{NAME}.txt": "x"}),
}
