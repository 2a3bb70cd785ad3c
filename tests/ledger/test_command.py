"""safehaven ledger verify | checkpoint | prove | export."""

import pytest
from django.core.management import CommandError, call_command

from safehaven.ledger import kept, keys
from safehaven.ledger.models import Line
from safehaven_core.chain.checkpoints import open_checkpoint
from safehaven_core.chain.inclusion import open_inclusion
from safehaven_core.chain.verify import verify_export
from tests.ledger.stage import act, console, cut_off_after, sealed_ledger

pytestmark = pytest.mark.django_db


def said(capsys, *words: str) -> str:
    call_command("ledger", *words)
    return capsys.readouterr().out


def test_verify_says_that_the_ledger_holds(capsys):
    sealed_ledger()

    assert said(capsys, "verify") == "The ledger holds: 11 lines sealed.\n"


def test_checkpoint_seals_what_waits_and_prints_it(capsys):
    sealed_ledger()
    act()

    note = said(capsys, "checkpoint").encode()

    assert open_checkpoint(note, [keys.verifier()]).size == 12


def test_checkpoint_starts_the_file_beside_the_database_where_there_is_none(capsys):
    sealed_ledger()
    kept.path().unlink()

    note = said(capsys, "checkpoint").encode()

    assert kept.newest() == note


def test_a_ledger_put_back_from_an_older_backup_goes_on_once_somebody_has_looked(capsys):
    """As docs/guides/checking-the-ledger.md says: keep the old file under another name, start a new one."""
    numbers = sealed_ledger()
    cut_off_after(numbers[7], size=8)
    act()
    with pytest.raises(CommandError, match="Nothing is sealed until somebody has looked"):
        said(capsys, "checkpoint")

    kept.path().rename(kept.path().with_suffix(".before"))
    note = said(capsys, "checkpoint").encode()

    assert (open_checkpoint(note, [keys.verifier()]).size, kept.newest()) == (9, note)
    assert said(capsys, "verify") == "The ledger holds: 9 lines sealed.\n"


def test_prove_prints_a_proof_that_holds_by_itself(capsys):
    numbers = sealed_ledger()

    proof = said(capsys, "prove", str(numbers[5])).encode()

    line, checkpoint = open_inclusion(proof, [keys.verifier()])
    assert (line.decode(), checkpoint.size) == (Line.objects.get(number=numbers[5]).entry, 11)


def test_a_line_that_is_not_there_cannot_be_proved(capsys):
    with pytest.raises(CommandError, match="There is no sealed line 999999"):
        said(capsys, "prove", "999999")


def test_a_line_cannot_be_proved_through_a_hash_that_is_gone(capsys):
    numbers = sealed_ledger()
    console("DELETE FROM ledger_node")

    with pytest.raises(CommandError, match="Part of the ledger's tree is gone"):
        said(capsys, "prove", str(numbers[5]))


def test_an_export_holds_without_the_database(capsys, tmp_path):
    sealed_ledger()
    mine = said(capsys, "checkpoint").encode()

    said(capsys, "export", str(tmp_path / "export"))

    assert verify_export(tmp_path / "export", keys.verifier(), mine) == []


def test_an_export_of_a_damaged_ledger_shows_the_damage(capsys, tmp_path):
    numbers = sealed_ledger()
    console(f"DELETE FROM ledger_line WHERE number = {numbers[5]}")

    said(capsys, "export", str(tmp_path / "export"))

    found = [(finding.kind, finding.where) for finding in verify_export(tmp_path / "export")]
    assert found == [("line_missing", f"line {numbers[5]}")]


def test_an_export_to_where_nobody_can_write_is_refused_with_the_place(capsys, tmp_path):
    sealed_ledger()
    (tmp_path / "a_file").touch()

    with pytest.raises(CommandError, match="a_file/export cannot be written: Not a directory"):
        said(capsys, "export", str(tmp_path / "a_file" / "export"))


def test_an_export_does_not_overwrite_another(capsys, tmp_path):
    sealed_ledger()
    said(capsys, "export", str(tmp_path / "export"))

    with pytest.raises(CommandError, match="Choose an empty folder"):
        said(capsys, "export", str(tmp_path / "export"))


def test_taking_something_out_stands_on_the_ledger(capsys, tmp_path):
    numbers = sealed_ledger()

    said(capsys, "export", str(tmp_path / "export"))
    said(capsys, "prove", str(numbers[5]))

    newest = list(Line.objects.order_by("-number").values_list("act", "by")[:2])
    assert newest == [
        ("ledger:line_proved", "system:command_line"),
        ("ledger:exported", "system:command_line"),
    ]


def test_a_checkpoint_file_that_cannot_be_read_is_told(capsys):
    with pytest.raises(CommandError, match="no-such-file cannot be read"):
        said(capsys, "verify", "--checkpoint", "no-such-file")


def test_an_empty_ledger_has_no_checkpoint(capsys):
    console("DELETE FROM ledger_line")

    with pytest.raises(CommandError, match="nothing to seal yet"):
        said(capsys, "checkpoint")
