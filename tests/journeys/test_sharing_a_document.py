"""The main job, as a caseworker does it, in a real browser against real servers.

Ada signs in with a second factor, opens the record of somebody on her caseload, adds a note and three
real documents, and sends each of them to a verified recipient.  It leaves as a protected file, the
password goes its own way after the receipt was confirmed, the record shows it and the ledger proves it.
Sam, who works with other people, finds nothing.
"""

from __future__ import annotations

import email
import re
import shutil
import subprocess
import sys
import time
from email.message import EmailMessage
from email.policy import default as modern
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from safehaven.demo.files import letter_docx
from safehaven.demo.mail_pages import code_now
from safehaven.demo.organisation import PASSWORD
from safehaven.demo.people import SEED, personas
from tests.core.protection.libreoffice import pdfs_of
from tests.documents.files import pdf_of
from tests.looking import shows
from tests.running_demo import RunningDemo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RECIPIENT = "morwenna@harbourtown.example"
_PATIENCE_SECONDS = 180


def documents(folder: Path) -> dict[str, Path]:
    """Three files as people have them: PDF, Word, and one that is neither."""
    from datetime import date

    persona = personas(1, seed=SEED, today=date(2026, 11, 21))[0]
    made = {
        "pdf": ("assessment.pdf", pdf_of("An assessment for the council", pages=2)),
        "docx": ("letter.docx", letter_docx(persona)),
        "zip": ("notes.txt", b"Notes of the meeting about the ceiling.\n" * 40),
    }
    for name, content in made.values():
        (folder / name).write_bytes(content)
    return {form: folder / name for form, (name, _content) in made.items()}


