import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest

from safehaven.foundation import confined_at_once
from safehaven.foundation.confined import AnsweredTooMuch, Crashed, JobFailed, TookTooLong, TookTooMuchMemory
from safehaven.foundation.confined_at_once import Nursery
from tests.foundation.misbehaving import MorePolite
from tests.foundation.test_confined import kernel_lets_go_of_the_network

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(not confined_at_once.CAN_FORK, reason="elsewhere every child is started anew"),
]


@pytest.fixture(scope="module")
def nursery():
    made = Nursery("tests.foundation.misbehaving:as_asked", refusals=[MorePolite], answer_megabytes=30)
    yield made
    made.close()


def ask(nursery: Nursery, request: str, *files, seconds: float = 20, megabytes: int = 600) -> bytes:
    return nursery.run(request.encode(), files or [BytesIO()], seconds=seconds, megabytes=megabytes)


def test_the_answer_comes_back(nursery):
    assert ask(nursery, "echo a", BytesIO(b"one"), iter([b"t", b"wo"])) == b"a|one|two"


def test_each_job_has_a_child_of_its_own(nursery):
    assert len({ask(nursery, "who") for _ in range(5)}) == 5


def test_no_child_has_to_load_anything_itself(nursery):
    assert ask(nursery, "loaded_since") == b""


def test_what_one_job_learnt_is_unknown_to_the_next(nursery):
    ask(nursery, "keep Quillfeather")

    assert ask(nursery, "kept") == b""


def test_a_large_file_goes_in_and_a_large_answer_comes_out(nursery):
    large = os.urandom(20 << 20)

    assert ask(nursery, "echo ", BytesIO(large)) == b"|" + large


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("hang", TookTooLong),
        ("spin", TookTooLong),
        ("crash", Crashed),
        ("leave", Crashed),
        ("go_quietly", Crashed),
        ("half_an_answer", Crashed),
        ("swell", TookTooMuchMemory),
        ("stumble Quillfeather", Crashed),
        (f"talk {31 << 20}", AnsweredTooMuch),
    ],
)
def test_a_job_that_fails_costs_itself_alone(nursery, what, reason):
    with pytest.raises(reason) as told:
        ask(nursery, what, seconds=1.5)

    assert "Quillfeather" not in str(told.value)
    assert ask(nursery, "echo a", BytesIO(b"b")) == b"a|b"


def test_a_job_that_hangs_holds_up_no_other(nursery):
    with ThreadPoolExecutor(2) as both:
        hanging = both.submit(ask, nursery, "hang", seconds=5)
        ask(nursery, "who")

        assert not hanging.done()
        with pytest.raises(TookTooLong):
            hanging.result()


def test_many_at_once_hear_their_own_answers(nursery):
    with ThreadPoolExecutor(8) as many:
        found = list(many.map(lambda n: ask(nursery, f"echo {n}", BytesIO(b"x")), range(40)))

    assert found == [f"{n}|x".encode() for n in range(40)]


def test_what_is_stopped_does_not_go_on(nursery):
    with pytest.raises(TookTooLong):
        ask(nursery, "hang", seconds=0.5)
    time.sleep(0.5)

    assert children_of(nursery) == []


def test_a_refusal_comes_through_with_its_sentence(nursery):
    with pytest.raises(MorePolite, match="not today"):
        ask(nursery, "refuse not today")


def test_work_that_cannot_be_imported_has_failed():
    with pytest.raises(JobFailed):
        Nursery("tests.foundation.nowhere:work").run(b"", [BytesIO()], seconds=20, megabytes=400)


def test_where_the_one_that_starts_them_was_ended_another_takes_over(nursery):
    ask(nursery, "who")
    nursery._process.kill()
    nursery._process.wait()

    assert ask(nursery, "echo a", BytesIO(b"b")) == b"a|b"


def test_a_process_that_forked_gets_its_own(nursery, monkeypatch):
    ask(nursery, "who")
    first = nursery._process
    monkeypatch.setattr(nursery, "_owner", os.getpid() + 1)
    ask(nursery, "who")

    assert nursery._process is not first
    first.kill()
    first.wait()


def test_it_writes_no_file(nursery, tmp_path):
    with pytest.raises(Crashed):
        ask(nursery, f"write_a_file {tmp_path}/left")

    assert (tmp_path / "left").read_bytes() == b""


def test_it_holds_nothing_of_another_job_open(nursery):
    with ThreadPoolExecutor(1) as beside:
        hanging = beside.submit(ask, nursery, "hang", seconds=3)
        time.sleep(0.5)
        opened = ask(nursery, "own_openings").decode().split()

        with pytest.raises(TookTooLong):
            hanging.result()
    # Requests, where to print, the dropped errors, where to answer, and the folder that is being listed.
    assert len(opened) <= 5


def test_it_has_no_network_where_the_kernel_allows_that(nursery):
    import socket

    if not kernel_lets_go_of_the_network():
        pytest.skip("this kernel does not let a program give up its network")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(Crashed, match=r"OSError|ConnectionRefusedError"),
    ):
        ask(nursery, f"reach_out {server.getsockname()[1]}")


def test_other_programs_of_the_same_user_cannot_look_inside(nursery):
    assert ask(nursery, "own_openness") == b"0"


def test_nothing_of_our_environment_is_handed_on(nursery, monkeypatch):
    assert set(ask(nursery, "own_environment").decode().split()) <= {"LANG", "LC_CTYPE", "PYTHONPATH"}


def test_it_ends_with_us(tmp_path):
    import subprocess

    asks = (
        f"import sys; sys.path.insert(0, {str(Path.cwd())!r})\n"
        "from io import BytesIO\n"
        "from safehaven.foundation.confined_at_once import Nursery\n"
        "made = Nursery('tests.foundation.misbehaving:as_asked')\n"
        "made.run(b'who', [BytesIO()], seconds=20, megabytes=600)\n"
        "print(made._process.pid, flush=True)\n"
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=False)
    until = time.monotonic() + 20
    while (there := Path(f"/proc/{int(done.stdout)}").exists()) and time.monotonic() < until:
        time.sleep(0.1)

    assert not there


def test_once_it_has_started_it_starts_no_program(nursery, monkeypatch):
    ask(nursery, "echo ")
    monkeypatch.setattr("subprocess.Popen.__init__", lambda *_, **__: pytest.fail("A program was started."))

    assert [ask(nursery, f"echo {n}") for n in range(3)] == [b"0|", b"1|", b"2|"]


def children_of(nursery: Nursery) -> list[str]:
    pid = nursery._process.pid
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_what_never_gets_ready_holds_up_nobody_for_ever(monkeypatch):
    monkeypatch.setattr(confined_at_once, "STARTING_SECONDS", 0.5)
    nursery = Nursery("tests.foundation.never_ready:work")

    with pytest.raises(Crashed):
        ask(nursery, "echo a")
