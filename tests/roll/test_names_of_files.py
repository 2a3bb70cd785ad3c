"""A file that is called after somebody else than the record's person is pointed out to whoever adds it."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from safehaven.documents.models import Document
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import asking
from safehaven.roll.reading_file_names import NOT_READ, OF_SOMEBODY_ELSE
from tests.disclosure.test_pages import text_of
from tests.documents.files import pdf_of
from tests.documents.test_pages import add
from tests.keeping import ASKED_AT_THE_SOCKET

pytestmark = pytest.mark.django_db
WREN = {"given_names": "Wren", "family_name": "Thistlemere"}


@pytest.fixture
def wren(sam):
    """Somebody supported with whom Ada does not work."""
    return create_record(NewRecord(WREN), by=sam)


@pytest.fixture
def said(robin, wren, keeper, ada, signed_in):
    """What Ada reads once she has added a file with this name to Robin's record."""
    client = signed_in(ada)

    def after(name: str) -> str:
        return text_of(client.get(add(client, robin, pdf_of("A letter"), name)["Location"]))

    return after


@pytest.mark.parametrize(
    "name", ["Thistlemere, Wren.pdf", "wren_thistlemere.pdf", "LetterWrenThistlemere.pdf", "999 000 0018.pdf"]
)
def test_a_name_that_tells_of_somebody_else_is_pointed_out(said, name):
    assert OF_SOMEBODY_ELSE in said(name)
    assert Document.objects.count() == 1


@pytest.mark.parametrize("name", ["Robin Quillfeather.pdf", "letter.pdf", "Wren.pdf"])
def test_a_name_that_tells_of_nobody_else_is_not(said, name):
    shown = said(name)

    assert OF_SOMEBODY_ELSE not in shown
    assert NOT_READ not in shown


def test_so_is_that_of_a_newer_version(said, ada, signed_in):
    said("letter.pdf")
    [document], client = Document.objects.all(), signed_in(ada)
    place = reverse("documents:add_version", kwargs={"document": document.pk})
    file = SimpleUploadedFile("Wren Thistlemere.pdf", pdf_of("A newer letter"))

    answer = client.post(place, {"file": file, "once": str(uuid.uuid4())}, follow=True)

    assert OF_SOMEBODY_ELSE in text_of(answer)


def test_asking_leaves_a_line_without_the_name(said, ada):
    said("Wren Thistlemere.pdf")

    line = Line.objects.filter(act="roll:asked").latest("number")
    assert (line.by, '"found":1' in line.entry, "Thistlemere" in line.entry) == (ada.ledger_name, True, False)


def test_where_the_roll_cannot_be_asked_the_file_comes_in_and_that_is_said(
    said, settings, tmp_path, monkeypatch
):
    settings.SAFEHAVEN_HOME = tmp_path
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    assert NOT_READ in said("Wren Thistlemere.pdf")
    assert Document.objects.count() == 1


def test_the_box_for_the_file_asks_while_it_is_chosen(robin, ada, signed_in):
    page = signed_in(ada).get(reverse("documents:add", kwargs={"record": robin.pk})).content.decode()

    assert f'data-names="others" data-names-about="{robin.pk}"' in page
