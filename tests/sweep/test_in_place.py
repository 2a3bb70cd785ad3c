"""Replacing a file on a drive that others write to: whole or not at all, and never through a link."""

import errno
import hashlib
import os
import signal
import stat
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from safehaven.sweep import in_place
from safehaven.sweep.in_place import Before, CannotAct, finish_swap, opened
from safehaven.sweep.states import Trouble
from tests.sweep.clusters import ROOT

PLAIN, MADE, MARK = b"Robin Quillfeather, plain", b"protected", ".safehaven-1"
PATH = "plans/letter.docx"


@pytest.fixture
def root(tmp_path) -> Path:
    folder = tmp_path / "drive"
    (folder / "plans").mkdir(parents=True)
    (folder / PATH).write_bytes(PLAIN)
    return folder


@pytest.fixture
def before(root) -> Before:
    return before_of(root / PATH)


@pytest.fixture(params=["exchanged", "replaced"])
def either_way(request, monkeypatch) -> str:
    """With names that can be exchanged, and on a drive that cannot."""
    if request.param == "replaced":
        monkeypatch.setattr(in_place, "_renameat2", lambda: None)
    return request.param


def before_of(path: Path) -> Before:
    found = path.stat()
    return Before(found.st_size, found.st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())


def protect(root: Path, before: Before, new_name: str = "letter.docx") -> os.stat_result:
    with opened(root, PATH) as found:
        found.check(before)
        found.put_beside(MARK, MADE)
        return found.swap(MARK, before, new_name)


def refused(root: Path, before: Before, **how: str) -> Trouble:
    with pytest.raises(CannotAct) as why:
        protect(root, before, **how)
    return why.value.trouble


def lying(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_protected_copy_takes_the_place_of_the_plain_file(root, before, either_way):
    (root / PATH).chmod(0o640)

    protect(root, before_of(root / PATH))

    assert lying(root) == {PATH: MADE}
    assert (root / PATH).stat().st_mode & 0o777 == 0o640


def test_where_it_is_called_otherwise_the_plain_name_is_gone(root, before, either_way):
    protect(root, before, "letter.docx.zip")

    assert lying(root) == {"plans/letter.docx.zip": MADE}


def test_a_name_that_is_taken_is_not_written_over(root, before, either_way):
    (root / "plans/letter.docx.zip").write_bytes(b"other")

    assert refused(root, before, new_name="letter.docx.zip") == Trouble.NAME_TAKEN
    assert lying(root) == {PATH: PLAIN, "plans/letter.docx.zip": b"other"}


def test_a_file_that_was_changed_is_left_alone(root, before):
    (root / PATH).write_bytes(b"Robin Quillfeather, plein")
    os.utime(root / PATH, ns=(before.changed_ns, before.changed_ns))

    assert refused(root, before) == Trouble.CHANGED
    assert lying(root) == {PATH: b"Robin Quillfeather, plein"}


@pytest.mark.parametrize("inode", ["same", "another"])
def test_what_somebody_writes_at_the_last_moment_is_not_lost(root, before, monkeypatch, inode):
    """An editor saves after the last look and before the exchange."""
    newer = b"newer words"
    rename = in_place._rename

    def saving_first(folder, old, new, how):
        if how == in_place.RENAME_EXCHANGE and not (root / "saved").exists():
            (root / "saved").touch()
            if inode == "another":
                (root / "plans/editor").write_bytes(newer)
                (root / "plans/editor").rename(root / PATH)
            else:
                (root / PATH).write_bytes(newer)
        return rename(folder, old, new, how)

    monkeypatch.setattr(in_place, "_rename", saving_first)

    assert refused(root, before) == Trouble.CHANGED
    assert lying(root) == {"saved": b"", PATH: newer}


@pytest.mark.parametrize("swapped", [PATH, "plans"])
def test_a_link_in_place_of_file_or_folder_is_not_followed(root, before, tmp_path, swapped):
    outside = tmp_path / "outside"
    (root / "plans").rename(outside)
    target = outside if swapped == "plans" else outside / "letter.docx"
    if swapped == PATH:
        (root / "plans").mkdir()
    (root / swapped).symlink_to(target)

    assert refused(root, before) == Trouble.NOT_THERE
    assert (outside / "letter.docx").read_bytes() == PLAIN


def test_a_folder_that_is_renamed_on_the_way_takes_its_file_along(root, before, monkeypatch):
    put = in_place.Found.put_beside

    def renaming(found, mark, content):
        (root / "plans").rename(root / "moved")
        (root / "plans").symlink_to("/")
        put(found, mark, content)

    monkeypatch.setattr(in_place.Found, "put_beside", renaming)
    protect(root, before)

    assert (root / "moved/letter.docx").read_bytes() == MADE


def test_a_renamed_folder_is_not_there(root, before):
    (root / "plans").rename(root / "moved")

    assert refused(root, before) == Trouble.NOT_THERE
    assert lying(root) == {"moved/letter.docx": PLAIN}


def test_a_second_name_of_the_same_file_would_stay_plain(root, before):
    (root / "second.docx").hardlink_to(root / PATH)

    assert refused(root, before) == Trouble.LINKED
    assert lying(root) == {PATH: PLAIN, "second.docx": PLAIN}


def test_a_full_drive_leaves_the_file_as_it_was(root, before, monkeypatch):
    def full(_number):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)

    assert refused(root, before) == Trouble.NO_ROOM
    assert lying(root) == {PATH: PLAIN}


