import os
from functools import partial
from pathlib import Path

import pytest

from safehaven.roll.front import RollNotReady
from safehaven.sweep import looking, remembering, running
from safehaven.sweep.looking import Looked
from safehaven.sweep.remembering import InUse, Memory
from safehaven.sweep.running import OnThisMachine
from safehaven.sweep.walking import CHANGED, LINK, NO_ACCESS, SPECIAL, walk
from safehaven_core.detection import Roll, examine
from tests.core.filetypes import samples
from tests.sweep.conftest import by_path
from tests.sweep.drive import PEOPLE, TODAY, about

pytestmark = pytest.mark.servers


def test_documents_about_people_on_the_roll_are_found_wherever_the_name_stands(swept):
    found = by_path(swept())

    assert {path: outcome.about for path, outcome in found.items() if outcome.about} == {
        "plans/letter.docx": 1,
        "plans/both.txt": 2,
        "mail/export.eml": 1,
        "Robin Quillfeather/notes.txt": 1,
        "=cmd|'!A1.txt": 1,
    }
    assert {path for path, outcome in found.items() if not outcome.matters} == {
        "plans/kettle.docx",
        "mail/kettle.eml",
        "empty.txt",
    }


def test_what_was_not_read_is_said(swept):
    found = by_path(swept())

    assert {path: outcome.unread for path, outcome in found.items() if outcome.unread} == {
        "photos/scan.png": {"picture": 1}
    }


def test_nothing_on_the_drive_changes(swept, drive):
    before = {path: (path.stat(), path.read_bytes() if path.is_file() else b"") for path in drive.rglob("*")}
    for path in drive.rglob("*"):
        path.chmod(path.stat().st_mode & ~0o222)

    swept()

    after = {path: (path.stat(), path.read_bytes() if path.is_file() else b"") for path in drive.rglob("*")}
    assert before.keys() == after.keys()
    for path, (stat, content) in before.items():
        assert (stat.st_size, stat.st_mtime_ns, content) == (
            after[path][0].st_size,
            after[path][0].st_mtime_ns,
            after[path][1],
        )


def test_what_did_not_change_is_not_read_again(swept, drive):
    first = swept()
    assert swept() == first
    assert swept.looked == []

    (drive / "plans/kettle.docx").write_bytes(samples.word())
    again = swept()

    assert len(swept.looked) == 1
    assert by_path(first)["plans/kettle.docx"].about == 0
    assert by_path(again)["plans/kettle.docx"].about == 1


def test_what_was_known_before_is_told_too(swept):
    first = swept()
    swept()

    assert swept.knew == [one.outcome for one in first]


def test_pictures_are_read_again_once_something_reads_them(swept, monkeypatch):
    swept()
    monkeypatch.setattr(running, "sees_words", lambda: True)
    swept()

    assert [outcome.unread for _, _, outcome in swept.looked] == [{"picture": 1}]


def test_a_file_that_took_too_long_is_read_again(swept):
    swept(reads=lambda _root, files: (Looked("", {"too-slow": 1}) for _ in files))
    found = swept()

    assert len(swept.looked) == len(found)


def test_all_is_read_again_when_asked_or_when_reading_has_become_better(swept, monkeypatch):
    files = len(swept())

    swept(again=True)
    assert len(swept.looked) == files

    monkeypatch.setattr(remembering, "READS_AS", looking.READS_AS + 1)
    swept()
    assert len(swept.looked) == files


def test_when_the_roll_has_changed_all_words_are_asked_about_again(swept, drive):
    (drive / "photos/more.png").write_bytes((drive / "photos/scan.png").read_bytes())
    opened: list[str] = []
    files = len(swept())

    def noting(root, seen):
        opened.extend(one.path for one in seen)
        return swept.reads(root, seen)

    swept(mark="2", reads=noting)

    assert len(swept.looked) == files
    assert sorted(opened) == [
        "=cmd|'!A1.txt",
        "Robin Quillfeather/notes.txt",
        "mail/export.eml",
        "mail/kettle.eml",
        "plans/both.txt",
        "plans/kettle.docx",
        "plans/letter.docx",
    ]


def test_somebody_new_on_the_roll_is_found_in_files_that_did_not_change(swept, drive):
    (drive / "photos/Esme Thistlewood.png").write_bytes((drive / "photos/scan.png").read_bytes())
    few = partial(examine, roll=Roll([PEOPLE[0]]), today=TODAY)
    first = by_path(swept(few))
    later = by_path(swept(mark="2"))

    new = {path for path, outcome in later.items() if outcome.about > first[path].about}
    assert new == {"plans/both.txt", "photos/Esme Thistlewood.png"}
    assert later == by_path(swept(again=True))


def test_a_stopped_sweep_goes_on_with_the_roll_it_began_with_and_the_next_asks_again(swept):
    asked, files = [], len(list(walk(swept.drive)))

    def until_the_roll_is_gone(text):
        asked.append(text)
        if len(asked) > 4:
            raise RollNotReady("gone")
        return about()(text)

    with pytest.raises(RollNotReady):
        swept(until_the_roll_is_gone)
    stopped_at = len(swept.looked)
    swept(mark="2")

    assert 0 < stopped_at < files
    assert len(swept.looked) == files - stopped_at
    swept(mark="2")
    assert len(swept.looked) == files
    swept(mark="2")
    assert swept.looked == []


