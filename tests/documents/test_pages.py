"""Documents through their pages: added, shown, previewed, handed out, refused with a sentence."""

import io
import uuid
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from safehaven.demo.files import budget_xlsx, letter_docx, photograph_png, referral_eml
from safehaven.demo.people import Persona, personas
from safehaven.documents import receiving, storage
from safehaven.documents.forms import DocumentForm
from safehaven.documents.models import Document, Version
from safehaven.documents.scanning import scan
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember
from tests.documents.files import pdf_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def persona() -> Persona:
    from datetime import date

    return personas(1, seed=7, today=date(2026, 11, 21))[0]


@pytest.fixture
def browser(ada: StaffMember, signed_in) -> Client:
    return signed_in(ada)


def add(browser: Client, record: Record, content: bytes, name: str, *, once: uuid.UUID | None = None):
    return browser.post(
        reverse("documents:add", kwargs={"record": record.pk}),
        {"title": "Letter", "file": SimpleUploadedFile(name, content), "once": str(once or uuid.uuid4())},
    )


def handed_out(browser: Client, version: Version) -> bytes:
    answer = browser.get(reverse("documents:download", kwargs={"version": version.pk}))
    return b"".join(answer)


@pytest.mark.parametrize(
    ("make", "name", "kind"),
    [
        (lambda _persona: pdf_of("A letter"), "letter.pdf", "pdf"),
        (letter_docx, "letter.docx", "docx"),
        (budget_xlsx, "budget.xlsx", "xlsx"),
        (photograph_png, "kitchen.png", "png"),
        (referral_eml, "referral.eml", "eml"),
        (lambda _persona: b"\x00\x01\x02 of no known kind" * 10, "thing.bin", "unknown"),
    ],
    ids=["pdf", "docx", "xlsx", "png", "eml", "unknown"],
)
def test_any_kind_comes_in_and_goes_out_unchanged(browser, robin, persona, make, name, kind) -> None:
    content = make(persona)

    answer = add(browser, robin, content, name)

    version = Version.objects.get()
    assert answer.status_code == 302
    assert (version.kind, version.size, version.scan) == (kind, len(content), "not_scanned")
    assert handed_out(browser, version) == content


def test_its_type_is_found_by_content_and_not_by_name(browser, robin) -> None:
    add(browser, robin, pdf_of("A letter"), "holiday.jpg")

    assert Version.objects.get().kind == "pdf"


def test_the_page_says_that_nothing_was_scanned(browser, robin) -> None:
    add(browser, robin, pdf_of("A letter"), "letter.pdf")

    page = browser.get(reverse("documents:of_record", kwargs={"record": robin.pk})).content.decode()

    assert "Not scanned" in page
    assert "PDF" in page


def test_the_same_form_sent_twice_adds_one(browser, robin) -> None:
    once = uuid.uuid4()

    answers = [add(browser, robin, pdf_of("A letter"), "letter.pdf", once=once) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Document.objects.count() == 1


def test_the_same_form_sent_twice_at_the_same_time_adds_one(browser, robin, monkeypatch) -> None:
    once, answers = uuid.uuid4(), []

    def while_the_first_is_scanned(*args, **kwargs):
        monkeypatch.setattr(receiving, "scan", scan)
        answers.append(add(browser, robin, pdf_of("A letter"), "letter.pdf", once=once))
        return scan(*args, **kwargs)

    monkeypatch.setattr(receiving, "scan", while_the_first_is_scanned)
    answers.append(add(browser, robin, pdf_of("A letter"), "letter.pdf", once=once))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Document.objects.count() == 1


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", b"0" * 20_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (bomb, "papers.zip"),
        (lambda: b"MZ" + b"\0" * 300 + b"PE\0\0" + b"\0" * 300, "letter.pdf"),
        (bytes, "empty.pdf"),
    ],
    ids=["bomb", "program", "empty"],
)
def test_what_may_not_come_in_is_refused_and_the_title_kept(browser, robin, made, name) -> None:
    answer = add(browser, robin, made(), name)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "govuk-error-summary" in page
    assert 'value="Letter"' in page
    assert Document.objects.count() == 0


def test_a_file_over_the_policys_limit_is_refused_in_words(browser, robin) -> None:
    choose(Parameter.UPLOAD_MAX_MB, "1", by=SYSTEM)

    page = add(browser, robin, b"x" * 1_100_000, "large.txt").content.decode()

    assert "must be 1 MB or smaller" in page
    assert Document.objects.count() == 0


