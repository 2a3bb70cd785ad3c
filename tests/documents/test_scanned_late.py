"""Paper and the day on which it came: what was scanned later than the policy allows is marked."""

import io
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.documents.lateness import scanned_late
from safehaven.documents.models import Document
from safehaven.documents.rules import NotAccepted
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from tests.disclosure.test_pages import send, text_of
from tests.documents.files import pdf_of

MONDAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def documents_of_their_own(settings, tmp_path):
    settings.SAFEHAVEN_DOCUMENTS = tmp_path


def incoming() -> Incoming:
    content = pdf_of("A letter")
    return Incoming(io.BytesIO(content), "a.pdf", "pdf", len(content), Scan.NOT_SCANNED, uuid.uuid4())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("added", "late"),
    [
        (datetime(2026, 3, 2, 9, tzinfo=UTC), False),
        (datetime(2026, 3, 5, 0, 0, tzinfo=UTC), False),
        (datetime(2026, 3, 5, 0, 1, tzinfo=UTC), True),
    ],
)
def test_the_hours_count_from_the_end_of_the_day(added, late):
    assert scanned_late(MONDAY, added) is late


@pytest.mark.django_db
def test_what_was_never_paper_is_never_late():
    choose(Parameter.SCAN_WITHIN_HOURS, "1", by=SYSTEM)

    assert scanned_late(None, timezone.now()) is False


def test_late_paper_is_marked_on_its_page_and_in_the_list(robin, ada, signed_in):
    came_on = timezone.localdate() - timedelta(days=6)
    added = add_document(robin, "Letter", incoming(), by=ada, came_on=came_on)
    client = signed_in(ada)

    own = text_of(client.get(reverse("documents:document", kwargs={"document": added.document_id})))
    listed = text_of(client.get(reverse("documents:of_record", kwargs={"record": robin.pk})))

    assert ("Scanned late" in own, "Scanned late" in listed) == (True, True)


def test_paper_of_tomorrow_is_refused(robin, ada):
    with pytest.raises(NotAccepted, match="still to come"):
        add_document(robin, "Letter", incoming(), by=ada, came_on=timezone.localdate() + timedelta(days=1))

    assert Document.objects.count() == 0


def test_the_page_asks_for_the_day_and_keeps_it(robin, ada, signed_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    place, day = reverse("documents:add", kwargs={"record": robin.pk}), timezone.localdate()
    send(
        signed_in(ada),
        place,
        title="Letter",
        file=SimpleUploadedFile("a.pdf", pdf_of("A letter")),
        came_on_day=str(day.day),
        came_on_month=str(day.month),
        came_on_year=str(day.year),
    )

    assert Document.objects.get().came_on == day