def test_what_is_remembered_does_not_grow_with_each_change_of_the_roll(swept, tmp_path):
    swept()
    first = (tmp_path / "home/looked-at.jsonl").stat().st_size
    for mark in "2345":
        swept(mark=mark)

    assert (tmp_path / "home/looked-at.jsonl").stat().st_size < 2 * first


def test_a_sweep_that_was_stopped_goes_on_where_it_was_and_finds_the_same(swept, tmp_path):
    whole = swept()
    (tmp_path / "home/looked-at.jsonl").unlink()
    asked = []

    def until_the_roll_is_gone(text):
        asked.append(text)
        if len(asked) > 4:
            raise RollNotReady("gone")
        return about()(text)

    with pytest.raises(RollNotReady):
        swept(until_the_roll_is_gone)
    stopped_at = len(swept.looked)

    assert 0 < stopped_at < len(whole)
    assert swept() == whole
    assert len(swept.looked) == len(whole) - stopped_at


def test_a_line_that_breaks_off_is_looked_at_again_and_the_rest_is_not(swept, tmp_path):
    whole, memory = swept(), tmp_path / "home/looked-at.jsonl"
    memory.write_bytes(memory.read_bytes()[:-20])

    assert swept() == whole
    assert len(swept.looked) == 1
    assert swept() == whole
    assert swept.looked == []


@pytest.mark.parametrize(
    "content", [b"", b"nonsense\n", b'[1, 1]\nnull\n[1]\n{"a": 1}\n["t", "x", 1, [1]]\n']
)
def test_a_memory_that_is_no_memory_is_begun_anew(swept, tmp_path, content):
    whole = swept()
    (tmp_path / "home/looked-at.jsonl").write_bytes(content)

    assert swept() == whole


def test_two_sweeps_of_one_folder_do_not_run_at_once(tmp_path):
    with Memory(tmp_path / "looked-at.jsonl"), pytest.raises(InUse):
        Memory(tmp_path / "looked-at.jsonl")


def test_what_is_remembered_holds_no_name_and_no_word(swept, tmp_path):
    swept()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*")).lower()

    assert kept
    assert [
        word for word in (b"robin", b"quill", b"thistle", b"letter", b"kettle", b"1987") if word in kept
    ] == []
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "home").iterdir()} == {0o600}


def test_links_pipes_and_closed_files_are_said_and_not_followed(swept, drive, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("Robin Quillfeather")
    (drive / "link.txt").symlink_to(outside)
    (drive / "around").symlink_to(drive)
    os.mkfifo(drive / "pipe")

    found = by_path(swept())

    assert {
        path: outcome.unread for path, outcome in found.items() if path in ("link.txt", "around", "pipe")
    } == {
        "link.txt": {LINK: 1},
        "around": {LINK: 1},
        "pipe": {SPECIAL: 1},
    }


def test_a_file_that_changes_after_it_was_seen_is_said_and_looked_at_again(swept, drive):
    def changing(root, files):
        for seen in files:
            if seen.path == "empty.txt":
                (root / seen.path).write_text("now it is longer")
        return swept.reads(root, files)

    assert by_path(swept(reads=changing))["empty.txt"].unread == {CHANGED: 1}
    assert by_path(swept())["empty.txt"].unread == {}


def test_a_file_that_is_swapped_for_a_link_is_not_followed(swept, drive, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Robin Quillfeather")

    def swapping(root, files):
        (root / "empty.txt").unlink()
        (root / "empty.txt").symlink_to(secret)
        return swept.reads(root, files)

    assert by_path(swept(reads=swapping))["empty.txt"].unread == {NO_ACCESS: 1}


def test_names_that_are_no_text_are_walked_and_read(swept, drive):
    Path(os.fsdecode(os.fsencode(drive) + b"/caf\xe9 Robin Quillfeather.txt")).write_bytes(b"x")

    [found] = [one for one in swept() if one.seen.path.startswith("caf")]

    assert found.outcome.about == 1


def test_a_deep_tree_is_walked_to_its_end(tmp_path):
    deep = tmp_path / "deep"
    path = deep
    for _ in range(150):
        path = path / "x"
    path.mkdir(parents=True)
    (path / "a.txt").write_text("x")

    assert [seen.name for seen in walk(deep)] == ["a.txt"]


def test_a_long_text_is_asked_about_in_pieces_that_overlap(swept, drive):
    text = "word " * 399_999 + "Robin Quillfeather, born 3 May 1987. " + "word " * 100_000
    (drive / "long.txt").write_text(text)

    assert by_path(swept())["long.txt"].about == 1


def test_several_children_find_the_same_as_one(swept):
    assert swept(reads=OnThisMachine(3)) == swept(again=True)
