"""A notice or lesson that tells who somebody is does not go up, nor one that could not be looked at."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.advice.front import Audience, NamesSomebody, NewNotice, NoticeKind, publish
from safehaven.advice.models import Notice
from safehaven.ledger.models import Line
from safehaven.roll import as_typed, asking
from safehaven.roll.front import RollNotReady
from tests.keeping import ASKED_AT_THE_SOCKET

pytestmark = pytest.mark.django_db


def lesson(title: str, text: str) -> NewNotice:
    until = timezone.localdate() + timedelta(days=9)
    return NewNotice(NoticeKind.LESSON, title, text, Audience.EVERYBODY, until)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("A letter went astray", "It was about Robin Quillfeather."),
        ("Robin Quillfeather’s letter", "It went astray."),
        ("A letter went astray", "It was about SH-0001."),
    ],
)
def test_one_that_names_somebody_stays_down(robin, keeper, dora, title, text):
    with pytest.raises(NamesSomebody, match="Colleagues could tell who this is about"):
        publish(lesson(title, text), once=uuid.uuid4(), by=dora)

    assert Notice.objects.count() == 0


def test_one_that_names_nobody_goes_up(robin, keeper, dora):
    publish(lesson("A letter went astray", "Read the address aloud."), once=uuid.uuid4(), by=dora)

    assert Notice.objects.count() == 1


@pytest.fixture
def page_of(dora, signed_in):
    """The page on which Dora tries to publish a text."""
    day = timezone.localdate() + timedelta(days=9)

    def send(text):
        typed = {
            "kind": "lesson",
            "title": "Astray",
            "text": text,
            "audience": "everybody",
            "until_day": day.day,
            "until_month": day.month,
            "until_year": day.year,
            "role": "",
            "team": "",
            "once": str(uuid.uuid4()),
        }
        return signed_in(dora).post("/notices/publish/", typed).content.decode()

    return send


def test_the_page_says_it_at_the_text_and_keeps_what_was_typed(robin, keeper, page_of):
    page = page_of("It was about Robin Quillfeather.")

    assert "Colleagues could tell who this is about" in page
    assert "It was about Robin Quillfeather." in page


def test_one_that_is_refused_leaves_a_line_without_the_words(robin, keeper, dora, page_of):
    page_of("It was about Robin Quillfeather.")

    line = Line.objects.filter(act="roll:asked").latest("number")
    assert (line.by, line.about) == (dora.ledger_name, "")
    assert Notice.objects.count() == 0


def test_whoever_tries_names_by_publishing_is_stopped(robin, keeper, page_of, monkeypatch):
    monkeypatch.setattr(as_typed, "OFTEN", {"names": "2/m/key"})
    for _ in range(2):
        page_of("It was about Robin Quillfeather.")

    page = page_of("It was about Robin Quillfeather.")

    assert "too often" in page
    assert "Colleagues could tell" not in page


def test_without_a_keeper_nothing_goes_up(dora, settings, tmp_path, monkeypatch):
    settings.SAFEHAVEN_HOME = tmp_path
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    with pytest.raises(RollNotReady):
        publish(lesson("Astray", "Read the address aloud."), once=uuid.uuid4(), by=dora)
