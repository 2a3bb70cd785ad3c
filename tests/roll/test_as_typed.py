"""While somebody types, they are told which of their words tell who somebody is, and nothing that is not in them."""

from __future__ import annotations

import pytest

from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import as_typed, asking
from tests.keeping import ASKED_AT_THE_SOCKET

pytestmark = pytest.mark.django_db

WREN = {"given_names": "Wren", "family_name": "Thistlemere"}


@pytest.fixture
def wren(sam):
    """Somebody with whom Ada does not work."""
    return create_record(NewRecord(WREN), by=sam)


@pytest.fixture
def many(sam):
    """People with whom Sam works, and Dora does not."""
    names = ["Wren Thistlemere", "Teal Marshwick", "Finch Oatfield", "Lark Brackenhurst", "Heron Saltmarsh"]
    for name in names:
        given, family = name.split()
        create_record(NewRecord({"given_names": given, "family_name": family}), by=sam)
    return names


@pytest.fixture
def said(signed_in):
    """What somebody is told about a text."""

    def ask(who, text, about="", status=200):
        answer = signed_in(who).post("/names/", {"text": text, "about": about})
        assert answer.status_code == status
        return answer.json()["sentences"]

    return ask


def test_a_text_about_nobody_is_met_with_silence(said, robin, keeper, ada):
    assert said(ada, "The meeting is moved to Tuesday.") == []


def test_a_name_is_quoted(said, robin, keeper, ada):
    sentences = said(ada, "We helped Robin Quillfeather move.")

    assert sentences != []
    assert "Robin Quillfeather" in " ".join(sentences)


def test_nothing_is_told_that_is_not_in_the_text(said, robin, keeper, ada):
    sentences = " ".join(said(ada, "SH-0001 rang."))

    assert [word for word in ("Robin", "uillfeather", "Bobbin", "1987") if word in sentences] == []


def test_of_a_text_about_somebody_only_others_count(said, robin, wren, keeper, ada):
    assert said(ada, "Robin Quillfeather still lives with us.", str(robin.pk)) == []
    assert said(ada, "Robin Quillfeather lives with Wren Thistlemere.", str(robin.pk)) != []


def test_of_a_text_about_somebody_numbers_and_halves_of_others_count(said, robin, wren, keeper, ada):
    assert said(ada, "Robin Quillfeather lives with W. Thistlemere.", str(robin.pk)) != []
    assert said(ada, "Robin Quillfeather lives with 943 476 5919.", str(robin.pk)) != []


def test_what_is_behind_the_longest_text_is_not_cleared(said, robin, keeper, ada):
    told = said(ada, "word " * (as_typed.LONGEST // 5) + "Robin Quillfeather")

    assert "not cleared" in " ".join(told)


def test_naming_a_record_that_is_not_theirs_changes_nothing(said, robin, wren, keeper, ada):
    text = "Wren Thistlemere moved."

    assert said(ada, text, str(wren.pk)) == said(ada, text) != []
    assert said(ada, text, "no id") == said(ada, text)


def test_each_question_leaves_a_line_without_the_words(said, robin, keeper, ada):
    said(ada, "We helped Robin Quillfeather move.")

    line = Line.objects.latest("number")
    assert (line.act, line.by, line.about) == ("roll:asked", ada.ledger_name, "")


def test_many_names_at_once_are_not_all_confirmed(said, many, keeper, dora):
    sentences = " ".join(said(dora, ". ".join(many)))

    assert sum(name in sentences for name in many) == 3
    assert "tells of others too" in sentences


def test_of_people_whom_one_works_with_all_are_told(said, many, keeper, sam):
    sentences = " ".join(said(sam, ". ".join(many)))

    assert [name for name in many if name not in sentences] == []


def test_whoever_tries_names_one_after_another_is_stopped(said, robin, keeper, ada, monkeypatch):
    monkeypatch.setattr(as_typed, "OFTEN", {"names": "3/m/key"})
    for _ in range(3):
        said(ada, "Robin Quillfeather")

    assert said(ada, "Robin Quillfeather", status=429) == []


def test_whoever_runs_the_system_may_not_ask(ivy, signed_in):
    assert signed_in(ivy).post("/names/", {"text": "Robin"}).status_code == 403


def test_without_a_keeper_they_are_told_so(said, ada, settings, tmp_path, monkeypatch):
    settings.SAFEHAVEN_HOME = tmp_path
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    [sentence] = said(ada, "Anything")
    assert "IT administrator" in sentence
