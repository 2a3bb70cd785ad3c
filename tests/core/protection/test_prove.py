"""Proving, attacked: each test hands over a file that some program could have made, and that must not leave."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
import pyzipper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from safehaven_core.protection import Form, NotProved, Original, _office, _pdf, _zip, new_password, prove
from tests.core.protection.originals import TEXT, Protected, fresh, make_tiny_docx, protected_from


def check(made: Protected, file: bytes) -> None:
    """Prove other bytes in the place of the protected file."""
    prove(io.BytesIO(file), made.form, made.password, made.originals)


@pytest.fixture
def pdf() -> Protected:
    return fresh("pdf")


@pytest.fixture
def office() -> Protected:
    return fresh("docx")


@pytest.fixture
def archive() -> Protected:
    return protected_from(("csv", b"a;b;c\n" * 90, "document-1.csv"), ("txt", b"text", "document-2.txt"))


# Any form.


def test_the_original_itself_is_not_proved(protected: Protected):
    with pytest.raises(NotProved):
        check(protected, protected.clear[0])


def test_another_password_is_not_proved(protected: Protected):
    with pytest.raises(NotProved):
        prove(protected.file, protected.form, new_password(), protected.originals)


def test_other_originals_are_not_proved(protected: Protected):
    other = [replace(original, source=io.BytesIO(b"other")) for original in protected.originals]

    with pytest.raises(NotProved):
        prove(protected.file, protected.form, protected.password, other)


def test_one_original_too_many_is_not_proved(protected: Protected):
    too_many = [*protected.originals, Original("txt", io.BytesIO(b"more"), "document-9.txt")]

    with pytest.raises(NotProved):
        prove(protected.file, protected.form, protected.password, too_many)


def test_a_cut_file_is_not_proved(protected: Protected):
    with pytest.raises(NotProved):
        check(protected, protected.file.getvalue()[:-30])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(junk=st.binary(max_size=600), form=st.sampled_from(Form))
def test_an_error_means_not_proved(junk, form):
    with pytest.raises(NotProved):
        prove(io.BytesIO(junk), form, new_password(), [Original("pdf", io.BytesIO(junk))])


def test_a_stream_that_fails_means_not_proved(protected: Protected):
    protected.file.close()

    with pytest.raises(NotProved, match="could not be checked"):
        prove(protected.file, protected.form, protected.password, protected.originals)


# PDF.


def encrypted(content: bytes, **lock) -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(sink, encryption=pikepdf.Encryption(**lock), fix_metadata_version=False)
    return sink.getvalue()


@pytest.mark.parametrize(
    "lock",
    [
        {"user": "{password}", "owner": "o", "R": 4, "aes": True},
        {"user": "{password}", "owner": "o", "R": 4, "aes": False, "metadata": False},
        {"user": "{password}", "owner": "o", "R": 3, "aes": False, "metadata": False},
        {"user": "{password}", "owner": "o", "R": 5},
        {"user": "{password}", "owner": "o", "R": 6, "metadata": False},
        {"user": "{password}", "owner": "{password}", "R": 6},
        {"user": "another", "owner": "{password}", "R": 6},
        {"user": "", "owner": "{password}", "R": 6},
    ],
    ids=["AES-128", "RC4", "RC4 of 1999", "R5", "clear metadata", "one password", "owner's", "no reader's"],
)
def test_a_weaker_pdf_lock_is_not_proved(pdf: Protected, lock):
    lock = {key: pdf.password if value == "{password}" else value for key, value in lock.items()}

    with pytest.raises(NotProved):
        check(pdf, encrypted(pdf.clear[0], **lock))


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None], password: str) -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(
            sink,
            encryption=pikepdf.Encryption(user=password, owner="o", R=6),
            fix_metadata_version=False,
        )
    return sink.getvalue()


def drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def swap_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


def change_text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"Friday", b"Monday"))


def change_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = pikepdf.String("Another title")


def change_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 100, 100])


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["other.txt"] = b"other"


@pytest.mark.parametrize("change", [drop_page, swap_pages, change_text, change_title, change_box, attach])
def test_a_changed_pdf_is_not_proved(pdf: Protected, change):
    with pytest.raises(NotProved):
        check(pdf, changed(pdf.clear[0], change, pdf.password))


def test_the_same_pdf_made_by_this_tests_own_means_is_proved(pdf: Protected):
    """Else the changes above might be refused for another reason."""
    check(pdf, changed(pdf.clear[0], lambda _: None, pdf.password))


def test_a_stream_left_out_of_the_encryption_of_a_pdf_is_not_proved(pdf: Protected):
    with pikepdf.open(pdf.file, password=pdf.password) as made:
        made.pages[0].Contents.write(b"text", filter=pikepdf.Array([pikepdf.Name.Crypt]))

        with pytest.raises(NotProved, match="left out"):
            _pdf.check_lock(made)


def test_a_piece_of_the_original_after_the_end_of_a_pdf_is_not_proved(pdf: Protected):
    with pikepdf.open(io.BytesIO(pdf.clear[0])) as original:
        left_over = original.pages[0].Contents.read_raw_bytes()

    with pytest.raises(NotProved, match="can be read"):
        check(pdf, pdf.file.getvalue() + left_over)


def test_a_title_after_the_end_of_a_pdf_is_not_proved(pdf: Protected):
    with pytest.raises(NotProved, match="can be read"):
        check(pdf, pdf.file.getvalue() + b"Support plan of Robin Quillfeather")


# Office.


def test_a_half_constant_office_key_is_not_proved(office: Protected):
    """What msoffcrypto makes by itself: 16 random bytes and 16 that are always 0x36."""
    sink = io.BytesIO()
    OOXMLFile(office.originals[0].source).encrypt(office.password, sink)

    with pytest.raises(NotProved, match="key"):
        check(office, sink.getvalue())


def test_a_quickly_hashed_office_password_is_not_proved(office: Protected):
    quick = ECMA376Agile.encrypt(office.password, office.originals[0].source, spin_count=1000)

    with pytest.raises(NotProved, match="AES-256"):
        check(office, quick)


def test_an_office_file_with_one_more_stream_is_not_proved(office: Protected):
    renamed = office.file.getvalue().replace("Version\0".encode("utf-16-le"), "Preview\0".encode("utf-16-le"))

    with pytest.raises(NotProved, match="something beside"):
        check(office, renamed)


def test_an_altered_office_package_is_not_proved():
    """Even where no reader looks: behind the end of a small document."""
    made = protected_from(("docx", make_tiny_docx(), "document"))
    altered = bytearray(made.file.getvalue())
    altered[-600] ^= 1

    with pytest.raises(NotProved):
        check(made, bytes(altered))


def test_a_piece_of_the_original_after_the_end_of_an_office_file_is_not_proved(office: Protected):
    sector = office.clear[0][:512]

    with pytest.raises(NotProved, match="can be read"):
        check(office, office.file.getvalue() + sector)


def test_an_empty_office_password_is_not_proved(office: Protected):
    opens_with_nothing = ECMA376Agile.encrypt("", office.originals[0].source)

    with pytest.raises(NotProved, match="opens without"):
        check(office, opens_with_nothing)


# ZIP.


def zipped(
    made: Protected, *, locks=({"nbits": 256},) * 2, names=("document-1.csv", "document-2.txt")
) -> bytes:
    sink = io.BytesIO()
    for name, content, lock in zip(names, made.clear, locks, strict=False):
        if lock is None:
            with zipfile.ZipFile(sink, "a") as archive:
                archive.writestr(name, content)
            continue
        with pyzipper.AESZipFile(sink, "a", encryption=pyzipper.WZ_AES, encryption_kwargs=lock) as archive:
            archive.setpassword(made.password.encode())
            archive.writestr(name, content)
    return sink.getvalue()


FULL, HALF, CHECKSUMMED = {"nbits": 256}, {"nbits": 128}, {"nbits": 256, "force_wz_aes_version": 1}


@pytest.mark.parametrize(
    "locks",
    [(FULL, None), (None, FULL), (FULL, HALF), (FULL, CHECKSUMMED)],
    ids=["last in clear", "first in clear", "AES-128", "checksum of the clear content"],
)
def test_a_weaker_zip_lock_is_not_proved(archive: Protected, locks):
    with pytest.raises(NotProved):
        check(archive, zipped(archive, locks=locks))


@pytest.mark.parametrize(
    "names", [("document-1.csv",), ("document-1.csv", "other"), ("document-2.txt", "document-1.csv")]
)
def test_other_names_in_a_zip_are_not_proved(archive: Protected, names):
    with pytest.raises(NotProved):
        check(archive, zipped(archive, names=names))


def test_the_same_zip_made_by_this_tests_own_means_is_proved(archive: Protected):
    check(archive, zipped(archive))


@pytest.mark.parametrize("place", ["before", "comment"])
def test_something_beside_the_entries_of_a_zip_is_not_proved(archive: Protected, place):
    hidden, more = archive.file.getvalue(), b"Robin Quillfeather " * 60
    sink = io.BytesIO(more + hidden if place == "before" else hidden)
    if place == "comment":
        with pyzipper.AESZipFile(sink, "a") as opened:
            opened.comment = more

    with pytest.raises(NotProved, match="something beside"):
        check(archive, sink.getvalue())


@pytest.mark.parametrize(
    ("name", "maker"), [("pdf", _pdf), ("docx", _office), ("zip", _zip)], ids=["pdf", "office", "zip"]
)
def test_a_lock_that_a_wrong_password_opens_is_not_proved(name, maker):
    """The right password stands in for a wrong one, as no program at hand makes such a lock."""
    made = fresh(name)
    originals = made.originals if maker is _zip else made.originals[0].source

    with pytest.raises(NotProved, match="opens without"):
        maker.prove(made.file, made.password, made.password, originals)


def test_a_piece_of_an_original_in_the_room_that_a_zip_leaves_is_not_proved():
    made = protected_from(("txt", TEXT.encode(), "document.txt"))

    with pytest.raises(NotProved, match="can be read"):
        check(made, TEXT.encode() + made.file.getvalue())
