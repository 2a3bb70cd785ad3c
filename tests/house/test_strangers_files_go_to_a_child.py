"""Whatever works on a file that strangers sent does it in a child of its own, which may hang or crash.

Other tests have it done in their own process (`tests/keeping.py`), for the sake of time.  Here the work is
spoilt in this process: whoever does it here fails, and a child knows nothing of it.  That the mail guard
protects in a child is seen in tests/mailguard/test_protecting_trouble.py.
"""

import pytest
from django.urls import reverse

from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.states import State
from safehaven.documents import work
from safehaven.documents.models import Document, Version
from safehaven_core.protection import work as protecting
from tests.disclosure.conftest import (
    a_document,
    at_once,
    begun,
    certificates,
    draft,
    mailbox,
    office,
    plan,
    released,
    tess,
    unverified,
)
from tests.documents.files import pdf_of
from tests.documents.test_pages import add
from tests.keeping import work_in_children

__all__ = [
    "a_document",
    "at_once",
    "begun",
    "certificates",
    "draft",
    "mailbox",
    "office",
    "plan",
    "released",
    "tess",
    "unverified",
]  # one draft that is complete, and released

pytestmark = pytest.mark.django_db


class NotHere(Exception):
    """Somebody works on a file in the process that serves pages."""


@pytest.fixture(autouse=True)
def only_children_can(monkeypatch):
    def spoilt(_request, _files):
        raise NotHere

    work_in_children(monkeypatch)
    monkeypatch.setattr(work, "recognise", spoilt)
    monkeypatch.setattr(work, "look", spoilt)
    monkeypatch.setattr(protecting, "make", spoilt)


def test_what_a_file_is_is_found_out_in_a_child(ada, robin, signed_in):
    answer = add(signed_in(ada), robin, pdf_of("A letter"), "letter.pdf")

    assert answer.status_code == 302
    assert Document.objects.count() == 1


def test_a_file_is_looked_at_in_a_child(ada, robin, signed_in):
    browser = signed_in(ada)
    add(browser, robin, pdf_of("A letter", pages=3), "letter.pdf")

    page = browser.get(reverse("documents:preview", kwargs={"version": Version.objects.get().pk}))

    assert page.content.decode().count("safehaven-preview__page") == 3


def test_a_file_is_protected_in_a_child(released):
    prepare_released()

    released.refresh_from_db()
    assert released.state == State.SENDING
