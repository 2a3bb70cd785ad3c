"""`safehaven scan` says with an exit code whether a file tells of somebody, and never whom by name."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command

from safehaven.ledger.models import Line
from safehaven.roll import asking
from tests.keeping import ASKED_AT_THE_SOCKET

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(capsys, tmp_path):
    """Scans a file with this content: how it ended, and what was said."""

    def run(content: bytes, name: str = "letter.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        return ended(str(path), capsys)

    return run


def ended(file: str, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("scan", file)
    return end.value.code, json.loads(capsys.readouterr().out)


def test_a_file_about_nobody_is_clear(scan, robin, keeper):
    code, said = scan(b"The meeting is moved to Tuesday.")

    assert (code, said["outcome"], said["parts"], said["not_read"]) == (0, "clear", [], [])


def test_a_file_about_somebody_is_found_by_reference_and_place(scan, robin, keeper):
    code, said = scan(b"Please ring Robin Quillfeather.")

    [part] = [part for part in said["parts"] if part["place"] == "body"]
    assert (code, said["outcome"]) == (1, "found")
    assert [found["key"] for found in part["people"]] == [robin.reference]
    assert [(one["start"], one["end"]) for one in part["people"][0]["because"]] == [(12, 30)]
    assert "uillfeather" not in json.dumps(said)


def test_the_name_of_a_file_counts(scan, robin, keeper):
    code, said = scan(b"Nothing in it.", "Robin_Quillfeather.txt")

    assert code == 1
    assert [part["place"] for part in said["parts"]] == ["name"]


def test_what_cannot_be_read_is_not_clear(scan, keeper):
    code, said = scan(b"%PDF-1.7 and then nothing that a PDF is made of", "broken.pdf")

    assert (code, said["outcome"]) == (2, "not-read")
    assert said["not_read"] != []


def test_without_a_keeper_it_says_so(scan, settings, tmp_path, monkeypatch):
    settings.SAFEHAVEN_HOME = tmp_path
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    code, said = scan(b"Anything")

    assert (code, said["outcome"]) == (3, "roll-not-ready")
    assert said["why"].endswith(".")


def test_standard_input_is_read_like_a_file(capsys, robin, keeper, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Please ring Robin Quillfeather.")))

    assert ended("-", capsys)[0] == 1


def test_a_file_that_is_not_there_is_not_read(keeper, tmp_path):
    with pytest.raises(CommandError, match="No such file") as refused:
        call_command("scan", str(tmp_path / "nothing.txt"))

    assert refused.value.returncode == 2


def test_asking_leaves_a_line_that_says_how_many_and_not_what(scan, robin, keeper):
    scan(b"Please ring Robin Quillfeather.")

    line = Line.objects.latest("number")
    assert (line.act, line.by) == ("roll:asked", "system:scan")
    assert '"found":1' in line.entry
    assert str(robin.pk) not in line.entry
