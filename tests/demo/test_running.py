"""Beginning the demo again throws a demo away, and nothing else."""

import pytest

from safehaven.demo.running import begin_again


@pytest.fixture
def of_somebody(tmp_path):
    """A folder with something in it that somebody wants to keep."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "root.key").write_text("the only copy")
    return folder


def test_a_folder_of_somebody_is_left_alone(of_somebody):
    with pytest.raises(SystemExit, match="not a demo, so nothing in it was touched"):
        begin_again(of_somebody)

    assert (of_somebody / "root.key").read_text() == "the only copy"


def test_a_finished_demo_does_not_make_it_one(of_somebody):
    (of_somebody / "ready").touch()

    with pytest.raises(SystemExit):
        begin_again(of_somebody)


@pytest.mark.parametrize("there", [True, False])
def test_an_empty_folder_or_none_will_do(tmp_path, there):
    folder = tmp_path / "demo"
    if there:
        folder.mkdir()

    begin_again(folder)

    assert [path.name for path in folder.iterdir()] == ["pretend-organisation.txt"]


def test_a_demo_that_was_interrupted_is_thrown_away(tmp_path):
    folder = tmp_path / "demo"
    begin_again(folder)
    (folder / "db.sqlite3").write_text("half of it")

    begin_again(folder)

    assert (folder / "db.sqlite3").exists() is False
