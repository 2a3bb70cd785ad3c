"""PDFs as other programs make them, and damaged ones: each is protected and proved, or refused by name."""

import functools
import io
import shutil
import subprocess
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safehaven_core.protection import ProtectionFailed, prove
from tests.core.protection.originals import make_docx, make_pdf, protected_from


def check(content: bytes) -> None:
    made = protected_from(("pdf", content, "document"))
    prove(made.file, made.form, made.password, made.originals)


def remade(change: Callable[[pikepdf.Pdf], None], **how) -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf(pages=3))) as pdf:
        change(pdf)
        pdf.save(sink, **how)
    return sink.getvalue()


def nothing(pdf: pikepdf.Pdf) -> None:
    pass


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["plan.docx"] = make_docx()


def name_dates_and_streams(pdf: pikepdf.Pdf) -> None:
    """Properties that are names, and a single word that is a name in every PDF."""
    pdf.docinfo.Trapped = pikepdf.Name("/Unknown")
    pdf.docinfo.Title = pikepdf.String("Metadata")


def same_page_twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def circle(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Loop = pdf.make_indirect(pikepdf.Dictionary())
    pdf.Root.Loop.Again = pdf.Root.Loop


def deep(pdf: pikepdf.Pdf) -> None:
    level = pikepdf.Dictionary()
    for _ in range(3000):
        level = pdf.make_indirect(pikepdf.Dictionary(Down=level))
    pdf.Root.Deep = level


def rare_filter(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"\xff\xd8 not unpacked \xff\xd9" * 9)
    stream.write(stream.read_bytes(), filter=pikepdf.Array([pikepdf.Name.DCTDecode]))
    pdf.Root.Picture = stream


CHANGES = [nothing, attach, name_dates_and_streams, same_page_twice, circle, deep, rare_filter]


@pytest.mark.parametrize("change", CHANGES)
def test_a_pdf_with_unusual_parts_is_proved(change):
    check(remade(change))


@pytest.mark.parametrize(
    "how",
    [
        {"linearize": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"qdf": True},
        {"compress_streams": False},
        {"force_version": "1.3"},
        {"force_version": "2.0"},
    ],
    ids=str,
)
def test_a_pdf_written_in_another_way_is_proved(how):
    check(remade(nothing, **how))


def test_a_pdf_that_was_changed_by_appending_is_proved():
    """As programs do that fill in a form: the old state stays in front, and must not leave."""
    first = make_pdf()
    old_root, size = first.rindex(b"/Root "), first.rindex(b"/Size ")
    root = first[old_root + 6 : first.index(b"R", old_root + 6) + 1]
    number = first[size + 6 :].split()[0]
    startxref = first[first.rindex(b"startxref") + 9 :].split()[0]
    added = number + b" 0 obj\n(added)\nendobj\n"
    table = b"xref\n" + number + b" 1\n%010d 00000 n \n" % len(first)
    trailer = b"trailer\n<</Size %d /Root %s /Prev %s>>\n" % (int(number) + 1, root, startxref)
    end = b"startxref\n%d\n%%%%EOF\n" % (len(first) + len(added))

    check(first + added + table + trailer + end)


@pytest.mark.servers
def test_a_pdf_of_libreoffice_is_proved(tmp_path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here; .ci/run installs it")
    (tmp_path / "plan.docx").write_bytes(make_docx())
    convert = ["--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "plan.docx"]
    profile = f"-env:UserInstallation={tmp_path.as_uri()}/profile"
    subprocess.run([program, profile, *convert], check=True, capture_output=True, timeout=120)

    check((tmp_path / "plan.pdf").read_bytes())


SOUND = {"pdf": functools.cache(make_pdf), "docx": functools.cache(make_docx)}


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(["pdf", "docx"]), data=st.data())
def test_a_damaged_file_is_proved_or_refused_by_name(kind, data):
    content = bytearray(SOUND[kind]())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    assert verdict(kind, bytes(content)).endswith(".")


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(["pdf", "docx", "xlsx"]), content=st.binary(max_size=2000))
def test_any_bytes_are_refused_by_name(kind, content):
    assert verdict(kind, content) != "Proved."


def verdict(kind: str, content: bytes) -> str:
    try:
        made = protected_from((kind, content, "document"))
        prove(made.file, made.form, made.password, made.originals)
    except ProtectionFailed as refused:
        return str(refused)
    return "Proved."
