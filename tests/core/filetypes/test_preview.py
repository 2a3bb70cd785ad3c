import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from safehaven_core.filetypes import NoPreview, Preview, Shows, _pictures, identify, safe_preview
from tests.core.filetypes import samples
from tests.core.filetypes.samples import EVERY, TEXT, image, package, pdf, sample


def preview(content: bytes, **how) -> Preview:
    source = io.BytesIO(content)
    return safe_preview(source, identify(source), **how)


def opened(picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


SHOWN = ["pdf", "jpeg", "png", "gif", "tiff", "webp", "bmp"]
READ = ["docx", "xlsx", "pptx", "odt", "eml", "txt"]


@pytest.mark.parametrize("kind", SHOWN)
def test_pages_and_pictures_are_shown_as_pictures(kind):
    shown = preview(sample(kind))

    assert shown.kind is Shows.PICTURES
    for picture in shown.pictures:
        assert opened(picture).size == (picture.width, picture.height)
        assert Image.MIME[opened(picture).format or ""] == picture.media_type


@pytest.mark.parametrize("kind", READ)
def test_documents_are_shown_by_their_words(kind):
    shown = preview(sample(kind))

    assert (shown.kind, TEXT.split(" to ")[0] in shown.text) == (Shows.TEXT, True)


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in EVERY} - {*SHOWN, *READ}))
def test_every_other_kind_is_shown_or_says_why_not(kind):
    try:
        shown = preview(sample(kind))
    except NoPreview as reason:
        assert str(reason).endswith(".")  # noqa: PT017 - either way is right
    else:
        assert shown.kind is Shows.TEXT


# PDF.


def test_the_first_pages_are_shown_and_how_many_there_are():
    shown = preview(pdf(5), pages=2)

    assert (len(shown.pictures), shown.first, shown.total) == (2, 1, 5)


def test_later_pages_are_shown_when_asked_for():
    shown = preview(pdf(5), first=4, pages=9)

    assert (len(shown.pictures), shown.first) == (2, 4)


@pytest.mark.parametrize("first", [0, -1, 6])
def test_a_page_that_is_not_there_says_so(first):
    with pytest.raises(NoPreview, match="There is no page"):
        preview(pdf(5), first=first)


@pytest.mark.parametrize("side", [3, 14_400, 2_000_000])
def test_a_page_of_any_size_becomes_a_picture_of_a_bounded_size(side):
    made, sink = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.pages[0].MediaBox = pikepdf.Array([0, 0, side, side / 2])
    made.save(sink)

    (picture,) = preview(sink.getvalue()).pictures

    assert 1 <= picture.width <= 1600


def test_a_locked_pdf_says_that_it_has_a_password():
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        made.save(sink, encryption=pikepdf.Encryption(user="x", owner="y"))

    with pytest.raises(NoPreview, match="has a password"):
        preview(sink.getvalue())


# Pictures.


def test_what_a_camera_noted_is_gone():
    noted = Image.Exif()
    noted[0x010E], noted[0x013B] = "Robin Quillfeather at home", "Ada"
    content = image("JPEG", exif=noted.tobytes(), comment=b"Robin Quillfeather")
    assert content.count(b"Quillfeather") == 2

    (picture,) = preview(content).pictures

    assert (b"Quillfeather" in picture.content, dict(opened(picture).getexif())) == (False, {})


def test_words_in_a_png_are_gone():
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", "Robin Quillfeather")

    (picture,) = preview(image("PNG", pnginfo=words)).pictures

    assert b"Quillfeather" not in picture.content


def test_what_hangs_behind_a_picture_is_gone():
    (picture,) = preview(image("PNG") + b"<script>Quillfeather</script>").pictures

    assert b"Quillfeather" not in picture.content


def test_a_photograph_stands_upright():
    turned = Image.Exif()
    turned[0x0112] = 6

    (picture,) = preview(image("JPEG", (40, 30), exif=turned.tobytes())).pictures

    assert (picture.width, picture.height) == (30, 40)


def test_a_large_picture_is_made_smaller():
    (picture,) = preview(image("JPEG", (4000, 2000))).pictures

    assert (picture.width, picture.height) == (1600, 800)


