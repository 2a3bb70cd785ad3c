import io
import zipfile

import msoffcrypto
import pikepdf
import pytest
import pyzipper
from fpdf import FPDF
from PIL import Image

from safehaven_core.filetypes.reading import ReadingLimits, Seen, Unread, read
from tests.core.filetypes import samples
from tests.core.filetypes.reading.compound_files import compound
from tests.core.filetypes.reading.mail_files import _raw
from tests.core.filetypes.reading.names import NAME
from tests.core.filetypes.reading.word_files import word
from tests.core.filetypes.samples import package


def unread(name: str, content: bytes, **how) -> dict[str, Unread | None]:
    """What was not read, by the path to it within the file."""
    return {"/".join(part.path[1:]): part.unread for part in read(name, content, **how).unread}


def locked_pdf() -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf())) as made:
        made.save(sink, encryption=pikepdf.Encryption(owner="owner", user="user", R=6))
    return sink.getvalue()


def locked_word() -> bytes:
    sink = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(samples.word())).encrypt("a password", sink)
    return sink.getvalue()


def locked_zip() -> bytes:
    sink = io.BytesIO()
    with pyzipper.AESZipFile(sink, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"a password")
        archive.writestr(f"{NAME}.txt", "x")
    return sink.getvalue()


def scanned(pages: int = 1) -> bytes:
    made = FPDF()
    for _ in range(pages):
        made.add_page()
        made.image(io.BytesIO(samples.image("PNG", (400, 300))))
    return bytes(made.output())


def drawn_with_lines() -> bytes:
    made = FPDF()
    made.add_page()
    made.line(0, 0, 50, 50)
    return bytes(made.output())


def cut_into_strips() -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica")
    made.cell(text="Page 1")
    for number in range(60):
        made.image(io.BytesIO(samples.image("PNG", (400, 5), color=number)), y=20 + number)
    return bytes(made.output())


def deep_down(depth: int) -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf())) as made:
        kept: pikepdf.Object = pikepdf.String("deep down")
        for _ in range(depth):
            kept = pikepdf.Array([kept])
        made.Root.Kept = kept
        made.save(sink)
    return sink.getvalue()


def _twice(name: str) -> bytes:
    sink = io.BytesIO(samples.word())
    with zipfile.ZipFile(sink, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(name, "<x/>")
    return sink.getvalue()


def _with_macros() -> bytes:
    return samples.office(
        "ms-word.document.macroenabled",
        "word",
        **{"word/vbaProject.bin": compound({("VBA", "Module1"): b"Sub x"})},
    )


FILES = {
    "a PDF with a password": (locked_pdf, {"pages": Unread.ENCRYPTED, "structure": Unread.ENCRYPTED}),
    "a letter with a password": (locked_word, {"": Unread.ENCRYPTED}),
    "a ZIP with a password": (locked_zip, {f"{NAME}.txt": Unread.ENCRYPTED}),
    "an OpenDocument with a password": (
        lambda: samples.open_document("text", locked=True),
        {"": Unread.ENCRYPTED},
    ),
    "a scanned page": (scanned, {"page 1": Unread.PICTURE}),
    "letters drawn with lines": (drawn_with_lines, {"page 1": Unread.PICTURE}),
    "a scan cut into strips": (cut_into_strips, {"page 1": Unread.PICTURE}),
    "words deep down in a PDF": (lambda: deep_down(60), {"structure": Unread.TOO_DEEP}),
    "a photograph": (lambda: samples.image("JPEG", (400, 300)), {"": Unread.PICTURE}),
    "a photograph in a letter": (
        lambda: word(lambda made, _p: made.add_picture(io.BytesIO(samples.image("PNG", (400, 300)))), "x"),
        {"word/media/image1.png": Unread.PICTURE},
    ),
    "a recording": (samples.sound, {"": Unread.RECORDING}),
    "a program": (lambda: b"\x7fELF" + bytes(100), {"": Unread.PROGRAM}),
    "bytes of no known kind": (lambda: bytes(range(256)) * 9, {"": Unread.UNKNOWN}),
    "a 7-Zip archive": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100), {"": Unread.UNKNOWN}),
    "a text that becomes something else": (
        lambda: b"word " * 3000 + bytes(50),
        {"": Unread.UNKNOWN},
    ),
    "a damaged PDF": (
        lambda: b"%PDF-1.7 nothing more",
        {"pages": Unread.DAMAGED, "structure": Unread.DAMAGED},
    ),
    "half of a letter": (lambda: samples.word()[:5000], {"": Unread.DAMAGED}),
    "a letter with one part twice": (
        lambda: _twice("word/document.xml"),
        {"word/document.xml": Unread.DAMAGED},
    ),
    "XML that breaks off": (lambda: b"<?xml version='1.0'?><a>x", {"": Unread.DAMAGED}),
    "a message with torn base64": (
        lambda: _raw("Content-Transfer-Encoding: base64", "MIME-Version: 1.0", "", "Um9iaW4*gUX"),
        {"": Unread.DAMAGED},
    ),
    "a message that is encrypted": (
        lambda: _raw("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "", "x"),
        {"": Unread.ENCRYPTED},
    ),
    "macros": (_with_macros, {"word/vbaProject.bin/VBA/macros": Unread.UNKNOWN}),
}