def test_a_pdf_is_previewed_as_pictures(browser, robin) -> None:
    add(browser, robin, pdf_of("A letter", pages=3), "letter.pdf")
    version = Version.objects.get()

    page = browser.get(reverse("documents:preview", kwargs={"version": version.pk})).content.decode()
    picture = browser.get(reverse("documents:preview_page", kwargs={"version": version.pk, "page": 2}))

    assert page.count("safehaven-preview__page") == 3
    assert picture["Content-Type"].startswith("image/")
    assert len(picture.content) > 1000


def test_markup_in_a_text_file_stays_text(browser, robin) -> None:
    add(browser, robin, b"Dear all, <script>alert(1)</script>", "note.txt")

    page = browser.get(
        reverse("documents:preview", kwargs={"version": Version.objects.get().pk})
    ).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_a_download_runs_in_no_browser_and_names_nobody(browser, robin) -> None:
    add(browser, robin, b"<html><script>alert(1)</script></html>", "Robin Quillfeather.html")

    answer = browser.get(reverse("documents:download", kwargs={"version": Version.objects.get().pk}))

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="SH-')
    assert "Quillfeather" not in str(answer.headers)


def test_two_downloads_of_a_day_differ_by_the_number_of_the_document(browser, robin) -> None:
    for _ in range(2):
        add(browser, robin, pdf_of("A letter"), "letter.pdf")
    addresses = [
        reverse("documents:download", kwargs={"version": version.pk})
        for version in Version.objects.order_by("document__added_at", "document__pk")
    ]

    names = [browser.get(address)["Content-Disposition"] for address in addresses]

    label = Document.objects.latest("added_at").folder_label
    assert names == [
        f'attachment; filename="{robin.reference} {label} document {number} v1.pdf"' for number in (1, 2)
    ]


def test_who_has_looked_reads_which_document_it_was(browser, robin) -> None:
    add(browser, robin, pdf_of("A letter"), "letter.pdf")
    browser.get(reverse("documents:document", kwargs={"document": Document.objects.get().pk}))

    page = browser.get(reverse("records:looked", kwargs={"record": robin.pk})).content.decode()

    assert "Looked at a document and its versions" in page
    assert page.count("<span>Document 1</span>") == 2
    assert "(documents)" not in page


def test_who_has_looked_takes_as_many_queries_for_three_documents_as_for_one(browser, robin) -> None:
    url = reverse("records:looked", kwargs={"record": robin.pk})
    counts = []
    for wanted in (1, 3):
        while Document.objects.count() < wanted:
            add(browser, robin, pdf_of("A letter"), "letter.pdf")
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "mark", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]
)
def test_a_title_keeps_no_mark_that_turns_the_writing(mark) -> None:
    assert title_of(f"Letter {mark}fdp.exe") == "Letter fdp.exe"


def test_a_title_of_such_marks_alone_is_no_title() -> None:
    assert title_of("\u202e\u2066") == ["Enter what the document is"]


def test_a_title_in_any_language_is_kept() -> None:
    title = "\u0631\u0633\u0627\u0644\u0629 Zo\u00eb"

    assert title_of(title) == title


def title_of(typed: str) -> object:
    """The title that a form makes of what was typed, or what it says of it."""
    request = RequestFactory().post("/", {"title": typed, "once": str(uuid.uuid4())})
    form = DocumentForm(request, about=uuid.uuid4())
    form.is_valid()
    return form.cleaned_data.get("title") or form.errors["title"]


def test_a_damaged_file_is_noted_and_said_in_words(browser, robin) -> None:
    add(browser, robin, pdf_of("A letter"), "letter.pdf")
    version = Version.objects.get()
    path = storage.path_of(version.pk)
    path.write_bytes(path.read_bytes()[:-20])

    answer = browser.get(reverse("documents:download", kwargs={"version": version.pk}))

    assert answer.status_code == 409
    assert "This file cannot be opened" in answer.content.decode()


def test_a_visitor_cannot_make_the_server_store_anything(robin, client, settings) -> None:
    spool = settings.SAFEHAVEN_HOME / "spool"
    before = sorted(spool.iterdir())

    answer = add(client, robin, b"x" * 3_000_000, "large.bin")

    assert answer.status_code in {302, 400, 403}
    assert sorted(spool.iterdir()) == before


def test_a_stranger_finds_no_document(browser, robin, sam, signed_in) -> None:
    add(browser, robin, pdf_of("A letter"), "letter.pdf")
    version = Version.objects.get()
    stranger = signed_in(sam)
    addresses = [
        reverse("documents:of_record", kwargs={"record": robin.pk}),
        reverse("documents:document", kwargs={"document": version.document_id}),
        reverse("documents:download", kwargs={"version": version.pk}),
        reverse("documents:preview", kwargs={"version": version.pk}),
    ]

    assert {stranger.get(address).status_code for address in addresses} == {404}
