import io
import shutil
import subprocess

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from safehaven_core.filetypes import TRAITS, FileType, Kind, describe, identify, suffix_of
from safehaven_core.filetypes.kinds import RUN
from tests.core.filetypes import samples
from tests.core.filetypes.samples import EVERY, SAMPLES, compound, package, sample


def found(content: bytes, name: str = "") -> FileType:
    return identify(io.BytesIO(content), name)


@pytest.mark.parametrize(("kind", "number"), EVERY)
def test_a_file_is_known_by_its_content(kind, number):
    assert found(sample(kind, number)).kind == kind


@pytest.mark.parametrize(("kind", "number"), EVERY)
def test_a_name_does_not_change_what_a_file_is(kind, number):
    assert found(sample(kind, number), "report.pdf").kind == kind


@pytest.mark.parametrize(("kind", "number"), EVERY)
def test_no_honest_file_is_encrypted_or_two_things_at_once(kind, number):
    file_type = found(sample(kind, number))

    assert (file_type.encrypted, file_type.also) == (False, None)


@pytest.mark.parametrize(("kind", "number"), [one for one in EVERY if one[0] not in RUN])
def test_the_usual_name_of_a_kind_says_what_it_is(kind, number):
    file_type = found(sample(kind, number))

    assert found(sample(kind, number), f"file.{file_type.usual_suffix}").name_says == ""


def test_every_kind_has_its_traits_and_a_sample():
    assert (set(TRAITS), set(SAMPLES)) == (set(Kind), set(Kind) - {Kind.LOCKED_OFFICE})


# Passwords.


def locked_pdf() -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf())) as pdf:
        pdf.save(sink, encryption=pikepdf.Encryption(user="x", owner="y"))
    return sink.getvalue()


def locked_office() -> bytes:
    sink = io.BytesIO()
    OOXMLFile(io.BytesIO(samples.word())).encrypt("x", sink)
    return sink.getvalue()


def locked_zip() -> bytes:
    """As a ZIP with a password looks: the flag of its only entry, in both places."""
    content = bytearray(package({"a.txt": "a"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (locked_pdf, "pdf"),
        (locked_office, "office-locked"),
        (locked_zip, "zip"),
        (lambda: samples.open_document("text", locked=True), "odt"),
        (lambda: compound("WordDocument", start=b"\xec\xa5\xc1\0" + bytes(6) + b"\0\x01" + bytes(20)), "doc"),
        (lambda: compound("Workbook", start=b"\x09\x08\x04\0\0\0\0\0\x2f\0\x02\0\0\0"), "xls"),
        (lambda: compound("PowerPoint Document", "EncryptedSummary"), "ppt"),
        (lambda: b"Rar!\x1a\x07\x01\0" + bytes(4) + b"\x21\x04" + bytes(9), "rar"),
    ],
    ids=["pdf", "office", "zip", "odt", "doc", "xls", "ppt", "rar"],
)
def test_a_file_with_a_password_is_known(make, kind):
    file_type = found(make())

    assert (file_type.kind, file_type.encrypted, file_type.can_preview) == (kind, True, False)


@pytest.mark.servers
def test_7z_with_hidden_names_is_known_to_have_a_password(tmp_path):
    program = shutil.which("7z") or shutil.which("7zz")
    if program is None:
        pytest.skip("7z is not installed here; .ci/run installs it")
    (tmp_path / "a.txt").write_text("a")
    make = [program, "a", "-px", "-mhe=on", tmp_path / "a.7z", tmp_path / "a.txt"]
    subprocess.run(make, check=True, capture_output=True, timeout=60)

    assert found((tmp_path / "a.7z").read_bytes()).encrypted


def test_a_locked_office_file_keeps_the_suffix_that_says_which(tmp_path):
    assert [found(locked_office(), name).usual_suffix for name in ("plan.xlsx", "plan.exe", "")] == [
        "xlsx",
        "docx",
        "docx",
    ]


# Names that mislead.


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (sample("program"), "invoice.pdf", "Its name ends in .pdf, but its content is: Program."),
        (sample("html"), "invoice.pdf", "Its name ends in .pdf, but its content is: Web page."),
        (sample("rtf"), "letter.doc", "Its name ends in .doc, but its content is: Rich text document."),
        (sample("pdf"), "plan.exe", "Its name ends in .exe, but its content is: PDF document."),
        (bytes(range(256)), "photo.jpg", "Its name ends in .jpg, but its content is not of that kind."),
    ],
)
def test_a_name_that_misleads_is_said(content, name, says):
    assert found(content, name).name_says == says


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (sample("jpeg"), "photo.JPG"),
        (sample("jpeg"), "photo.jpeg"),
        (sample("html"), "page.htm"),
        (sample("csv"), "notes.txt"),
        (sample("txt"), "letter.md"),
        (sample("txt"), "letter"),
        (sample("txt"), "letter.something"),
        (sample("docx"), "template.dotx"),
    ],
)
def test_a_name_that_does_not_mislead_is_passed_over(content, name):
    assert found(content, name).name_says == ""