def sign_in(page: Page, demo: RunningDemo, given: str) -> None:
    page.goto(demo.url("/sign-in/"))
    page.get_by_label("Email address").fill(f"{given.lower()}@harbourlane.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.locator("input[name=code]").fill(code_now(phone_of(demo, given)))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(demo.url("/"))


def shorten_the_undo(browser: Browser, demo: RunningDemo) -> None:
    """The SIRO sets how long a release can be taken back.  It holds for the very next one."""
    page = browser.new_context().new_page()
    sign_in(page, demo, "Priya")
    page.goto(demo.url("/policy/settings/undo_seconds/"))
    page.get_by_label("Seconds in which a released disclosure can be taken back").fill("1")
    page.get_by_role("button", name="See what this would change").click()
    page.get_by_role("button", name="Put into force").click()
    page.get_by_text("The setting is in force from now on.").wait_for()
    page.context.close()


def phone_of(demo: RunningDemo, given: str) -> str:
    phones = dict(line.split("\t") for line in (demo.home / "phones.txt").read_text().splitlines())
    return next(secret for name, secret in phones.items() if name.startswith(f"{given} "))


def add_note(page: Page, record: str) -> None:
    page.goto(record)
    page.get_by_role("button", name="Write on the timeline").click()
    page.get_by_label("Phone call").check()
    page.get_by_label("What happened?").fill("Rang about the ceiling. The council asks for the assessment.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The council asks for the assessment.").first.wait_for()


def add_document(page: Page, record: str, title: str, file: Path) -> None:
    page.goto(record)
    page.get_by_role("link", name="Documents", exact=True).click()
    page.get_by_role("button", name="Add a document").click()
    page.get_by_label("What is it?").fill(title)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Add this document").click()
    page.get_by_role("heading", name=title).wait_for()


def share(page: Page, record: str, title: str) -> None:
    """From the record to a released disclosure: documents, reason, recipient, address, checks."""
    page.goto(record)
    page.get_by_role("link", name="Share documents").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("checkbox", name=title).check()
    page.get_by_label(f"Why does this recipient need “{title}").fill("She decides about the repair.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("group", name="What kind of reason is it?").get_by_role("radio").nth(1).check()
    page.get_by_role("group", name="What is the lawful basis?").get_by_role("radio").first.check()
    page.get_by_label("Why is this shared?").fill(
        "The social worker asked for it in writing, for the review."
    )
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name of a person or an organisation").fill("Morwenna Tregarth")
    page.get_by_role("button", name="Find in the directory").click()
    page.get_by_role("button", name="Choose Morwenna Tregarth").click()
    page.get_by_label("Type the recipient’s e-mail address in full").fill(RECIPIENT)
    page.get_by_role("button", name="Continue").click()
    release(page)


def release(page: Page) -> None:
    """Release it once its documents were read.  Where something stands against it, the page says what."""
    wanted = page.get_by_role("button", name="Release")
    for _ in range(3):
        if shows(wanted):
            wanted.click()
            return
        page.reload()
    raise AssertionError(f"It could not be released:\n{page.locator('main').inner_text()}")


def messages(demo: RunningDemo) -> list[EmailMessage]:
    kept = sorted(demo.mail.glob("*.eml"))
    return [email.message_from_bytes(path.read_bytes(), policy=modern) for path in kept]


def wait_for_messages(demo: RunningDemo, count: int) -> list[EmailMessage]:
    for _ in range(_PATIENCE_SECONDS * 4):
        if len(kept := messages(demo)) >= count:
            return kept
        time.sleep(0.25)
    raise AssertionError(f"{len(messages(demo))} messages came, not {count}.\n{demo.said[-3000:]}")


def body_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def attachment_of(message: EmailMessage) -> tuple[str, bytes]:
    [part] = message.iter_attachments()
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return str(part.get_filename()), content


@pytest.fixture(scope="module")
def journey(
    browser: Browser, running_demo: RunningDemo, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, object]:
    """The whole path, walked once; the tests look at what came of it."""
    folder = tmp_path_factory.mktemp("files")
    files = documents(folder)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    shorten_the_undo(browser, running_demo)
    sign_in(page, running_demo, "Ada")
    page.goto(running_demo.url("/records/"))
    page.locator("table a").first.click()
    page.wait_for_url(re.compile(r"/records/[0-9a-f-]{36}/$"))
    record = page.url
    name = page.locator("h1").inner_text()
    add_note(page, record)
    before = len(messages(running_demo))
    sent: dict[str, dict[str, object]] = {}
    for number, (form, path) in enumerate(files.items()):
        add_document(page, record, f"Paper {number}", path)
        share(page, record, f"Paper {number}")
        first = wait_for_messages(running_demo, before + 2 * number + 1)[-1]
        link = re.search(r"http://\S+/receipt/\S+", body_of(first))
        assert link is not None
        page.goto(link[0])
        page.get_by_role("button", name="I have received it").click()
        second = wait_for_messages(running_demo, before + 2 * number + 2)[-1]
        sent[form] = {"document": first, "password": second}
    page.goto(record)
    timeline = page.locator("main").inner_text()
    return {
        "record": record,
        "name": name,
        "sent": sent,
        "files": files,
        "timeline": timeline,
        "folder": folder,
    }


def password_in(message: EmailMessage, document: EmailMessage) -> str:
    words = re.findall(r"(?m)^\s*([a-z0-9]{4}(?:-[a-z0-9]{4})+)\s*$", body_of(message))
    assert len(words) == 1
    assert words[0] not in body_of(document)
    return str(words[0])


def saved(journey: dict, form: str) -> tuple[Path, str]:
    sent = journey["sent"][form]
    name, content = attachment_of(sent["document"])
    path = journey["folder"] / f"received-{name}"
    path.write_bytes(content)
    return path, password_in(sent["password"], sent["document"])


def words_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "".join(page.get_textpage().get_text_range() for page in opened)


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here.")
    return found


def test_the_pdf_opens_with_its_password_only(journey: dict) -> None:
    qpdf = tool("qpdf")
    path, password = saved(journey, "pdf")

    opened = subprocess.run(
        [qpdf, f"--password={password}", "--check", path], capture_output=True, check=False
    )
    refused = [
        subprocess.run([qpdf, *words, "--check", path], capture_output=True, check=False).returncode
        for words in ([], ["--password=wrong"])
    ]

    assert opened.returncode == 0, opened.stderr
    assert refused == [2, 2]


def test_the_word_file_opens_with_its_password_only(journey: dict) -> None:
    soffice = tool("soffice")
    path, password = saved(journey, "docx")

    opened, refused, without = pdfs_of(
        soffice, [(path, password), (path, "wrong"), (path, "")], journey["folder"]
    )

    assert opened is not None
    assert "Letter of support" in words_of(opened)
    assert (refused, without) == (None, None)


def test_the_zip_opens_with_its_password_only(journey: dict) -> None:
    seven = tool("7z")
    path, password = saved(journey, "zip")
    target = journey["folder"] / "unpacked"

    opened = subprocess.run(
        [seven, "x", f"-p{password}", f"-o{target}", path], capture_output=True, check=False
    )
    refused = subprocess.run([seven, "t", "-pwrong", path], capture_output=True, check=False)

    assert opened.returncode == 0, opened.stderr
    assert [file.read_bytes() for file in target.iterdir()] == [journey["files"]["zip"].read_bytes()]
    assert refused.returncode != 0


def test_subjects_and_bodies_name_nobody(journey: dict) -> None:
    given, family = journey["name"].split()[0], journey["name"].split()[-1]

    for pair in journey["sent"].values():
        for message in pair.values():
            whole = str(message["Subject"]) + body_of(message) + str(message["To"])
            assert given not in whole
            assert family not in whole
            assert message["Sensitivity"] == "Company-Confidential"


def test_both_messages_go_to_the_recipient_and_to_nobody_else(journey: dict) -> None:
    to = {str(message["X-Envelope-To"]) for pair in journey["sent"].values() for message in pair.values()}

    assert to == {RECIPIENT}


def test_the_record_shows_the_disclosures(journey: dict) -> None:
    assert journey["timeline"].count("Morwenna Tregarth") >= 3
    assert "The council asks for the assessment." in journey["timeline"]


def test_the_ledger_proves_it(journey: dict, running_demo: RunningDemo) -> None:
    folder = running_demo.everything / "tmp" / "ledger"
    environment = running_demo.environment
    # What was done last is sealed within seconds; this seals it now.
    subprocess.run(
        [sys.executable, "-m", "safehaven", "ledger", "checkpoint"],
        env=environment,
        capture_output=True,
        check=True,
    )
    export = subprocess.run(
        [sys.executable, "-m", "safehaven", "ledger", "export", folder],
        env=environment,
        capture_output=True,
        check=False,
    )
    checked = subprocess.run(
        [sys.executable, "-m", "safehaven_core.chain", folder],
        capture_output=True,
        check=False,
        env=environment,
    )
    record = journey["record"].rstrip("/").rsplit("/", 1)[1]
    acts = re.findall(
        rf'"about":\["record:{record}"[^\]]*\],"act":"(disclosure:\w+)"', (folder / "lines.jsonl").read_text()
    )

    assert export.returncode == 0, export.stderr
    assert checked.returncode == 0, checked.stdout
    assert [acts.count(f"disclosure:{act}") for act in ("released", "received")] == [3, 3]


def test_a_colleague_in_another_team_finds_nothing(
    journey: dict, browser: Browser, running_demo: RunningDemo
) -> None:
    page = browser.new_context().new_page()
    sign_in(page, running_demo, "Sam")

    status = page.goto(journey["record"]).status
    shown = page.locator("body").inner_text()
    page.goto(running_demo.url("/records/search/"))
    page.locator("main input[type=text], main input[type=search]").first.fill(journey["name"])
    page.locator("main form button").first.click()
    page.get_by_role("heading", name="Nobody found").wait_for()
    found = page.locator("main").inner_text()

    assert status == 404
    assert journey["name"].split()[-1] not in shown
    assert re.findall(r"SH-\d{4}", found) == []
