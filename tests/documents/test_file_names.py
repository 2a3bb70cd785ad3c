"""What a file is called when it is handed out, and what is said of one that is not what it seems."""

import io
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from safehaven.documents.models import Version
from safehaven.documents.naming import ending_of
from safehaven.documents.operations import Incoming, add_document, open_version
from safehaven.documents.states import Scan
from tests.documents.files import pdf_of
from tests.documents.test_pages import add

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "name", "ending"),
    [
        ("pdf", "Quillfeather.jpg", "pdf"),
        ("jpeg", "Quillfeather.jpeg", "jpg"),
        ("office-locked", "Quillfeather.xlsx", "xlsx"),
        ("office-locked", "Quillfeather.exe", "docx"),
        ("office-locked", "Quillfeather", "docx"),
        ("script", "Quillfeather.js", "txt"),
        ("unknown", "Quillfeather.scr", "bin"),
        ("later", "Quillfeather.new", "bin"),
    ],
)
def test_the_name_ends_as_the_content_is(robin, ada, kind, name, ending) -> None:
    incoming = Incoming(io.BytesIO(b"Robin"), name, kind, 5, Scan.CLEAN, uuid.uuid4())
    version = add_document(robin, "Letter", incoming, by=ada)

    assert ending_of(version, open_version(version, by=ada, why="download")) == ending


def test_a_download_carries_that_ending(robin, ada, signed_in) -> None:
    browser = signed_in(ada)
    add(browser, robin, b"\x00\x01\x02 of no known kind" * 10, "Quillfeather.scr")

    answer = browser.get(reverse("documents:download", kwargs={"version": Version.objects.get().pk}))

    assert answer["Content-Disposition"].endswith('v1.bin"')


def page_after(browser: Client, robin, content: bytes, name: str) -> str:
    """The page that follows when a file was added."""
    return browser.get(add(browser, robin, content, name)["Location"]).content.decode()


def test_whoever_adds_a_file_reads_that_its_name_says_something_else(robin, ada, signed_in) -> None:
    page = page_after(signed_in(ada), robin, pdf_of("A letter"), "holiday.jpg")

    assert "Its name ends in .jpg, but its content is: PDF document." in page


def test_and_that_it_can_be_read_as_another_kind(robin, ada, signed_in) -> None:
    page = page_after(signed_in(ada), robin, b"GIF89a" + b"\0" * 20 + pdf_of("A letter"), "letter.gif")

    assert "Some programs can also read this file as another kind: PDF document." in page


def test_of_an_honest_file_nothing_is_said(robin, ada, signed_in) -> None:
    page = page_after(signed_in(ada), robin, pdf_of("A letter"), "letter.pdf")

    assert "Take care" not in page
