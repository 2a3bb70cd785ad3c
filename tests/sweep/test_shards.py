"""What travels to a cluster and back, without a cluster."""

import json
import os
import pickle  # noqa: TID251 - what a worker that was taken over sends
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from safehaven.sweep.looking import Looked
from safehaven.sweep.shards import SECRET_AT, NoAnswer, NoSecret, Secret, SweepKey, answer, read_task
from safehaven.sweep.walking import Seen

SEEN = Seen("Robin Quillfeather/caf\udce9.txt", 2, 3, "ada")


@pytest.fixture
def secret() -> Secret:
    return Secret(os.urandom(32).hex().encode())


@pytest.fixture
def key() -> SweepKey:
    return SweepKey()


@pytest.fixture
def task(secret, key):
    return secret.task(Path("/srv/shared"), [SEEN], key)


def test_a_task_tells_nobody_a_name_but_who_has_the_secret(secret, key, task):
    assert secret.open(task.sealed) == (Path("/srv/shared"), [SEEN], key.public, task.number)
    assert [word for word in (b"Quill", b"ada", b"shared", key.public) if word in task.sealed] == []
    with pytest.raises(InvalidTag):
        Secret(os.urandom(32).hex().encode()).open(task.sealed)


def test_an_answer_opens_for_its_sweep_and_its_task_alone(secret, key, task):
    looked = Looked("Robin Quillfeather", {"picture": 1})
    sealed = answer([looked], key.public, task.number)

    assert b"Quill" not in sealed
    assert key.open(sealed, task) == [looked]
    with pytest.raises(NoAnswer):
        SweepKey().open(sealed, task)
    with pytest.raises(NoAnswer):
        key.open(sealed, secret.task(Path("/srv/shared"), [SEEN], key))
    with pytest.raises(NoAnswer):
        key.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), task)


@pytest.mark.parametrize(
    "told",
    [
        [],
        [["a", {}], ["b", {}]],
        ["ab"],
        [["a", {"made-up": 1}]],
        [["a", {"picture": "1"}]],
        [["a", {"picture": 0}]],
        [["a", {"picture": True}]],
        [[["a"], {}]],
        {"a": "b"},
        None,
    ],
    ids=repr,
)
def test_what_is_sealed_and_is_no_answer_is_refused(key, task, told, monkeypatch):
    monkeypatch.setattr(json, "dumps", lambda _: json.JSONEncoder().encode(told))
    sealed = answer([], key.public, task.number)

    with pytest.raises(NoAnswer, match="taken over"):
        key.open(sealed, task)


def test_a_pickle_in_an_answer_is_not_opened(key, task, tmp_path, monkeypatch):
    bomb = pickle.dumps(Bomb(tmp_path / "ran")).decode("latin-1")
    monkeypatch.setattr(json, "dumps", lambda _: bomb)
    sealed = answer([], key.public, task.number)

    with pytest.raises(NoAnswer):
        key.open(sealed, task)
    assert not (tmp_path / "ran").exists()


class Bomb:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def test_a_worker_reads_what_it_is_given_and_seals_it(secret, key, tmp_path, monkeypatch):
    (tmp_path / "names.key").write_bytes(b"x" * 32)
    (tmp_path / "a.txt").write_text("Robin")
    monkeypatch.setenv(SECRET_AT, str(tmp_path / "names.key"))
    given = Secret.at(str(tmp_path / "names.key")).task(tmp_path, [Seen("gone.txt", 1, 1)], key)

    assert key.open(read_task(given.sealed), given) == [Looked("", {"no-access": 1})]


@pytest.mark.parametrize("content", [b"", b"short", b" " * 40])
def test_a_short_secret_is_no_secret(content):
    with pytest.raises(NoSecret, match="openssl rand"):
        Secret(content)


def test_a_secret_that_is_not_there_says_how_to_make_one(tmp_path):
    with pytest.raises(NoSecret, match="openssl rand"):
        Secret.at(str(tmp_path / "nowhere"))