@pytest.mark.parametrize("name", ["run.bat", "run.ps1", "run.VBS", "run.js", "note.txt.cmd", "run.py"])
def test_plain_words_named_as_a_script_are_a_script(name):
    assert (found(b"del everything", name).kind, found(b"del everything", name).runs) == ("script", True)


def test_a_page_named_as_an_application_is_a_script():
    assert found(sample("html"), "update.hta").kind == "script"


# Files that are two things at once.


@pytest.mark.parametrize("kind", ["pdf", "jpeg", "gif", "png", "unknown"])
def test_a_zip_behind_another_file_is_found(kind):
    assert found((sample(kind) or b"\1") + sample("zip")).also == "zip"


def test_a_pdf_inside_the_beginning_of_a_picture_is_found():
    content = sample("jpeg")

    assert found(content[:20] + sample("pdf")).also == "pdf"


def test_a_page_before_the_beginning_of_a_pdf_is_found():
    file_type = found(b"<html><script>alert(1)</script>" + sample("pdf"))

    assert (file_type.kind, file_type.also) == ("pdf", "html")


def test_a_zip_that_is_attached_to_a_pdf_is_no_second_file():
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf())) as pdf:
        pdf.attachments["a.zip"] = sample("zip")
        pdf.save(sink, compress_streams=False)

    assert found(sink.getvalue()).also is None


# Damaged packages.


def test_a_zip_without_its_end_is_still_a_zip():
    assert found(samples.word()[:2000]).kind == "zip"


def test_a_package_whose_types_are_a_bomb_is_known_by_its_folders():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><Types>&a;</Types>'

    assert found(package({"[Content_Types].xml": bomb, "word/document.xml": "<x/>"})).kind == "docx"


# Any bytes at all.


beginnings = st.sampled_from([sample(kind, number)[:600] for kind, number in EVERY])


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=4000),
        st.builds(lambda start, more: start + more, beginnings, st.binary(max_size=600)),
    )
)
def test_any_bytes_are_something(content):
    assert isinstance(found(content, "file.pdf"), FileType)


@st.composite
def damaged(draw) -> bytes:
    kind, number = draw(st.sampled_from(EVERY))
    content = bytearray(sample(kind, number))
    for _ in range(draw(st.integers(1, 8))):
        if content:
            content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content)


@settings(max_examples=300, deadline=None)
@given(damaged())
def test_any_damaged_file_is_something(content):
    assert isinstance(found(content), FileType)


@given(st.text())
def test_any_name_has_a_suffix_or_none(name):
    assert suffix_of(name) == suffix_of(name).lower()


def test_a_stored_word_is_described():
    assert (describe("docx"), describe("something")) == ("Word document", "File of an unknown kind")


def test_a_huge_file_is_known_by_a_few_pieces():
    class Counted(io.BytesIO):
        taken = 0

        def read(self, size=-1):
            piece = super().read(size)
            self.taken += len(piece)
            return piece

    source = Counted(sample("mp4") + bytes(50 << 20))

    assert (identify(source).kind, source.taken < 1 << 20) == ("mp4", True)
