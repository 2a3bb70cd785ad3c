"""Asking at the socket: an answer for this account, and a refusal with a sentence where there is none."""

from __future__ import annotations

import json
import socket
import stat
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest

from safehaven.foundation.refusals import Refusal
from safehaven.roll import asking, listening, talking
from safehaven.roll.answering import answer
from safehaven.roll.asking import ask_about, ask_how_it_stands
from safehaven.roll.carrying import as_it_was, plain
from safehaven.roll.front import RollNotReady, examine, examine_all
from safehaven.roll.keeping import keep
from safehaven.roll.listening import AnotherKeeper, PathTooLong, only_keeper, socket_path
from safehaven_core.detection import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_the_socket")]

TODAY = date(2026, 11, 26)


@pytest.fixture
def answering(door, robin, keeper):
    """A door behind which Robin is known."""
    door(lambda message: answer(keeper, message))


@pytest.fixture
def connected(answering):
    """A connection of somebody who speaks otherwise than we do."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(socket_path()))
        connection.settimeout(10)
        yield connection


def still_answers() -> bool:
    return ask_how_it_stands().ready


def test_whom_a_text_is_about(answering, robin):
    report = examine("Please ring Robin Quillfeather today.")

    assert [found.key for found in report.people] == [str(robin.pk)]
    assert {(reason.start, reason.end) for reason in report.people[0].because} == {(12, 30)}


def test_a_text_about_nobody(answering):
    assert examine("The meeting is moved to Tuesday.").people == ()


@pytest.mark.parametrize(
    "text", ["", "Zoë \N{GRINNING FACE} 木", "lone \ud800 half", "\0 and \x1f", "é" * 200_000]
)
def test_any_text_travels_whole(answering, robin, text):
    report = examine(f"{text} Robin Quillfeather")

    [reason] = report.people[0].because
    assert f"{text} Robin Quillfeather"[reason.start : reason.end] == "Robin Quillfeather"


def test_many_ask_at_once(answering, robin):
    with ThreadPoolExecutor(20) as crowd:
        reports = list(
            crowd.map(lambda n: ask_about([f"{n} Robin Quillfeather"], k=5, today=TODAY)[0], range(200))
        )

    assert {report.people[0].because[0].start for report in reports} == {2, 3, 4}


def test_no_name_of_the_roll_travels_back(door, robin, keeper):
    heard = []

    def listens(message):
        heard.append(json.dumps(answer(keeper, message)))
        return json.loads(heard[-1])

    door(listens)
    examine("About SH-0001 and robin quillfeather: please ring.")

    assert robin.pk is not None
    assert heard != []
    assert [word for word in ("uillfeather", "Thistlewick", "Bobbin", "1987") if word in heard[0]] == []


# Nobody there


def test_without_a_keeper_nothing_is_cleared(settings, tmp_path):
    settings.SAFEHAVEN_HOME = tmp_path

    with pytest.raises(RollNotReady, match="IT administrator"):
        examine("Anything")
    assert issubclass(RollNotReady, Refusal)
    assert ask_how_it_stands().ready is False


def test_a_socket_that_nobody_listens_at(settings, tmp_path):
    settings.SAFEHAVEN_HOME = tmp_path
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left_over:
        left_over.bind(str(socket_path()))

        with pytest.raises(RollNotReady):
            examine("Anything")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"failed": True},
        {"reports": None},
        {"reports": []},
        {"reports": [{"people": "everybody"}]},
        {"reports": [{"people": [{"key": 1}]}]},
        {"reports": [{"persons": []}]},
        {"reports": [{}, {}]},
        {"standing": {}},
    ],
)
def test_an_answer_that_is_none_clears_nothing(door, said):
    door(lambda _message: said)

    with pytest.raises(RollNotReady):
        examine("Anything")


def test_a_keeper_that_says_nothing_is_not_waited_for_longer_than_is_fit(door, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE_SECONDS", 0.5)
    door(too_slow)
    begun = time.monotonic()

    with pytest.raises(RollNotReady):
        examine("Anything")

    assert time.monotonic() - begun < 1.5


def too_slow(_message):
    time.sleep(2)
    return {}


def test_its_own_sentence_is_heard(door):
    door(lambda _message: {"not_ready": "Not now."})

    with pytest.raises(RollNotReady, match=r"Not now\."):
        examine("Anything")


def test_a_text_that_could_not_be_read_is_not_for_another_minute(door):
    door(lambda _message: {"failed": True})

    with pytest.raises(RollNotReady, match=r"could not read this text\. Tell your IT administrator\."):
        examine("Anything")


def test_a_question_that_fails_is_answered_and_logged_without_its_text(answering, caplog):
    answer_to_it = asking.exchange(
        {"ask": "examine", "texts": ["Robin Quillfeather"], "k": "many", "today": "x", "seconds": 1}
    )

    assert answer_to_it == {"failed": True}
    assert "uillfeather" not in caplog.text


# Whoever speaks otherwise


@pytest.mark.parametrize(
    "bytes_",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        struct.pack(">I", 10) + b"not JSON!!",
        struct.pack(">I", 4) + b"[1] ",
        struct.pack(">I", 4) + b"\xff\xfe\xfd\xfc",
        struct.pack(">I", 200_000) + b"[" * 200_000,
        struct.pack(">I", talking.LONGEST + 1),
        struct.pack(">I", 100) + b"half",
    ],
)
def test_what_is_no_message_is_hung_up_on(connected, bytes_):
    connected.sendall(bytes_)
    connected.shutdown(socket.SHUT_WR)

    assert heard_nothing(connected)
    assert still_answers()


def test_a_message_that_is_too_long_is_refused_by_its_length_alone():
    """Whoever announces gigabytes and then keeps still must not be listened to."""
    asker, keeper = socket.socketpair()
    with asker, keeper:
        asker.sendall(struct.pack(">I", talking.LONGEST + 1))

        with pytest.raises(talking.BrokenOff, match="too long"):
            talking.receive(keeper, until=time.monotonic() + 5)


def heard_nothing(connection: socket.socket) -> bool:
    """Whether the other side hung up without a word."""
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True


def test_whoever_dawdles_is_hung_up_on(monkeypatch, connected):
    monkeypatch.setattr(listening, "IDLE_SECONDS", 0.3)
    talking.send(connected, {"ask": "standing"}, until=time.monotonic() + 5)
    talking.receive(connected, until=time.monotonic() + 5)
    connected.sendall(struct.pack(">I", 1000))
    begun = time.monotonic()
    for _ in range(20):
        try:
            connected.sendall(b"x")
        except OSError:
            break
        time.sleep(0.1)

    assert time.monotonic() - begun < 1.5


def test_those_who_only_hold_the_line_shut_nobody_out_for_good(monkeypatch, answering):
    monkeypatch.setattr(listening, "IDLE_SECONDS", 1.0)
    held = [socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) for _ in range(listening.MOST_AT_ONCE + 5)]
    for one in held:
        one.connect(str(socket_path()))

    answered = still_answers()
    for one in held:
        one.close()

    assert answered


# Whose it is


def test_the_socket_is_for_this_account_alone(answering):
    assert stat.S_IMODE(socket_path().stat().st_mode) == 0o600


def test_another_account_is_turned_away(connected, monkeypatch):
    monkeypatch.setattr(talking, "_PEER", PretendPeer())
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stranger:
        stranger.connect(str(socket_path()))
        stranger.settimeout(5)

        assert heard_nothing(stranger)


def test_a_keeper_of_another_account_is_told_nothing(answering, monkeypatch):
    monkeypatch.setattr(listening, "check_peer", lambda _connection: None)
    monkeypatch.setattr(talking, "_PEER", PretendPeer())

    with pytest.raises(RollNotReady):
        examine("Anything")


class PretendPeer:
    """What the kernel would say if somebody of another account were there."""

    size = 12

    def unpack(self, _bytes):
        return 1, 1234, 1234


def test_there_is_one_keeper_for_a_folder(settings, tmp_path):
    settings.SAFEHAVEN_HOME = tmp_path
    with only_keeper(), pytest.raises(AnotherKeeper), only_keeper():
        pass

    with only_keeper():
        assert stat.S_IMODE((tmp_path / "roll.lock").stat().st_mode) == 0o600


def test_a_path_too_long_for_a_socket_is_refused_before_anything_is_begun(settings, tmp_path):
    settings.SAFEHAVEN_HOME = tmp_path / ("a" * 100)
    settings.SAFEHAVEN_HOME.mkdir()

    with pytest.raises(PathTooLong, match="107 bytes"):
        keep(Event())

    assert list(settings.SAFEHAVEN_HOME.iterdir()) == []


def test_a_keeper_that_cannot_listen_ends(settings, tmp_path):
    settings.SAFEHAVEN_HOME = tmp_path
    (tmp_path / "roll.sock" / "in the way").mkdir(parents=True)

    with pytest.raises(OSError, match=r"roll\.sock"):
        keep(Event())


# Findings as JSON


def test_a_report_comes_back_as_it_was(keeper, robin):
    [report] = keeper.examine(["Robin Quillfeather, SH-0001"], k=5, today=TODAY)

    assert robin.pk is not None
    assert as_it_was(Report, json.loads(json.dumps(plain(report)))) == report


# Time


def test_many_texts_are_one_question(door, robin, keeper):
    heard = []

    def listens(message):
        heard.append(message)
        return answer(keeper, message)

    door(listens)
    found = examine_all(["Robin Quillfeather", "Nobody", "", "Robin Quillfeather again"])

    assert [len(report.people) for report in found] == [1, 0, 0, 1]
    assert len(heard) == 1


def test_what_is_not_read_in_the_time_for_all_is_not_clear(keeper, robin):
    found = keeper.examine(["Robin Quillfeather", "Nobody"], k=5, today=TODAY, seconds=0)

    assert found == [None, None]


def test_a_text_that_takes_too_long_by_itself_is_not_clear(keeper, monkeypatch):
    monkeypatch.setattr("safehaven.roll.keeper.examine", lambda *_given, **_named: time.sleep(0.5))
    monkeypatch.setattr("safehaven.roll.keeper.LONGEST_SECONDS", 0.1)

    assert keeper.examine(["Anything"], k=5, today=TODAY) == [None]


def test_a_text_that_was_not_read_in_time_is_not_read_to_its_end(door):
    door(lambda _message: {"reports": [None]})

    assert examine("Anything").unfinished


def test_a_text_that_finds_the_keeper_busy_is_asked_about_again_later(keeper):
    keeper._reader.submit(time.sleep, 0.5)

    with pytest.raises(RollNotReady, match="too much to read"):
        keeper.examine(["Anything"], k=5, today=TODAY, seconds=0.1)


def test_a_short_question_waits_for_one_text_of_a_long_one_and_not_for_all(keeper, monkeypatch):
    monkeypatch.setattr("safehaven.roll.keeper.examine", slowly)
    with ThreadPoolExecutor(1) as beside:
        long = beside.submit(keeper.examine, ["slow"] * 10, k=5, today=TODAY)
        time.sleep(0.1)
        begun = time.monotonic()
        keeper.examine(["quick"], k=5, today=TODAY)
        took = time.monotonic() - begun
        long.result()

    assert took < 1


def slowly(text, **_named):
    time.sleep(0.2 if text == "slow" else 0)
    return Report()
