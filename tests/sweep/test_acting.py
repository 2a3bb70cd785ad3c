"""`safehaven sweep --act`: what was decided is done, to the file that it was decided about, or it is said why not."""

import csv
import errno
import hashlib
import io
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from safehaven.documents.front import Document, newest, open_version
from safehaven.documents.operations import open_version as take_version
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.sweep import acting, carrying_out, deciding, in_place
from safehaven.sweep.models import FoundFile
from safehaven.sweep.states import Decision, State, Trouble
from safehaven.workforce.front import Role
from safehaven.workforce.operations.roles import take_role
from safehaven_core.protection import opened as opened_with

pytestmark = [pytest.mark.django_db, pytest.mark.servers]

LETTER, NOTE = "plans/letter.docx", "plans/both.txt"


@pytest.fixture
def run(drive, tmp_path, settings, robin, roll):
    """Sweeps, or acts; the drive has five files about Robin."""
    settings.SAFEHAVEN_HOME = tmp_path / "home"
    roll.build()

    def sweeping(*words: str) -> str:
        said = io.StringIO()
        call_command(
            "sweep", str(drive), "--workers", "1", "--report", str(tmp_path / "report"), *words, stdout=said
        )
        return said.getvalue()

    sweeping()
    return sweeping


@pytest.fixture
def found(run, dora):
    """The found file at a path."""

    def at(path: str) -> FoundFile:
        several = deciding.open_list(FoundFile.objects.select_related("place"), by=dora)
        [one] = [one.found for one in several if one.path == path]
        return one

    return at


@pytest.fixture
def decided(found, dora):
    """The same, once Dora has decided about it."""

    def deciding_on(path: str, decision: Decision, **said: str) -> FoundFile:
        return deciding.decide(found(path), decision, **said, by=dora)

    return deciding_on


def again(found: FoundFile) -> tuple[str, str]:
    found.refresh_from_db()
    return found.state, found.trouble


def not_done(run) -> None:
    with pytest.raises(CommandError, match="Not everything was done") as refused:
        run("--act")
    assert refused.value.returncode == 4


def contents(drive: Path) -> dict[str, bytes]:
    return {str(path.relative_to(drive)): path.read_bytes() for path in drive.rglob("*") if path.is_file()}


