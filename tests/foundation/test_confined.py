import os
import socket
import subprocess
import sys
import time
from io import BytesIO

import pytest

from safehaven.foundation.confined import (
    AnsweredTooMuch,
    Crashed,
    JobFailed,
    TookTooLong,
    TookTooMuchMemory,
    run_confined,
)
from tests.foundation.misbehaving import MorePolite, Polite

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, which only Linux has")


def confined(work: str, request: bytes = b"", **how) -> bytes:
    how = {"seconds": 20, "megabytes": 400, **how}
    return run_confined(f"tests.foundation.misbehaving:{work}", request, **how)


def test_the_answer_comes_back():
    assert confined("echo", b"asked", files=[BytesIO(b"one"), BytesIO(b"two")]) == b"asked|one|two"


def test_files_may_come_piece_by_piece():
    assert confined("echo", b"", files=[iter([b"one ", b"", b"two"]), [b"three"]]) == b"|one two|three"


def test_a_file_is_read_from_where_it_stands():
    (file := BytesIO(b"onetwo")).seek(3)

    assert confined("echo", b"", files=[file]) == b"|two"


def test_no_file_is_an_empty_file():
    assert confined("count", files=[BytesIO(), BytesIO(b"1")]) == b"[0, 1]"


def test_a_large_file_goes_in_while_a_large_answer_comes_out():
    large = os.urandom(20 << 20)

    assert confined("echo", b"", files=[BytesIO(large)], megabytes=600) == b"|" + large


def test_work_that_hangs_is_stopped():
    started = time.monotonic()

    with pytest.raises(TookTooLong, match=r"longer than 0\.5 seconds"):
        confined("hang", seconds=0.5)
    assert time.monotonic() - started < 60


def test_work_that_never_sleeps_is_stopped():
    with pytest.raises(TookTooLong):
        confined("spin", seconds=1)


def test_work_that_asks_for_too_much_memory_is_stopped():
    with pytest.raises(TookTooMuchMemory, match="400 MB"):
        confined("swell")


def test_a_file_larger_than_the_memory_is_too_much_memory():
    with pytest.raises(TookTooMuchMemory):
        confined("count", files=[(bytes(1 << 20) for _ in range(500))])


def test_a_crash_costs_one_job():
    with pytest.raises(Crashed):
        confined("crash")


@pytest.mark.parametrize("work", ["leave", "go_quietly"])
def test_work_that_leaves_without_an_answer_has_failed(work):
    with pytest.raises(Crashed):
        confined(work)


def test_an_answer_up_to_its_limit_is_heard():
    assert len(confined("talk", str((1 << 20) - 1).encode(), answer_megabytes=1)) == (1 << 20) - 1


def test_an_answer_over_its_limit_is_not_heard():
    with pytest.raises(AnsweredTooMuch):
        confined("talk", str(5 << 20).encode(), answer_megabytes=1)


def test_what_work_prints_is_not_taken_for_its_answer():
    assert confined("print_first") == b"answer"


def test_a_known_refusal_comes_through_with_its_sentence():
    with pytest.raises(MorePolite, match=r"^Not like this\.$"):
        confined("refuse", b"Not like this.", refusals=[MorePolite])


def test_a_refusal_comes_through_as_the_parent_that_is_known():
    with pytest.raises(Polite) as refused:
        confined("refuse", b"Not like this.", refusals=[Polite])

    assert type(refused.value) is Polite


@pytest.mark.parametrize("work", ["refuse", "stumble"])
def test_what_an_unforeseen_exception_says_stays_in_the_child(work):
    with pytest.raises(Crashed) as failed:
        confined(work, b"Robin Quillfeather")

    assert "Quillfeather" not in str(failed.value)


@pytest.mark.parametrize(
    "work", ["tests.foundation.nowhere:work", "tests.foundation.misbehaving:nothing", "json"]
)
def test_work_that_does_not_exist_has_failed(work):
    with pytest.raises(JobFailed):
        run_confined(work, seconds=20, megabytes=400)


def test_a_file_that_fails_while_it_is_read_is_the_callers_own_trouble():
    def broken():
        yield b"first"
        raise Polite("cannot open")

    with pytest.raises(Polite, match="cannot open"):
        confined("count", files=[broken()])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_work_can_write_nothing_into_a_file(tmp_path):
    with pytest.raises(Crashed, match="OSError"):
        confined("write_a_file", str(tmp_path / "file").encode())

    assert (tmp_path / "file").read_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_library_that_wants_a_temporary_file_gets_none():
    with pytest.raises(Crashed, match="FileNotFoundError"):
        confined("use_a_temporary_file")


def test_nothing_is_left_on_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    confined("echo", b"Robin Quillfeather", files=[BytesIO(b"Robin Quillfeather")])

    assert list(tmp_path.rglob("*")) == []


@on_linux
def test_nothing_is_said_on_the_command_line():
    assert b"Quillfeather" not in confined("own_command_line", b"Robin Quillfeather")


def test_nothing_of_our_environment_is_handed_on(monkeypatch):
    monkeypatch.setenv("SAFEHAVEN_DATABASE_URL", "postgresql://safehaven:secret@db.example/safehaven")

    assert set(confined("own_environment").decode().split()) <= {"LANG", "LC_CTYPE", "PYTHONPATH"}


@on_linux
def test_no_memory_is_dumped_to_disk_after_a_crash():
    (line,) = (line for line in confined("own_limits").decode().splitlines() if "core file size" in line)

    assert line.split()[4:6] == ["0", "0"]


def kernel_lets_go_of_the_network() -> bool:
    """Found out without the code that this is about, so that its loss is not taken for a missing kernel."""
    ask = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x10000000 | 0x40000000) != 0)"
    return subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0


@pytest.mark.servers
@on_linux
def test_work_has_no_network_where_the_kernel_allows_that():
    if not kernel_lets_go_of_the_network():
        pytest.skip("this kernel does not let a program give up its network")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(Crashed, match=r"OSError|ConnectionRefusedError"),
    ):
        confined("reach_out", str(server.getsockname()[1]).encode())


@on_linux
def test_other_programs_of_the_same_user_cannot_look_inside():
    assert confined("own_openness") == b"0"
