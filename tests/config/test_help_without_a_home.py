"""Help is there before there is anything to help with."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.servers


WITHOUT_A_HOME = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("SAFEHAVEN") and name != "DJANGO_SETTINGS_MODULE"
}


def asked(*words, cwd, **settings):
    """What a command answers to somebody who has no home yet, as its exit code, what it says and its complaints."""
    ran = subprocess.run(
        [sys.executable, "-m", "safehaven", *words],
        env=WITHOUT_A_HOME | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, ("src", ".")))} | settings,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_the_commands_are_listed_without_a_home(word, tmp_path):
    code, said, complaints = asked(word, cwd=tmp_path)

    assert (code, complaints) == (0, "")
    assert "safehaven scan" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("scan", "--help"), "the file, or - for standard input"),
        (("sweep", "-h"), "the folder to look through"),
        (("staff", "reset", "--help"), "--reason"),
        (("migrate", "--help"), "--plan"),
        (("init", "--help"), "where to make it"),
    ],
)
def test_each_command_explains_itself_without_a_home_and_leaves_nothing(words, told, tmp_path):
    code, said, complaints = asked(*words, cwd=tmp_path)

    assert (code, complaints) == (0, "")
    assert told in said
    assert list(tmp_path.iterdir()) == []


def test_the_usual_folder_is_named_whatever_it_is_called(tmp_path):
    code, said, complaints = asked("init", "--help", cwd=tmp_path, SAFEHAVEN_HOME="home of 100%")

    assert (code, complaints) == (0, "")
    assert "where to make it (home of 100%)" in said


def test_without_help_a_home_is_still_asked_for(tmp_path):
    code, _said, complaints = asked("scan", "letter.txt", cwd=tmp_path)

    assert (code, complaints) == (
        1,
        "SAFEHAVEN_HOME is not set.  For example: SAFEHAVEN_HOME=/var/lib/safehaven\n",
    )
