"""Words in pictures, as Tesseract itself reads them in the confined child."""

import io
import shutil

import pytest
from PIL import Image, ImageDraw, ImageFont

from safehaven.documents import reading
from safehaven.documents.front import read_file
from safehaven_core.filetypes.reading import Place, Unread

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here."),
]

LINES = ("Robin Quillfeather has moved to", "14 Harbour Lane, Leith.")


def scan(kind: str, angle: float = 0) -> bytes:
    """A page with two lines of print on it, as it comes from a scanner."""
    page = Image.new("L", (1240, 700), 245)
    ImageDraw.Draw(page).text((90, 180), "\n".join(LINES), fill=20, font=ImageFont.load_default(52))
    made = io.BytesIO()
    page.rotate(angle, fillcolor=245).convert("RGB").save(made, kind)
    return made.getvalue()


def in_pictures(name: str, content: bytes) -> str:
    found = read_file(name, io.BytesIO(content), len(content))
    assert found.complete
    return "\n".join(part.text for part in found.parts if part.place is Place.PICTURE)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tiff", "TIFF"), ("a.pdf", "PDF")]
)
def test_what_is_printed_in_a_picture_is_read(name, kind):
    assert [line for line in LINES if line not in in_pictures(name, scan(kind))] == []


def test_a_page_that_lay_askew_is_read_as_well():
    assert LINES[0] in in_pictures("askew.png", scan("PNG", angle=2))


def test_without_it_a_picture_is_not_read_and_says_so(monkeypatch):
    monkeypatch.setattr(reading, "sees_words", lambda: None)
    content = scan("PNG")

    found = read_file("a.png", io.BytesIO(content), len(content))

    assert [part.unread for part in found.unread] == [Unread.PICTURE]
