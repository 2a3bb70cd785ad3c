"""`safehaven sweep` from end to end: the keeper of the roll, the files, the report, the ledger."""

import csv
import json
from collections.abc import Mapping

import pytest
from django.core.management import CommandError, call_command

from safehaven.ledger.front import read_lines
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import asking
from safehaven.sweep.models import Place
from tests.keeping import ASKED_AT_THE_SOCKET

pytestmark = [pytest.mark.django_db, pytest.mark.servers]


@pytest.fixture
def keeper(roll):
    roll.build()
    return roll


@pytest.fixture
def run(drive, tmp_path, settings, capsys):
    settings.SAFEHAVEN_HOME = tmp_path / "home"

    def sweeping(*words: str) -> str:
        call_command("sweep", str(drive), "--workers", "1", *words)
        return capsys.readouterr().out

    return sweeping


def facts(act: str) -> list[Mapping[str, object]]:
    return [line.facts for line in read_lines(Line.objects.filter(act=act).order_by("number"))]


def test_a_drive_is_looked_through_and_reported(run, robin, keeper, tmp_path):
    said = run("--report", str(tmp_path / "report"))

    with (tmp_path / "report" / "report.csv").open(newline="") as file:
        found = {
            row["path"]
            for row in csv.DictReader(file)
            if row["people_certain"] != "0" or row["people_likely"] != "0"
        }
    assert "9 files; 5 tell of people, or may; 1 not read whole." in said
    assert found == {
        "plans/letter.docx",
        "plans/both.txt",
        "mail/export.eml",
        "Robin Quillfeather/notes.txt",
        "'=cmd|'!A1.txt",
    }


def test_the_ledger_says_that_it_happened_and_names_no_file(run, robin, keeper):
    run()

    [began], [ended] = facts("sweep:begun"), facts("sweep:ended")
    assert began["place"] == ended["place"]
    assert {name: ended[name] for name in ("files", "about_people", "not_read")} == {
        "files": 9,
        "about_people": 5,
        "not_read": 1,
    }
    assert "drive" not in json.dumps([began, ended])


def test_a_second_sweep_finds_the_same_where_nothing_changed(run, robin, keeper, tmp_path):
    run("--report", str(tmp_path / "report"))
    first = (tmp_path / "report/report.html").read_bytes()
    run("--report", str(tmp_path / "report"))

    assert (tmp_path / "report/report.html").read_bytes() == first


def test_a_person_who_came_after_a_sweep_is_found_by_the_next(run, robin, keeper, drive, ada):
    (drive / "plans/new.txt").write_text("Marigold Underwater, born 4 May 1991")
    run("--report", str(drive.parent / "report"))
    create_record(NewRecord({"given_names": "Marigold", "family_name": "Underwater"}), by=ada)
    run("--report", str(drive.parent / "report"))

    with (drive.parent / "report/report.csv").open(newline="") as file:
        found = {row["path"]: row["people_certain"] + row["people_likely"] for row in csv.DictReader(file)}
    assert found["plans/new.txt"] in {"10", "01"}


def test_without_the_roll_nothing_is_cleared_and_it_ends_with_3(run, tmp_path, monkeypatch):
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    with pytest.raises(CommandError, match="run this again") as refused:
        run()
    assert refused.value.returncode == 3
    assert facts("sweep:ended") == []


def test_the_report_does_not_go_onto_the_drive(run, keeper, drive):
    with pytest.raises(CommandError, match="must not go into the folder"):
        run("--report", str(drive / "report"))
    assert not (drive / "report").exists()
    assert not Place.objects.exists()
    assert facts("sweep:begun") == []


def test_what_is_no_folder_is_refused(keeper, tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("sweep", str(tmp_path / "nowhere"))


def test_a_cluster_needs_its_certificates(run, keeper):
    with pytest.raises(CommandError, match="--dask-ca"):
        run("--dask", "tls://127.0.0.1:8786")