A_FONT = b"\0\1\0\0" + bytes(8) + b"".join(tag + bytes(12) for tag in (b"OS/2", b"cmap", b"glyf", b"head"))
LOOKS = {
    "word/fonts/font1.ttf": A_FONT,
    "word/fonts/font2.odttf": bytes(byte ^ 0x5A for byte in A_FONT[:32]) + A_FONT[32:],
    "ppt/fonts/font3.fntdata": bytes(34) + b"LP" + bytes(90),
    "docProps/thumbnail.png": samples.image("PNG", (400, 300)),
    "docProps/thumbnail.jpg": samples.image("JPEG", (400, 300)),
    "docProps/thumbnail.emf": b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(90),
    "docProps/thumbnail.wmf": b"\xd7\xcd\xc6\x9a" + bytes(90),
}


def with_part(name: str, content: bytes) -> bytes:
    sink = io.BytesIO(samples.word())
    with zipfile.ZipFile(sink, "a") as archive:
        archive.writestr(name, content)
    return sink.getvalue()


@pytest.mark.parametrize("name", LOOKS)
def test_fonts_and_small_pictures_hold_no_words(name):
    assert read("letter.docx", with_part(name, LOOKS[name])).complete


@pytest.mark.parametrize("name", LOOKS)
def test_what_only_has_the_name_of_a_font_or_picture_is_not_passed_over(name):
    assert unread("letter.docx", with_part(name, bytes(range(256)) * 9)) == {name: Unread.UNKNOWN}


@pytest.mark.parametrize("what", FILES)
def test_what_cannot_be_read_is_said_part_by_part(what):
    make, expected = FILES[what]

    assert unread("file", make()) == expected


def test_what_could_be_read_is_kept_beside_what_could_not():
    content = package(
        {"locked.pdf": locked_pdf(), "note.txt": NAME, "photo.png": samples.image("PNG", (400, 300))}
    )
    reading = read("file.zip", content)

    assert not reading.complete
    assert [part.path for part in reading.parts if part.text == NAME] == [("file.zip", "note.txt")]
    assert {part.path[1] for part in reading.unread} == {"locked.pdf", "photo.png"}


def test_a_file_that_is_read_whole_says_so():
    assert read("letter.pdf", samples.pdf()).complete
    assert read("empty.txt", b"").complete


def test_every_reason_has_a_sentence():
    assert [reason.sentence[-1:] for reason in Unread] == ["."] * len(Unread)


def test_text_before_the_damage_is_kept():
    [part] = read("a.xml", f"<?xml version='1.0'?><a>{NAME}</a><b".encode()).unread

    assert NAME in part.text


LIMITS = {
    Unread.TOO_LARGE: (ReadingLimits(megabytes=0), b"x"),
    Unread.TOO_DEEP: (ReadingLimits(depth=1), package({"a.zip": package({"b.txt": "x"})})),
    Unread.TOO_MANY: (ReadingLimits(parts=20), package({f"{number}.txt": "x" for number in range(30)})),
}


@pytest.mark.parametrize("reason", LIMITS)
def test_what_is_over_a_limit_is_left_unread(reason):
    limits, content = LIMITS[reason]

    assert set(unread("file", content, limits=limits).values()) == {reason}


def test_too_much_text_ends_the_reading():
    content = package({"a.txt": "x" * 100, "b.txt": "y" * 100})

    assert unread("file.zip", content, limits=ReadingLimits(characters=150)) == {"b.txt": Unread.TOO_LARGE}


def test_what_takes_too_long_is_told_once_and_ends_the_reading():
    looks = iter([False] * 8 + [True] * 1000)
    content = package({f"{number}.txt": NAME for number in range(30)})
    reading = read("file.zip", content, out_of_time=lambda: next(looks))

    assert [part.unread for part in reading.unread] == [Unread.TOO_SLOW]
    assert NAME in {part.text for part in reading.parts}


def test_words_in_pictures_are_read_where_something_reads_them():
    reading = read(
        "scan.pdf",
        scanned(pages=2),
        words_in_picture=lambda picture: Seen(NAME if picture[:4] == b"\x89PNG" else ""),
    )

    assert reading.complete
    assert [part.path[1] for part in reading.parts if part.text == NAME] == ["page 1", "page 2"]


