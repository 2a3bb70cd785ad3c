"""The programs of those who receive our files: they open with the password, and refuse without it."""

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.core.protection.libreoffice import pdfs_of
from tests.core.protection.originals import (
    TEXT,
    Protected,
    make_docx,
    make_pdf,
    make_pptx,
    make_tiny_docx,
    make_xlsx,
    protected_from,
)

pytestmark = pytest.mark.servers


def program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed here; .ci/run installs it")
    return found


def run(*command: str | Path, **how) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, check=False, capture_output=True, timeout=60, stdin=subprocess.DEVNULL, **how
    )


@pytest.fixture
def pdf(tmp_path: Path) -> tuple[Path, str]:
    made = protected_from(("pdf", make_pdf(), "document"))
    (file := tmp_path / "protected.pdf").write_bytes(made.file.getvalue())
    return file, made.password


def test_qpdf_opens_the_pdf_and_finds_all_of_it_encrypted(pdf):
    file, password = pdf
    said = run(program("qpdf"), f"--password={password}", "--show-encryption", file).stdout.decode()

    wanted = ["R = 6", "stream encryption method: AESv3", "string encryption method: AESv3"]
    assert [line for line in wanted if line not in said] == []
    assert run(program("qpdf"), f"--password={password}", "--check", file).returncode == 0


@pytest.mark.parametrize("password", ["", "wrong"])
def test_qpdf_refuses_the_pdf_without_its_password(pdf, password):
    refused = run(program("qpdf"), f"--password={password}", "--check", pdf[0])

    assert (refused.returncode, b"invalid password" in refused.stderr) == (2, True)


def test_poppler_reads_the_pdf_with_its_password_alone(pdf):
    file, password = pdf
    pdftotext = program("pdftotext")

    assert TEXT in run(pdftotext, "-upw", password, file, "-").stdout.decode()
    assert [
        run(pdftotext, *how, file, "-").stdout for how in ((), ("-upw", "wrong"), ("-opw", password))
    ] == [
        b"",
        b"",
        b"",
    ]


@pytest.fixture
def archive(tmp_path: Path) -> tuple[Path, Protected]:
    made = protected_from(("pdf", make_pdf(), "document-1.pdf"), ("txt", TEXT.encode(), "document-2.txt"))
    (file := tmp_path / "protected.zip").write_bytes(made.file.getvalue())
    return file, made


def test_7z_opens_the_zip_to_the_same_bytes(archive, tmp_path):
    file, made = archive
    done = run(program("7z", "7zz", "7za"), "x", f"-p{made.password}", f"-o{tmp_path}/out", file)

    assert done.returncode == 0
    assert [(tmp_path / "out" / item.name).read_bytes() for item in made.originals] == made.clear


@pytest.mark.parametrize("password", ["", "wrong"])
def test_7z_refuses_the_zip_without_its_password(archive, password):
    refused = run(program("7z", "7zz", "7za"), "t", f"-p{password}", archive[0])

    assert refused.returncode == 2


def test_7z_finds_aes_256_on_every_entry(archive):
    said = run(program("7z", "7zz", "7za"), "l", "-slt", archive[0]).stdout.decode()

    assert [line for line in said.splitlines() if line.startswith("Method")] == [
        "Method = AES-256 Deflate"
    ] * 2


OFFICE = [("docx", make_docx), ("docx", make_tiny_docx), ("xlsx", make_xlsx), ("pptx", make_pptx)]


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> list[list[str | None]]:
    """What LibreOffice shows of each Office file: with its password, with a wrong one, and with none."""
    soffice, folder, jobs = program("soffice", "libreoffice"), tmp_path_factory.mktemp("libreoffice"), []
    for number, (kind, make) in enumerate(OFFICE):
        made = protected_from((kind, make(), "document"))
        (file := folder / f"protected-{number}.{kind}").write_bytes(made.file.getvalue())
        jobs += [(file, made.password), (file, "wrong"), (file, "")]
    texts = [text_of(pdf) if pdf else None for pdf in pdfs_of(soffice, jobs, folder)]
    return [texts[start : start + 3] for start in range(0, len(texts), 3)]


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(file.read_bytes())) as pdf:
        return " ".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.parametrize("number", range(len(OFFICE)), ids=["docx", "tiny docx", "xlsx", "pptx"])
def test_libreoffice_opens_the_office_file_with_its_password_alone(shown, number):
    right, wrong, none = shown[number]

    assert (TEXT in " ".join((right or "").split()), wrong, none) == (True, None, None)
