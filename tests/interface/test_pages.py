"""Pages that say one thing, how pages look, and what a scripted upload is told."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.template import engines
from django.test import Client, RequestFactory, override_settings

from safehaven.foundation.standing import NOBODY
from safehaven.interface import pages
from safehaven.interface.middleware import UploadAnswers

TEMPLATES = Path(pages.__file__).parents[1]
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE)


@pytest.fixture
def asked(rf):
    request = rf.get("/")
    request.standing = NOBODY
    request.user = None
    return request


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "409", "413", "429", "500"])
def test_each_kind_of_refusal_has_a_page_that_needs_nothing(status):
    drawn = engines["django"].get_template(f"{status}.html").render()

    assert drawn.count("<h1") == 1
    assert re.search(r"<title>\s*\S.+ – Safehaven</title>", drawn)


@pytest.mark.parametrize(
    ("made", "status", "says"),
    [
        (lambda r: pages.stale(r, back="/x/"), 409, "This was changed in another window or by a colleague"),
        (
            lambda r: pages.too_large(r, limit="200 MB", back="/x/"),
            413,
            "The largest file that can be added is 200 MB",
        ),
        (lambda r: pages.too_much_text(r, limit="2 MB"), 413, "What you sent is more than 2 MB"),
        (lambda r: pages.too_many(r, minutes=10), 429, "Wait 10 minutes"),
        (lambda r: pages.message(r, "Gone", "Ask again.", status=410), 410, "Ask again."),
    ],
)
def test_a_message_has_its_status_and_its_words(asked, made, status, says):
    answer = made(asked)

    assert answer.status_code == status
    assert says in answer.content.decode()


def test_a_text_over_the_limit_is_refused_in_plain_words(db, settings):
    typed = {"text": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}

    answer = Client().post("/appearance/", urlencode(typed), content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 413
    assert "That text is too large" in answer.content.decode()
    assert "more than 2 MB, so it was not read. Nothing has been saved." in answer.content.decode()


def test_an_unknown_address_is_answered_in_our_own_words(db):
    answer = Client().get("/no/such/page/")

    assert answer.status_code == 404
    assert "There is nothing at this address, or it is not open to you." in answer.content.decode()


def test_a_form_from_another_site_is_answered_in_our_own_words(db):
    answer = Client(enforce_csrf_checks=True).post("/appearance/", {"scheme": "dark"})

    assert answer.status_code == 403
    assert "This page was open for too long" in answer.content.decode()


# No page of the site: a file that is opened from a folder, with nothing beside it.
FILES_OF_THEIR_OWN = {"sweep/report.html"}


@pytest.mark.parametrize(
    "template",
    [
        path
        for path in sorted(TEMPLATES.glob("*/templates/**/*.html"))
        if "/".join(path.parts[-2:]) not in FILES_OF_THEIR_OWN
    ],
    ids=lambda path: path.name,
)
def test_no_template_has_anything_inline(template):
    assert INLINE.findall(template.read_text()) == [], (
        "The content security policy blocks it: use a class or a module."
    )


@override_settings(SECURE=True)
def test_the_choice_of_looks_tells_nothing_else(db):
    browser = Client()
    answer = browser.post("/appearance/", {"scheme": "dark"}, secure=True)

    cookie = answer.cookies["appearance"]
    assert (cookie.value, cookie["secure"], cookie["httponly"], cookie["samesite"]) == (
        "dark",
        True,
        True,
        "Lax",
    )
    browser.post("/appearance/", {"scheme": "device"}, secure=True)
    assert browser.cookies["appearance"].value == ""


def test_an_unknown_look_follows_the_device(db):
    browser = Client()
    browser.cookies["appearance"] = '"><script>'

    assert 'data-scheme="device"' in browser.get("/appearance/").content.decode()
    assert "Choose" in browser.post("/appearance/", {"scheme": "pink"}).content.decode()


def _answer_to(response, **headers):
    return UploadAnswers(lambda _: response)(RequestFactory().post("/", headers=headers))


def test_a_scripted_upload_is_told_where_to_go():
    response = HttpResponseRedirect("/records/1/")
    response.set_cookie("session", "x")

    told = _answer_to(response, **{"X-Safehaven-Upload": "1"})

    assert (told.status_code, told.content) == (200, b'{"go": "/records/1/"}')
    assert told.cookies["session"].value == "x"


def test_other_answers_pass_unchanged():
    redirect, page = HttpResponseRedirect("/"), HttpResponse("x", status=413)

    assert _answer_to(redirect) is redirect
    assert _answer_to(page, **{"X-Safehaven-Upload": "1"}) is page


def test_the_page_of_somebody_signed_in_goes_blank_by_itself(signed_in, ada):
    page = signed_in(ada).get("/appearance/").content.decode()

    assert re.search(r'data-idle-seconds="[1-9]\d+" data-unlock="/locked/" data-awake="/awake/"', page)
    assert 'id="lock-cover"' in page


def test_only_somebody_at_work_is_awake(signed_in, ada):
    stranger = Client().get("/awake/")
    at_work = signed_in(ada).get("/awake/")

    assert (stranger.status_code, at_work.status_code) == (302, 204)


def test_a_locked_session_is_not_awake(signed_in, ada):
    browser = signed_in(ada)
    browser.post("/lock/")

    assert browser.get("/awake/").status_code == 302