def shades(kind: str, count: int) -> bytes:
    first, *others = (Image.new("RGB", (80, 80), (40 * number, 0, 0)) for number in range(count))
    sink = io.BytesIO()
    first.save(sink, kind, save_all=True, append_images=others, lossless=True)
    return sink.getvalue()


def shade(picture: bytes) -> Seen:
    with Image.open(io.BytesIO(picture)) as image:
        return Seen(str(image.convert("RGB").getpixel((0, 0))))


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "PNG"])
def test_all_pictures_of_a_picture_are_read_up_to_a_limit(kind):
    reading = read(f"a.{kind}", shades(kind, 4), ReadingLimits(frames=3), words_in_picture=shade)

    assert [part.text for part in reading.parts if "as drawn" in part.path] == [
        "(0, 0, 0)",
        "(40, 0, 0)",
        "(80, 0, 0)",
    ]
    assert [part.unread for part in reading.unread] == [Unread.TOO_MANY]


def test_a_picture_of_as_many_pictures_as_are_read_is_complete():
    assert read("a.gif", shades("GIF", 3), ReadingLimits(frames=3), words_in_picture=shade).complete


def test_words_in_a_picture_that_nobody_was_sure_of_are_kept_and_not_read():
    for name, content in (("a.png", samples.image("PNG", (400, 400))), ("a.pdf", scanned())):
        reading = read(name, content, words_in_picture=lambda _: Seen(NAME, Unread.PICTURE))

        assert [(part.text, part.unread) for part in reading.unread] == [(NAME, Unread.PICTURE)]


def test_words_not_so_deep_down_in_a_pdf_are_read():
    reading = read("a.pdf", deep_down(30))

    assert reading.complete
    assert "deep down" in "".join(part.text for part in reading.parts)


def test_a_picture_too_small_for_words_is_an_ornament():
    assert read("dot.png", samples.image("PNG", (20, 20))).complete


@pytest.mark.parametrize(
    "head",
    [
        'multipart/mixed; boundary="a"; boundary="b"',
        'multipart/mixed; boundary="a"; BOUNDARY=b',
        "multipart/mixed; boundary*=us-ascii''a",
        "multipart/mixed; boundary*0=a; boundary*1=b",
        'multipart/mixed; boundary="a"; boundary*=us-asciib',
        'multipart/mixed; boundary=a; x="; boundary=b',
        "multipart/mixed; (x) boundary=b; boundary=a",
        "text/plain; charset=utf-8; charset=utf-7",
        "text/plain; charset*=us-ascii''utf-7",
    ],
)
def test_what_is_said_in_two_ways_of_how_to_take_a_part_apart_is_not_read(head):
    content = _raw(
        "MIME-Version: 1.0", f"Content-Type: {head}", "", "--a", "", "one", "--a--", "--b", "", "two"
    )

    assert Unread.DAMAGED in unread("mail.eml", content).values()


@pytest.mark.parametrize("name", ["Content-Type", "Content-Disposition", "Content-Transfer-Encoding"])
def test_a_part_that_has_a_head_line_twice_is_not_read(name):
    lines = {
        "Content-Type": "text/plain",
        "Content-Disposition": "inline",
        "Content-Transfer-Encoding": "7bit",
    }
    twice = (f"{name}: {lines[name]}", f"{name}: {lines[name]}")
    content = _raw(
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=a",
        "",
        "--a",
        *twice,
        "",
        "one",
        "--a--",
    )

    assert unread("mail.eml", content) == {"part 1/parameters": Unread.DAMAGED}


@pytest.mark.parametrize(
    "head",
    [
        'multipart/mixed; boundary="----=_Part_1(2); boundary"',
        "multipart/mixed; boundary=----=_NextPart_000; type=x",
        'text/plain; charset=utf-8; format=flowed; name="a; b.txt"',
        "text/plain; charset=utf-8; name*0=a; name*1=b",
    ],
)
def test_what_mail_programs_write_every_day_is_read(head):
    from email import message_from_bytes

    from safehaven_core.filetypes.reading._said_twice import said_in_two_ways

    assert not said_in_two_ways(message_from_bytes(f"Content-Type: {head}\n\nx".encode()))


def test_a_file_that_is_written_badly_into_a_page_is_not_read():
    page = b'<html><img src="data:image/png;base64,AAAAA"></html>'

    assert unread("page.html", page) == {"embedded 1": Unread.DAMAGED}


def test_a_picture_in_a_page_is_a_picture_and_no_gibberish():
    from tests.core.filetypes.reading.mail_files import _coded, _page_with

    page = _page_with(f"data:image/png;base64,{_coded(samples.image('PNG', (400, 400)))}")
    reading = read("page.html", page)

    assert [part.unread for part in reading.unread] == [Unread.PICTURE]
    assert [part.text for part in reading.parts if "iVBOR" in part.text] == []
