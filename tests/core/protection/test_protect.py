import io

import pikepdf
import pytest

from safehaven_core.protection import (
    AlreadyProtected,
    Form,
    NotOurPassword,
    Original,
    ProtectionFailed,
    UnfitName,
    Unreadable,
    form_for,
    new_password,
    opened,
    protect,
    prove,
)
from tests.core.protection.originals import TEXT, TITLE, Protected, make_docx, make_pdf, protected_from


@pytest.mark.parametrize(
    ("kinds", "form"),
    [
        (["pdf"], Form.PDF),
        (["docx"], Form.OFFICE),
        (["xlsx"], Form.OFFICE),
        (["pptx"], Form.OFFICE),
        (["pdf", "pdf"], Form.ZIP),
        (["docm"], Form.ZIP),
        (["doc"], Form.ZIP),
        (["odt"], Form.ZIP),
        (["jpeg"], Form.ZIP),
        (["unknown"], Form.ZIP),
    ],
)
def test_files_get_the_form_that_suits_them(kinds, form):
    assert form_for(kinds) == form


def test_what_was_protected_is_proved(protected: Protected):
    prove(protected.file, protected.form, protected.password, protected.originals)


def test_nothing_of_the_original_can_be_read(protected: Protected):
    hidden = protected.file.getvalue()

    found = [word for word in ("Quillfeather", "Lantern", TITLE, TEXT) if readable(word, hidden)]

    assert found == []


def readable(word: str, hidden: bytes) -> bool:
    return any(word.encode(coding) in hidden for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def test_the_words_could_have_been_found():
    """Else the promise above would hold for anything."""
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        sink = io.BytesIO()
        pdf.save(sink, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)

    assert [readable(word, sink.getvalue()) for word in (TITLE, TEXT)] == [True, True]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_that_is_no_office_file_is_unreadable(kind):
    with pytest.raises(Unreadable):
        protected_from((kind, b"PK\x03\x04 not really", "document"))


@pytest.mark.parametrize("cut", [40, 400, -40])
def test_a_damaged_pdf_is_unreadable(cut):
    with pytest.raises(Unreadable):
        protected_from(("pdf", make_pdf()[:cut], "document"))


def test_a_docx_with_a_flipped_bit_is_unreadable():
    damaged = bytearray(make_docx())
    damaged[len(damaged) // 2] ^= 1

    with pytest.raises(Unreadable):
        protected_from(("docx", bytes(damaged), "document"))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_with_a_password_is_not_protected_twice(kind):
    first = protected_from((kind, {"pdf": make_pdf, "docx": make_docx}[kind](), "document"))

    with pytest.raises(AlreadyProtected):
        protected_from((kind, first.file.getvalue(), "document"))


def test_a_pdf_under_an_owners_password_alone_is_not_protected():
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        pdf.save(sink, encryption=pikepdf.Encryption(owner="the owner", user=""))

    with pytest.raises(AlreadyProtected):
        protected_from(("pdf", sink.getvalue(), "document"))


@pytest.mark.parametrize(
    "chosen", ["", "password1", "Summer2026!", "t4kp-t4kp-t4kp-t4k", "T4KP-T4KP-T4KP-T4KP"]
)
def test_a_password_that_a_person_chose_is_refused(chosen):
    with pytest.raises(NotOurPassword):
        protect([Original("pdf", io.BytesIO(make_pdf()))], chosen, io.BytesIO())


@pytest.mark.parametrize(
    "names",
    [
        ["../document"],
        ["folder/document"],
        ["folder\\document"],
        ["document\n"],
        [""],
        ["..."],
        ["Robin’s plan"],
        ["a" * 101],
        ["same.pdf", "SAME.pdf"],
    ],
)
def test_a_name_that_a_zip_cannot_hold_well_is_refused(names):
    with pytest.raises(UnfitName):
        protected_from(*(("txt", b"text", name) for name in names))


def test_no_file_at_all_is_refused():
    with pytest.raises(ProtectionFailed):
        protect([], new_password(), io.BytesIO())


def test_each_making_gives_other_bytes(protected: Protected):
    again = io.BytesIO()
    protect(protected.originals, protected.password, again)

    assert again.getvalue() != protected.file.getvalue()


def test_the_password_of_a_pdf_is_the_readers_and_not_its_owners():
    made = protected_from(("pdf", make_pdf(), "document"))

    with pikepdf.open(made.file, password=made.password) as pdf:
        assert (pdf.user_password_matched, pdf.owner_password_matched) == (True, False)


def test_the_recipient_may_do_anything_with_the_pdf():
    made = protected_from(("pdf", make_pdf(), "document"))

    with pikepdf.open(made.file, password=made.password) as pdf:
        assert all(pdf.allow)


def test_a_zip_gives_back_the_same_bytes_under_neutral_names():
    made = protected_from(("pdf", make_pdf(), "document-1.pdf"), ("csv", b"a;b", "document-2.csv"))

    assert [(file.name, file.content) for file in opened(made.file, made.password)] == [
        ("document-1.pdf", made.clear[0]),
        ("document-2.csv", b"a;b"),
    ]
