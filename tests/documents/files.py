"""Small real files for tests."""

from fpdf import FPDF


def pdf_of(text: str, *, pages: int = 1) -> bytes:
    """A PDF with some text on each page."""
    pdf = FPDF()
    for number in range(pages):
        pdf.add_page()
        pdf.set_font("Helvetica", size=20)
        pdf.cell(0, 20, f"{text}, page {number + 1}")
    return bytes(pdf.output())