def test_a_copy_that_cannot_be_given_to_the_owner_is_taken_away(root, before, monkeypatch):
    def refusing(*_given):
        raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(os, "geteuid", lambda: -1)
    monkeypatch.setattr(os, "fchown", refusing)

    assert refused(root, before) == Trouble.OWNER
    assert lying(root) == {PATH: PLAIN}


def test_a_name_that_is_taken_at_the_last_moment_gives_the_plain_file_its_name_back(
    root, before, monkeypatch
):
    rename = in_place._rename

    def taking_first(folder, old, new, how):
        if how == in_place.RENAME_NOREPLACE:
            (root / "plans/letter.docx.zip").write_bytes(b"other")
        return rename(folder, old, new, how)

    monkeypatch.setattr(in_place, "_rename", taking_first)

    assert refused(root, before, new_name="letter.docx.zip") == Trouble.NAME_TAKEN
    assert lying(root) == {PATH: PLAIN, "plans/letter.docx.zip": b"other"}


def test_a_name_that_is_taken_is_not_written_over_where_names_cannot_be_exchanged(root, monkeypatch):
    """The machine stopped before the copy had its name."""
    before, made = before_of(root / PATH), hashlib.sha256(MADE).hexdigest()
    (root / PATH).write_bytes(MADE)
    (root / "plans/letter.docx.zip").write_bytes(b"other")
    monkeypatch.setattr(in_place, "_renameat2", lambda: None)

    with pytest.raises(CannotAct) as why:
        finish_swap(root, PATH, MARK, before, made, "letter.docx.zip")
    assert why.value.trouble == Trouble.NAME_TAKEN
    assert lying(root) == {PATH: MADE, "plans/letter.docx.zip": b"other"}


def test_what_is_written_before_it_is_replaced_is_not_lost(root, before, monkeypatch):
    """On a drive where names cannot be exchanged."""
    monkeypatch.setattr(in_place, "_renameat2", lambda: None)

    with opened(root, PATH) as found:
        found.check(before)
        found.put_beside(MARK, MADE)
        (root / PATH).write_bytes(b"newer words")
        with pytest.raises(CannotAct):
            found.swap(MARK, before, "letter.docx")
    assert lying(root) == {PATH: b"newer words"}


def test_a_drive_that_keeps_no_folder_on_the_disk_when_told_is_used_all_the_same(root, before, monkeypatch):
    fsync = os.fsync

    def files_only(number):
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "not a file")
        fsync(number)

    monkeypatch.setattr(os, "fsync", files_only)
    protect(root, before)

    assert lying(root) == {PATH: MADE}


@pytest.mark.parametrize("step", ["fsync", "unlink"])
def test_what_a_drive_refuses_is_said_without_a_name(root, before, monkeypatch, step):
    def refusing(*_given, **_named):
        raise OSError(errno.EROFS, "read-only", PATH)

    monkeypatch.setattr(os, step, refusing)
    with pytest.raises(CannotAct) as why, opened(root, PATH) as found:
        found._end(MARK, "letter.docx")

    assert why.value.trouble == Trouble.NO_ACCESS
    assert "letter" not in "".join(traceback.format_exception(why.value)).partition("CannotAct")[2]


def test_a_copy_that_did_not_come_whole_onto_the_drive_is_not_used(root, before, monkeypatch):
    monkeypatch.setattr(in_place, "digest_of", lambda _file: before.digest)

    assert refused(root, before) == Trouble.NOT_PROTECTED
    assert lying(root) == {PATH: PLAIN}


KILLED = """
import os, signal, sys
from safehaven.sweep import in_place
from tests.sweep.test_in_place import before_of, protect
from pathlib import Path

root, new_name, step = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
steps = iter(range(100))

def dies_at(work):
    def step_or_die(*given, **named):
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(*given, **named)
    return step_or_die

before = before_of(root / "plans/letter.docx")
for name in ("fsync", "unlink", "rename", "fchmod"):
    setattr(in_place.os, name, dies_at(getattr(os, name)))
in_place._rename = dies_at(in_place._rename)
protect(root, before, new_name)
"""


@pytest.mark.servers
@pytest.mark.parametrize("new_name", ["letter.docx", "letter.docx.zip"])
@pytest.mark.parametrize("step", range(8))
def test_killed_at_any_step_it_is_finished_or_begun_again(root, before, new_name, step):
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(root), new_name, str(step)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"},
        check=False,
    ).returncode
    left = lying(root)

    assert PLAIN in left.values() or MADE in left.values()
    assert ended in {-signal.SIGKILL, 0}
    made = hashlib.sha256(MADE).hexdigest()
    if finish_swap(root, PATH, MARK, before, made, new_name) is None:
        assert left[PATH] == PLAIN
        with opened(root, PATH) as found:
            found.settle(MARK, before, made)
        protect(root, before, new_name)
    assert lying(root) == {f"plans/{new_name}": MADE}


def test_what_somebody_wrote_at_the_last_moment_gets_its_name_back(root, before):
    """The machine stopped right after the exchange, and what was exchanged was not what was looked at."""
    (root / PATH).write_bytes(MADE)
    (root / "plans" / MARK).write_bytes(b"newer words of somebody")

    with pytest.raises(CannotAct):
        finish_swap(root, PATH, MARK, before, hashlib.sha256(MADE).hexdigest(), "letter.docx")
    assert lying(root) == {PATH: b"newer words of somebody"}