def shred_list(tmp_path) -> list[dict[str, str]]:
    with (tmp_path / "report/shred.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_sweep_writes_nothing_on_the_drive_and_acting_without_a_decision_does_not_either(run, drive):
    before = contents(drive)
    run()
    run("--act")

    assert contents(drive) == before


def test_a_file_is_filed_into_its_record_by_who_agreed(run, decided, drive, robin, ada, tmp_path):
    found = decided(LETTER, Decision.FILE, reference=robin.reference)
    deciding.agree(found, by=ada)
    content = (drive / LETTER).read_bytes()
    said = run("--act")

    version = newest(Document.objects.get(record=robin))
    grant = take_version(version, by=ada, why="download")
    assert "1 filed" in said
    assert b"".join(open_version(version, grant)) == content
    assert version.added_by == ada
    assert again(found) == (State.FILED, "")
    assert (drive / LETTER).read_bytes() == content
    assert [(row["path"], row["filed"]) for row in shred_list(tmp_path)] == [(LETTER, "yes")]


def test_filing_that_broke_off_before_it_was_noted_files_once(run, decided, robin, ada, monkeypatch):
    found = decided(LETTER, Decision.FILE, reference=robin.reference)
    deciding.agree(found, by=ada)
    note = carrying_out.note_filed

    def stopped(_order):
        raise KeyboardInterrupt

    monkeypatch.setattr(carrying_out, "note_filed", stopped)
    with pytest.raises(KeyboardInterrupt):
        run("--act")
    monkeypatch.setattr(carrying_out, "note_filed", note)
    run("--act")

    assert Document.objects.filter(record=robin).count() == 1
    assert again(found) == (State.FILED, "")


def test_what_was_edited_after_it_was_filed_can_be_filed_again(run, decided, drive, robin, ada):
    for words in (b"", b" He has moved."):
        (drive / NOTE).write_bytes((drive / NOTE).read_bytes() + words)
        run()
        deciding.agree(decided(NOTE, Decision.FILE, reference=robin.reference), by=ada)
        run("--act")

    versions = [newest(document) for document in Document.objects.filter(record=robin)]
    filed = {b"".join(open_version(one, take_version(one, by=ada, why="download"))) for one in versions}
    now = (drive / NOTE).read_bytes()
    assert filed == {now, now.removesuffix(b" He has moved.")}


@pytest.mark.parametrize(("path", "new"), [(LETTER, LETTER), (NOTE, f"{NOTE}.zip")])
def test_a_file_is_protected_where_it_lies_and_opens_with_its_password(run, decided, drive, dora, path, new):
    found, before = decided(path, Decision.PROTECT), contents(drive)
    said = run("--act")
    now = contents(drive)

    password = deciding.tell_password(found, by=dora)
    [inside] = opened_with(io.BytesIO(now[new]), password)
    assert "1 protected" in said
    assert inside.content == before.pop(path)
    assert b"Quillfeather" not in now.pop(new)
    assert now == before
    assert again(found) == (State.PROTECTED, "")


def test_a_protected_file_needs_nobody_after_the_next_sweep(run, decided, found):
    decided(LETTER, Decision.PROTECT)
    run("--act")
    run()

    assert found(LETTER).state == State.PROTECTED


def test_a_protected_file_that_was_only_touched_stays_settled(run, decided, found, drive):
    decided(LETTER, Decision.PROTECT)
    run("--act")
    os.utime(drive / LETTER, (1, 1))
    run()

    assert found(LETTER).state == State.PROTECTED


def test_what_is_to_be_shredded_stands_on_the_list_with_owner_and_digest(run, decided, drive, tmp_path):
    found = decided(NOTE, Decision.SHRED)
    run("--act")

    [row] = shred_list(tmp_path)
    assert row["path"] == NOTE
    assert row["sha256"] == hashlib.sha256((drive / NOTE).read_bytes()).hexdigest()
    assert again(found) == (State.LISTED, "")
    assert (drive / NOTE).exists()
    assert (tmp_path / "report/shred.csv").stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_found_changed_is_looked_at_anew_by_the_next_sweep(run, decided, found, drive):
    stat, before = (drive / NOTE).stat(), (drive / NOTE).read_bytes()
    decided(NOTE, Decision.SHRED)
    (drive / NOTE).write_bytes(before.replace(b"Robin", b"Robyn"))
    os.utime(drive / NOTE, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    not_done(run)
    run()
    decided(NOTE, Decision.SHRED)
    run("--act")

    assert again(found(NOTE)) == (State.LISTED, "")


def test_a_file_that_is_gone_leaves_the_list(run, decided, drive, tmp_path):
    found = decided(NOTE, Decision.SHRED)
    run("--act")
    (drive / NOTE).unlink()
    run("--act")

    assert shred_list(tmp_path) == []
    assert again(found) == (State.GONE, "")


DECISIONS = [Decision.FILE, Decision.PROTECT, Decision.SHRED]


@pytest.fixture(params=DECISIONS, ids=str)
def decided_each_way(request, decided, robin, ada) -> FoundFile:
    found = decided(NOTE, request.param, reference=robin.reference)
    return deciding.agree(found, by=ada) if request.param is Decision.FILE else found


def test_a_file_that_changed_since_is_not_touched(run, decided_each_way, drive, tmp_path, robin):
    stat = (drive / NOTE).stat()
    other = (drive / NOTE).read_bytes().replace(b"Robin", b"Robyn")
    (drive / NOTE).write_bytes(other)
    os.utime(drive / NOTE, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    not_done(run)

    assert (drive / NOTE).read_bytes() == other
    assert again(decided_each_way) == (State.WAITING, Trouble.CHANGED)
    assert (shred_list(tmp_path), Document.objects.filter(record=robin).count()) == ([], 0)


@pytest.mark.parametrize("swapped", [NOTE, "plans"])
def test_a_link_that_was_put_in_its_place_is_not_followed(
    run, decided_each_way, drive, tmp_path, robin, swapped
):
    outside = tmp_path / "outside"
    (drive / swapped).rename(outside)
    (drive / swapped).symlink_to(outside)
    secret = outside if outside.is_file() else outside / "both.txt"
    before = secret.read_bytes()
    not_done(run)

    assert secret.read_bytes() == before
    assert again(decided_each_way) == (State.WAITING, Trouble.NOT_THERE)
    assert (shred_list(tmp_path), Document.objects.filter(record=robin).count()) == ([], 0)


def test_a_full_drive_is_said_and_leaves_the_plain_file(run, decided, drive, monkeypatch):
    found, before = decided(NOTE, Decision.PROTECT), contents(drive)

    def full(*_given):
        raise in_place.CannotAct(Trouble.NO_ROOM)

    monkeypatch.setattr(in_place.Found, "put_beside", full)
    not_done(run)

    assert contents(drive) == before
    assert again(found) == (State.TO_PROTECT, Trouble.NO_ROOM)
    monkeypatch.undo()


@pytest.mark.parametrize("step", ["begin_protecting", "finish_protecting"])
def test_what_broke_off_is_finished_by_the_next_act_and_nothing_is_left_plain(
    run, decided, drive, dora, monkeypatch, step
):
    found, whole = decided(NOTE, Decision.PROTECT), contents(drive)
    note = getattr(carrying_out, step)

    def stopped(*given, **named):
        if step == "begin_protecting":
            note(*given, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(carrying_out, step, stopped)
    with pytest.raises(KeyboardInterrupt):
        run("--act")
    found.refresh_from_db()
    assert found.state == State.PROTECTING
    monkeypatch.setattr(carrying_out, step, note)
    run("--act")

    now = contents(drive)
    [inside] = opened_with(io.BytesIO(now[f"{NOTE}.zip"]), deciding.tell_password(found, by=dora))
    assert inside.content == whole[NOTE]
    assert now.keys() == {*whole, f"{NOTE}.zip"} - {NOTE}
    assert again(found) == (State.PROTECTED, "")


def test_the_password_is_kept_before_the_plain_file_goes(run, decided, drive, monkeypatch):
    found, seen = decided(NOTE, Decision.PROTECT), []

    def looking(*_given):
        found.refresh_from_db()
        seen.append((found.state, bool(found.password), (drive / NOTE).exists()))
        raise in_place.CannotAct(Trouble.NO_ACCESS)

    monkeypatch.setattr(in_place.Found, "swap", looking)
    not_done(run)

    assert seen == [(State.PROTECTING, True, True)]


def test_whoever_does_not_work_with_the_person_any_more_files_nothing(run, decided, robin, ada, monkeypatch):
    found = decided(LETTER, Decision.FILE, reference=robin.reference)
    deciding.agree(found, by=ada)
    monkeypatch.setattr(acting, "records_open_to", lambda _by: type(robin).objects.none())
    not_done(run)

    assert Document.objects.filter(record=robin).count() == 0
    assert again(found) == (State.TO_FILE, Trouble.NOT_YOURS)


def test_a_decision_of_somebody_who_may_not_decide_any_more_is_not_done(run, decided, drive, dora, member):
    found, before = decided(NOTE, Decision.PROTECT), contents(drive)
    member("Noor Napier", Role.DATA_PROTECTION_OFFICER)  # there must always be one
    take_role(dora, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)
    not_done(run)

    assert contents(drive) == before
    assert again(found) == (State.TO_PROTECT, Trouble.NO_LONGER_DECIDES)


def test_what_was_begun_is_finished_also_when_who_decided_has_left(
    run, decided, drive, dora, member, monkeypatch
):
    found = decided(NOTE, Decision.PROTECT)

    def stopped(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(in_place.Found, "swap", stopped)
        with pytest.raises(KeyboardInterrupt):
            run("--act")
    member("Noor Napier", Role.DATA_PROTECTION_OFFICER)  # there must always be one
    take_role(dora, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)
    run("--act")

    assert again(found) == (State.PROTECTED, "")
    assert not (drive / NOTE).exists()


@pytest.mark.parametrize("decided_each_way", [Decision.FILE, Decision.PROTECT], indirect=True, ids=str)
def test_what_is_written_while_it_is_read_is_neither_filed_nor_protected(
    run, decided_each_way, drive, robin, monkeypatch
):
    """Somebody saves other words after the look, and the old ones again before the last look."""
    old = (drive / NOTE).read_bytes()
    check, begin = in_place.Found.check, carrying_out.begin_protecting

    def saving_after(self, before):
        check(self, before)
        (drive / NOTE).write_bytes(old.replace(b"Robin", b"Robyn"))

    def saving_before(order, **named):
        begin(order, **named)
        (drive / NOTE).write_bytes(old)

    monkeypatch.setattr(in_place.Found, "check", saving_after)
    monkeypatch.setattr(carrying_out, "begin_protecting", saving_before)
    not_done(run)

    assert again(decided_each_way) == (State.WAITING, Trouble.CHANGED)
    assert Document.objects.filter(record=robin).count() == 0
    assert not (drive / f"{NOTE}.zip").exists()


@pytest.mark.parametrize("decision", [Decision.PROTECT, Decision.SHRED])
def test_a_drive_that_fails_at_one_file_does_not_stop_the_others(run, decided, monkeypatch, decision):
    failing, fine = decided(NOTE, decision), decided(LETTER, Decision.PROTECT)
    digest_of, fails = in_place.digest_of, [True]

    def broken(file):
        if fails and fails.pop():
            raise OSError(errno.EIO, "broken", NOTE)
        return digest_of(file)

    monkeypatch.setattr(in_place, "digest_of", broken)
    not_done(run)

    assert again(failing)[1] == Trouble.NO_ACCESS
    assert again(fine) == (State.PROTECTED, "")


def test_one_file_that_cannot_be_done_does_not_stop_the_others(run, decided, drive):
    changed, fine = decided(NOTE, Decision.PROTECT), decided(LETTER, Decision.PROTECT)
    (drive / NOTE).write_bytes(b"other")
    not_done(run)

    assert (again(changed)[0], again(fine)[0]) == (State.WAITING, State.PROTECTED)


def test_the_ledger_says_each_act_and_names_no_file(run, decided):
    decided(NOTE, Decision.PROTECT)
    run("--act")

    acts = set(Line.objects.values_list("act", flat=True))
    assert {"sweep:decided", "sweep:opened_to_act", "sweep:protecting", "sweep:protected"} <= acts
    assert "both.txt" not in str([*Line.objects.values()])