def header_only(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and has nothing that could be drawn."""
    said = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + said + struct.pack(">I", zlib.crc32(said))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )


def test_a_picture_too_large_to_draw_is_refused_by_its_header():
    with pytest.raises(NoPreview, match=r"it has 240 megapixels. Download it to see it\."):
        preview(header_only(16_000, 15_000))


@pytest.mark.parametrize(("progressive", "shown"), [(False, True), (True, False)])
def test_a_photograph_may_be_larger_where_it_is_unpacked_small(progressive, shown, monkeypatch):
    monkeypatch.setattr(_pictures, "MOST_MEGAPIXELS_DRAWN", 3)
    photograph = image("JPEG", (3200, 3200), progressive=progressive)

    assert ("too large to show" in said(photograph)) is not shown


def test_the_pages_of_a_tiff_are_shown_one_by_one():
    sink = io.BytesIO()
    pages = [Image.new("RGB", (20 + number, 20), "teal") for number in range(4)]
    pages[0].save(sink, "TIFF", save_all=True, append_images=pages[1:])

    shown = preview(sink.getvalue(), first=2, pages=2)

    assert ([picture.width for picture in shown.pictures], shown.total) == ([21, 22], 4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_picture_of_any_colours_is_shown(mode):
    sink = io.BytesIO()
    Image.new(mode, (9, 9)).save(sink, "PNG")

    assert len(preview(sink.getvalue()).pictures) == 1


# Words.


def test_everything_that_a_word_file_says_is_there():
    words = preview(samples.word()).text

    wanted = [TEXT, "in the header", "left cell\tright cell", "in a comment", "Ada of Harbour team"]
    assert [want for want in wanted if want not in words] == []


def test_deleted_words_that_are_still_in_a_file_are_there():
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<x xmlns:w="{main}"><w:p><w:del><w:r><w:delText>Quillfeather</w:delText></w:r></w:del></w:p></x>'
    parts = {"word/document.xml": body}

    assert (
        preview(samples.office(f"{samples.OPEN}.wordprocessingml.document", "word", **parts)).text
        == "Quillfeather"
    )


def test_everything_that_a_workbook_says_is_there():
    words = preview(samples.workbook()).text

    wanted = [f"{TEXT}\t42", "[Sheet: Moves]", "[Sheet: Quiet (hidden)]", "in a hidden sheet", "in a comment"]
    assert [want for want in wanted if want not in words] == []


def test_the_notes_of_a_presentation_are_there():
    assert "[Speaker’s notes]\nin the notes" in preview(samples.slides()).text


def test_the_words_of_an_open_document_are_there_in_order():
    assert preview(samples.open_document("text")).text.startswith("Robin Quillfeather moves")


def test_a_message_says_who_what_and_which_files():
    assert preview(samples.message()).text == (
        "From: ada@example.org\nTo: grace@example.org\nSubject: A move\nAttached: plan.pdf (application/pdf)\n\n"
        + TEXT
    )


def test_a_web_page_is_only_its_words():
    page = b"<html><style>p{}</style><script>alert(1)</script><h1>Title</h1><p>One &amp; <b>two</b><img src=http://example.com/x></p>"

    assert preview(page).text == "Title\nOne & two"


def test_a_message_of_html_alone_is_only_its_words():
    message = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>One</p><script>x</script>"

    assert preview(message).text.endswith("\n\nOne")


def test_writing_that_turns_its_direction_is_made_visible():
    assert (
        preview("Invoice \u202efdp.exe and more\x1b[2J".encode()).text
        == "Invoice \ufffdfdp.exe and more\ufffd[2J"
    )


def test_a_long_text_is_shortened():
    shown = preview(b"word " * 100_000)

    assert (len(shown.text), shown.shortened) == (200_000, True)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "cp1252"])
def test_words_in_any_usual_coding_are_read(coding):
    assert preview("Zoë is naïve\nand café\n".encode(coding)).text == "Zoë is naïve\nand café"


def test_a_bomb_has_no_preview():
    with pytest.raises(NoPreview, match="far more"):
        preview(package({"[Content_Types].xml": "<x/>", "word/document.xml": bytes(80 << 20)}))


def test_entities_are_never_opened_up():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'

    with pytest.raises(NoPreview, match="entities"):
        preview(package({"[Content_Types].xml": "<x/>", "word/document.xml": laughs}))


def test_a_part_that_breaks_off_says_that_it_could_not_be_read():
    with pytest.raises(NoPreview, match=r"could not be read, so it cannot be shown \(ExpatError\)"):
        preview(package({"[Content_Types].xml": "<x/>", "word/document.xml": "<x><p>Robin"}))


@st.composite
def damaged(draw) -> bytes:
    kind, number = draw(st.sampled_from([one for one in EVERY if one[0] in (*SHOWN, *READ, "html", "csv")]))
    content = bytearray(sample(kind, number))
    for _ in range(draw(st.integers(1, 6))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(content)


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_any_damaged_file_is_shown_or_says_why_not(content):
    assert said(content)


def said(content: bytes) -> str:
    try:
        return preview(content).kind
    except NoPreview as reason:
        return str(reason)


def damaged_inside(draw) -> bytes:
    """A sound package around a damaged part, so that the damage is not found by a checksum."""
    kind = draw(st.sampled_from(["docx", "xlsx", "pptx", "odt"]))
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample(kind))) as sound, zipfile.ZipFile(sink, "w") as broken:
        for name in sound.namelist():
            part = bytearray(sound.read(name))
            for _ in range(draw(st.integers(0, 2))):
                part[draw(st.integers(0, len(part) - 1))] = draw(st.integers(0, 127))
            broken.writestr(name, part)
    return sink.getvalue()


@settings(max_examples=60, deadline=None)
@given(st.composite(damaged_inside)())
def test_any_damage_inside_a_package_is_shown_or_says_why_not(content):
    assert said(content)
