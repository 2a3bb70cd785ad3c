import os
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from safehaven.foundation import confined_for_many
from safehaven.foundation.confined import AnsweredTooMuch, Crashed, JobFailed, TookTooLong
from safehaven.foundation.confined_for_many import KeptChild
from tests.foundation.misbehaving import MorePolite

pytestmark = pytest.mark.servers
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, which only Linux has")


@pytest.fixture
def child():
    with KeptChild(
        "tests.foundation.misbehaving:as_asked", megabytes=600, refusals=[MorePolite], answer_megabytes=30
    ) as kept:
        yield kept


def ask(child: KeptChild, request: str, *files, seconds: float = 20) -> bytes:
    return child.ask(request.encode(), files or [BytesIO()], seconds=seconds)


def test_one_child_does_many_jobs(child):
    assert ask(child, "echo a", BytesIO(b"one")) == b"a|one"
    assert ask(child, "echo b", BytesIO(b"two")) == b"b|two"
    assert ask(child, "who") == ask(child, "who")


def test_a_large_file_goes_in_and_a_large_answer_comes_out(child):
    large = os.urandom(20 << 20)

    assert ask(child, "echo ", BytesIO(large)) == b"|" + large


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("hang", TookTooLong),
        ("spin", TookTooLong),
        ("crash", Crashed),
        ("leave", Crashed),
        ("go_quietly", Crashed),
        ("swell", JobFailed),
        ("stumble Quillfeather", Crashed),
        (f"talk {31 << 20}", AnsweredTooMuch),
    ],
)
def test_after_any_failure_another_child_takes_over(child, what, reason):
    first = ask(child, "who")

    with pytest.raises(reason) as told:
        ask(child, what, seconds=1.5)

    assert "Quillfeather" not in str(told.value)
    assert ask(child, "who") != first


def test_a_refusal_comes_through_and_the_child_stays(child):
    first = ask(child, "who")

    with pytest.raises(MorePolite, match="not today"):
        ask(child, "refuse not today")
    assert ask(child, "who") == first


def test_a_child_is_replaced_from_time_to_time(child, monkeypatch):
    monkeypatch.setattr(confined_for_many, "JOBS", 2)
    seen = [ask(child, "who") for _ in range(4)]

    assert seen[0] == seen[1] != seen[2] == seen[3]


def test_it_writes_no_file(child, tmp_path):
    with pytest.raises(Crashed):
        ask(child, f"write_a_file {tmp_path}/left")
    assert not (tmp_path / "left").exists() or not (tmp_path / "left").read_bytes()


def test_what_a_library_prints_does_not_speak_into_the_answer(child):
    assert ask(child, "print_first") == b"answer"
    assert ask(child, "echo a", BytesIO(b"b")) == b"a|b"


@on_linux
def test_it_ends_with_its_parent(child):
    ask(child, "who")
    process = child._process
    child.close()

    assert not Path(f"/proc/{process.pid}").exists() or process.poll() is not None


def test_it_is_quick_once_it_has_started(child):
    ask(child, "echo ")
    started = time.monotonic()
    for _ in range(100):
        ask(child, "echo ")

    assert time.monotonic() - started < 5
