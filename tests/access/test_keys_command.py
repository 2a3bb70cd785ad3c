"""safehaven keys new | turn."""

import stat

import pytest
from django.core.management import CommandError, call_command

from safehaven.keyring.front import KeyFile, WrongRootKey, check_root_key
from safehaven.keyring.models import EpochKey
from safehaven.keyring.root import root_key
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record, open_record
from safehaven_core.sealing import CannotOpen

pytestmark = pytest.mark.usefixtures("keys_of_its_own")


@pytest.fixture
def people(robin, ada):
    """Robin and one more."""
    return [robin, create_record(NewRecord({"given_names": "Wren", "family_name": "Marrowby"}), by=ada)]


@pytest.fixture
def new_key(tmp_path):
    """The file of a new root key, made by the command."""
    path = tmp_path / "new.key"
    call_command("keys", "new", str(path))
    return path


def names(people, by):
    opened = [open_record(record, by=by) for record in people]
    return [one.grant.open(one.record, "family_name") for one in opened]


def said(capsys, *words):
    capsys.readouterr()
    call_command("keys", *words)
    return capsys.readouterr().out


def test_turning_the_epoch_leaves_everything_open_and_says_what_it_does_not_end(people, ada, capsys):
    answer = said(capsys, "turn")

    assert answer == (
        "Keys left to wrap anew: 0\n"
        "The epoch key has turned: everything is now under epoch 2.\n"
        "Older backups still open, and so does what was destroyed since they were made: the root key is the same.\n"
        "To end that, turn the root key too.  docs/guides/running.md says how.\n"
    )
    assert names(people, ada) == ["Quillfeather", "Marrowby"]


def test_turning_the_root_key_too_opens_everything_with_the_new_and_nothing_with_the_old(
    people, ada, new_key, restart_with, capsys
):
    old, backup = root_key(), EpochKey.objects.get()

    answer = said(capsys, "turn", "--root", str(new_key))

    restart_with(old)
    with pytest.raises(WrongRootKey):
        check_root_key()
    restart_with(KeyFile(new_key).root_key())
    check_root_key()
    assert names(people, ada) == ["Quillfeather", "Marrowby"]
    with pytest.raises(CannotOpen):
        root_key().unwrap(bytes(backup.wrapped), backup.pk)
    assert f"1. Put the key in {new_key} where SAFEHAVEN_ROOT_KEY says." in answer
    assert "4. Destroy every copy of the old root key" in answer


def test_a_new_key_is_for_its_owner_only_and_is_never_written_over(new_key):
    assert stat.S_IMODE(new_key.stat().st_mode) == 0o600
    before = new_key.read_text()

    with pytest.raises(CommandError, match=r"already\.  Choose another name"):
        call_command("keys", "new", str(new_key))

    assert new_key.read_text() == before


@pytest.mark.parametrize(
    ("damage", "answer"),
    [
        (lambda path: path.unlink(), "There is no root key at"),
        (lambda path: path.write_text("not a key"), "cannot be used"),
        (lambda path: path.chmod(0o644), "Others can get at"),
    ],
    ids=["missing", "damaged", "open_to_others"],
)
def test_a_root_key_that_cannot_be_used_is_refused_before_anything_turns(people, new_key, damage, answer):
    damage(new_key)
    before = Line.objects.count()

    with pytest.raises(CommandError, match=answer):
        call_command("keys", "turn", "--root", str(new_key))

    assert (Line.objects.count(), EpochKey.objects.get().number) == (before, 1)


def test_the_root_key_in_use_is_refused_before_anything_turns(people, tmp_path):
    same = KeyFile(tmp_path / "same.key")
    same.write_once(root_key())

    with pytest.raises(CommandError, match="in use already"):
        call_command("keys", "turn", "--root", str(same.path))

    assert EpochKey.objects.get().number == 1


def test_the_wrong_root_key_turns_nothing(people, new_key, restart_with):
    restart_with(KeyFile(new_key).root_key())

    with pytest.raises(CommandError, match="is not the one that sealed epoch 1"):
        call_command("keys", "turn")

    assert EpochKey.objects.get().number == 1
