"""Real files, made on the spot: PDF, Word, Excel, a picture and an e-mail."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx
import openpyxl
from fpdf import FPDF
from PIL import Image, ImageDraw

from safehaven.demo.people import Persona

MARK = "Pretend document: nobody named here exists."


def assessment_pdf(persona: Persona) -> bytes:
    """An assessment of two pages."""
    pdf = FPDF()
    pdf.set_title("Assessment")
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 18)
    pdf.cell(0, 12, "Support needs assessment", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    for line in _facts(persona):
        pdf.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    pdf.add_page()
    pdf.multi_cell(
        0, 7, f"What {persona.given} told us about {persona.need}, in their own words, and what we agreed."
    )
    return bytes(pdf.output())


def letter_docx(persona: Persona) -> bytes:
    """A letter to the council."""
    letter = docx.Document()
    letter.add_heading("Letter of support", level=1)
    for line in _facts(persona):
        letter.add_paragraph(line)
    table = letter.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = (
        "What is asked",
        f"A decision about {persona.need}",
    )
    return _saved(letter.save)


def budget_xlsx(persona: Persona) -> bytes:
    """A household budget."""
    book = openpyxl.Workbook()  # type: ignore[attr-defined, no-untyped-call]  # it ships without types
    sheet = book.active
    sheet.title = "Budget"
    sheet.append([f"Budget of {persona.name}", "", MARK])
    for row in (
        ("Rent", 412),
        ("Gas and electricity", 128),
        ("Food", 240),
        ("Bus", 62),
        ("Debt to the council", 35),
    ):
        sheet.append(list(row))
    sheet.append(["Together", "=SUM(B2:B6)"])
    return _saved(book.save)


def photograph_png(persona: Persona) -> bytes:
    """A picture, as sent from a phone: a damp wall with a caption."""
    picture = Image.new("RGB", (900, 600), "#d7d2c4")
    draw = ImageDraw.Draw(picture)
    for ring in range(12):
        draw.ellipse(
            (300 - ring * 14, 180 - ring * 9, 560 + ring * 14, 330 + ring * 9), outline="#8b8b6e", width=3
        )
    draw.text((30, 550), f"{persona.street}, kitchen.  {MARK}", fill="#333333", font_size=22)
    return _saved(lambda sink: picture.save(sink, "PNG"))


def referral_eml(persona: Persona) -> bytes:
    """A referral that came by e-mail, with its attachment."""
    message = EmailMessage()
    message["From"] = "duty.desk@example.org"
    message["To"] = "hello@harbourlane.example"
    message["Subject"] = "Referral"
    message["Date"] = f"{persona.began:%a, %d %b %Y} 09:12:00 +0000"
    message.set_content("\n".join(_facts(persona)))
    message.add_attachment(
        assessment_pdf(persona), maintype="application", subtype="pdf", filename="assessment.pdf"
    )
    return bytes(message)


MAKERS = {
    "Support needs assessment": ("assessment.pdf", assessment_pdf),
    "Letter of support": ("letter.docx", letter_docx),
    "Household budget": ("budget.xlsx", budget_xlsx),
    "Picture of the kitchen wall": ("kitchen.png", photograph_png),
    "Referral by e-mail": ("referral.eml", referral_eml),
}


def _facts(persona: Persona) -> list[str]:
    return [
        f"Name: {persona.name}",
        f"Date of birth: {persona.born:%d/%m/%Y}",
        f"Address: {persona.street}, {persona.postcode}",
        f"NHS number: {persona.nhs_number}",
        f"Needs help with: {persona.need}",
        MARK,
    ]


def _saved(save: object) -> bytes:
    sink = io.BytesIO()
    save(sink)  # type: ignore[operator]  # each of these knows save
    return sink.getvalue()
