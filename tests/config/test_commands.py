"""The command line: what it lists, founds and refuses."""

import pytest
from django.core.management import get_commands

from safehaven.config import commands, starting
from safehaven.config.founding import make_home


def test_without_a_word_it_lists_every_command_of_ours(capsys):
    commands.main([])

    listed = {line.split()[1] for line in capsys.readouterr().out.splitlines()}
    ours = {name for name, app in get_commands().items() if app.startswith("safehaven.")}
    assert listed == set(commands.COMMANDS) | ours


@pytest.mark.parametrize("words", [["--certificate", "a.pem"], ["--certificate-key", "a.key"]])
def test_a_certificate_without_its_key_is_refused(words, capsys, monkeypatch):
    monkeypatch.setattr("os.execv", lambda *_: pytest.fail("It started."))

    with pytest.raises(SystemExit):
        starting.serve(words)
    assert "give both, or neither" in capsys.readouterr().err


def test_a_home_is_made_once_and_closed_to_others(tmp_path):
    folder = tmp_path / "home"

    first, second = make_home(folder), make_home(folder)

    modes = [path.stat().st_mode & 0o777 for path in (folder, folder / "documents", folder / "root.key")]
    assert ([path.name for path in first], second, modes) == (
        ["root.key", "secret.key"],
        [],
        [0o700, 0o700, 0o600],
    )
