"""The command line: what it lists, founds and refuses."""

import os

import pytest
from django.core.management import get_commands

from safehaven.config import commands, starting
from safehaven.config.founding import make_home
from tests.running_house import RunningHouse, free_port


@pytest.fixture
def umask():
    """Puts back what a command sets for the whole process."""
    kept = os.umask(0o022)
    yield
    os.umask(kept)


@pytest.mark.usefixtures("umask")
def test_without_a_word_it_lists_every_command_of_ours(capsys):
    commands.main([])

    lines = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    ours = {name for name, app in get_commands().items() if app.startswith("safehaven.")}
    assert {name for _safehaven, name, _what in lines} == set(commands.COMMANDS) | ours


@pytest.mark.parametrize("words", [["--certificate", "a.pem"], ["--certificate-key", "a.key"]])
def test_a_certificate_without_its_key_is_refused(words, capsys, monkeypatch):
    monkeypatch.setattr("os.execv", lambda *_: pytest.fail("It started."))

    with pytest.raises(SystemExit):
        starting.serve(words)
    assert "give both, or neither" in capsys.readouterr().err


@pytest.mark.servers
def test_everything_in_a_home_is_for_its_owner_alone(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir(mode=0o755)  # as a service manager may have made it
    house = RunningHouse(folder, free_port())
    house.command("init", str(folder))
    house.command("migrate", "--verbosity", "0")

    open_to_others = [path.name for path in folder.rglob("*") if path.stat().st_mode & 0o077]
    assert ((folder / "db.sqlite3").exists(), open_to_others) == (True, [])


def test_a_home_is_made_once_and_closed_to_others(tmp_path):
    folder = tmp_path / "home"

    first, second = make_home(folder), make_home(folder)

    modes = [path.stat().st_mode & 0o777 for path in (folder, folder / "documents", folder / "root.key")]
    assert ([path.name for path in first], second, modes) == (
        ["root.key", "secret.key"],
        [],
        [0o700, 0o700, 0o600],
    )
