"""From swaks through the guard and Postfix to a mailbox, and there opened by the programs of recipients."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.protection.libreoffice import pdfs_of
from tests.core.protection.originals import TEXT, make_docx
from tests.core.protection.test_open_with_other_programs import program, run, text_of
from tests.disclosure.conftest import pdf
from tests.disclosure.post_office import Caught, PostOffice
from tests.mailguard.conftest import make_house
from tests.mailguard.house import MailHouse
from tests.mailguard.protected import LINK, PASSWORD
from tests.mailguard.test_postfix import mailbox, postfix, pytestmark
from tests.running_house import Person

__all__ = ["mailbox", "postfix", "pytestmark"]
TESS, UNA = "tess@saltmarsh.example", "una@lowtide.example"
WORDS = "Robin Quillfeather fears the wasps of Thistlewick Lane."


@pytest.fixture(scope="module")
def house(tmp_path_factory, certificates, postfix) -> Iterator[MailHouse]:
    house = make_house(tmp_path_factory.mktemp("protected-over-postfix"), certificates, postfix)
    house.do("choose", parameter="mail_protection", value="by_itself")
    house.guard_on()
    yield house
    house.stop()


@pytest.fixture(scope="module")
def nell(house: MailHouse) -> Person:
    nell = house.employ("Nell Archer")
    house.do("support", email=nell.email, details={"given_names": "Robin", "family_name": "Quillfeather"})
    house.do("know", email=nell.email, addresses=[TESS, UNA])
    return nell


@pytest.fixture(scope="module")
def received(house, nell, mailbox, tmp_path_factory) -> dict[str, tuple[Path, str]]:
    """What Tess has in her mailbox at the end: each file, and the password from the other e-mail."""
    folder = tmp_path_factory.mktemp("mailbox")
    (folder / "Quillfeather plan.pdf").write_bytes(pdf())
    (folder / "Robin.docx").write_bytes(make_docx())
    (folder / "wasps.txt").write_text("Stung on Friday.")
    swaks(house, nell, [TESS, UNA], sorted(folder.iterdir()))
    house.settled()
    first = wait_for(mailbox[0], lambda one: one.recipients == [TESS] and one.files)
    house.do("receipt", tokens=LINK.findall(first.text))
    second = wait_for(mailbox[0], lambda one: one.recipients == [TESS] and not one.files)
    [password] = PASSWORD.findall(second.text)
    found = {}
    for name, content in first.files:
        (folder / name).write_bytes(content)
        found[name] = (folder / name, password)
    return found


def swaks(house: MailHouse, nell: Person, to: list[str], files: list[Path]) -> None:
    words = ["swaks", "--server", "localhost", "--port", str(house.starttls_port), "--tls", "--tls-verify"]
    words += ["--tls-ca-path", str(house.certificates[0]), "--auth", "LOGIN", "--auth-user", nell.email]
    words += ["--auth-password", house.passwords[nell.email], "--from", nell.email, "--to", ",".join(to)]
    words += ["--h-To", to[0], "--h-Subject", "About the plan", "--body", WORDS]
    for file in files:
        words += ["--attach-name", file.name, "--attach", f"@{file}"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout


def wait_for(box: PostOffice, wanted) -> Caught:
    for _ in range(300):
        if found := [one for one in box.caught if wanted(one)]:
            return found[0]
        time.sleep(0.2)
    raise AssertionError([(one.recipients, one.mail["Subject"]) for one in box.caught])


def test_the_files_and_nothing_else_of_the_sender_arrive(received, mailbox):
    raw = b"".join(one.raw for one in mailbox[0].caught if one.recipients in ([TESS], [UNA]))

    assert sorted(received) == ["document-1.pdf", "document-2.docx", "documents.zip", "message.pdf"]
    assert [
        word for word in (b"Quillfeather", b"Robin", b"wasps", b"About the plan", b"swaks") if word in raw
    ] == []


def test_each_recipient_has_one_e_mail_with_the_files(received, mailbox):
    with_files = sorted(one.recipients[0] for one in mailbox[0].caught if one.files)

    assert with_files == [TESS, UNA]
    assert [one.recipients for one in mailbox[0].caught if PASSWORD.search(one.text)] == [[TESS]]


@pytest.mark.parametrize("name", ["message.pdf", "document-1.pdf"])
def test_qpdf_opens_each_pdf_with_the_password_and_not_without(received, name):
    file, password = received[name]
    with_it = run(program("qpdf"), f"--password={password}", "--check", file)
    without = run(program("qpdf"), "--check", file)

    assert (with_it.returncode, without.returncode, b"invalid password" in without.stderr) == (0, 2, True)


def test_poppler_reads_the_words_of_the_message(received):
    file, password = received["message.pdf"]
    said = run(program("pdftotext"), "-upw", password, file, "-").stdout.decode()

    for words in (WORDS, "Subject: About the plan", "document-1.pdf: Quillfeather plan.pdf"):
        assert words in " ".join(said.split())


def test_7z_opens_the_zip_with_the_password_and_not_without(received, tmp_path):
    file, password = received["documents.zip"]
    without = run(program("7z", "7zz", "7za"), "t", "-pwrong", file)
    run(program("7z", "7zz", "7za"), "x", f"-p{password}", f"-o{tmp_path}", file)

    assert (without.returncode, (tmp_path / "document-3.txt").read_text()) == (2, "Stung on Friday.")


def test_libreoffice_opens_the_letter_with_the_password_and_not_without(received, tmp_path):
    file, password = received["document-2.docx"]
    with_it, without = pdfs_of(program("soffice", "libreoffice"), [(file, password), (file, "")], tmp_path)

    assert with_it is not None
    assert TEXT in " ".join(text_of(with_it).split())
    assert without is None
