"""What is logged tells where something failed, and never about whom."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from uuid import UUID

import pytest

from safehaven.config.founding import make_home
from safehaven.foundation.logs import HIDDEN, LOGGING, Line, configure, log, safe
from tests.foundation.failing_site import NAME
from tests.running_house import free_port

ADDRESSES = [
    ("POST", f"/failing/?name={NAME}"),
    ("GET", "/half-way/"),
    ("GET", "/suspicious/"),
    ("GET", "/talkative/"),
    ("GET", f"/no/such/{NAME}/"),
    ("POST", f"/half-way/?name={NAME}"),
    (NAME.upper(), "/failing/"),
]


class Server:
    """A real gunicorn that serves pages which fail."""

    def __init__(self, folder):
        make_home(folder)
        self.port = free_port()
        self.said = folder / "said.log"
        words = ["--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread", "--log-level", "warning"]
        ours = {"SAFEHAVEN_HOME": str(folder), "SAFEHAVEN_ORIGIN": "http://127.0.0.1", "PYTHONPATH": ".:src"}
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *words, "tests.foundation.failing_site:application()"],
                env={**os.environ, **ours},
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def ask(self, method, address):
        """Send one request; whatever comes back, or nothing, is fine."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        with suppress(HTTPException, ConnectionError):
            connection.request(
                method, address, body=f"name={NAME}", headers={"X-Name": NAME, "Cookie": f"name={NAME}"}
            )
            connection.getresponse().read()
        connection.close()

    def garble(self):
        """Send what is no request at all."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(f"{NAME} {NAME}\r\n\r\n".encode())
            line.recv(1000)

    def wait(self):
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.1)
        raise AssertionError(self.said.read_text())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """Everything that a server said while each page failed."""
    server = Server(tmp_path_factory.mktemp("failing") / "home")
    try:
        server.wait()
        for method, address in ADDRESSES:
            server.ask(method, address)
        server.garble()
    finally:
        server.stop()
    return server.said.read_text()


def lines(said):
    return [json.loads(line) for line in said.splitlines() if line.startswith("{")]


@pytest.mark.servers
def test_a_real_server_never_says_the_name(said):
    assert [line for line in said.splitlines() if NAME.lower() in line.lower()] == []


@pytest.mark.servers
def test_it_says_what_failed_where_and_why_in_terms_of_the_code(said):
    failed = next(line for line in lines(said) if line.get("route") == "failing")

    assert (failed["status"], failed["method"], failed["level"]) == (500, "POST", "error")
    assert failed["exception"] == ["tests.foundation.failing_site.Unopened", "ValueError"]
    assert failed["where"][-1].startswith("failing_site.py:")


@pytest.mark.servers
def test_a_stream_that_breaks_off_is_told_by_the_server_in_the_same_way(said):
    broken = [line for line in lines(said) if line["logger"] == "gunicorn.error"]

    assert ["RuntimeError"] in [line.get("exception") for line in broken]


@pytest.mark.servers
def test_a_thread_that_fails_is_told_as_well(said):
    thread = next(line for line in lines(said) if line.get("event") == "A thread stopped.")

    assert thread["exception"] == ["ValueError"]


@pytest.mark.servers
def test_our_own_sentence_is_told_without_what_was_put_into_it(said):
    told = next(line for line in lines(said) if line.get("event", "").startswith("Could not read"))

    assert (told["event"], told["with"]) == ("Could not read %s after %d attempts", [HIDDEN, 3])


@pytest.mark.servers
def test_every_line_is_json(said):
    assert [line for line in said.splitlines() if not line.startswith("{")] == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (7, 7),
        (0.5, 0.5),
        (True, True),
        (None, None),
        ("after_receipt", "after_receipt"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (ValueError("Quillfeather"), "ValueError"),
        (json.JSONDecodeError, "json.decoder.JSONDecodeError"),
        ("Quillfeather", HIDDEN),
        ("robin quillfeather", HIDDEN),
        ("robin@example.org", HIDDEN),
        ("07700 900123", HIDDEN),
        (b"Quillfeather", HIDDEN),
        (["quillfeather"], HIDDEN),
        ({"name": "quillfeather"}, HIDDEN),
        ("", HIDDEN),
        ("a" * 81, HIDDEN),
    ],
)
def test_a_value_is_shown_when_it_cannot_be_content(value, shown):
    assert safe(value) == shown


def test_an_event_of_ours_shows_known_facts_and_hides_the_rest(capsys):
    configure(LOGGING)
    log.error(
        "worker:job_failed",
        job="seal-ledger",
        seconds=3,
        name="quillfeather",
        exc_info=ValueError("Quillfeather"),
    )

    told = json.loads(capsys.readouterr().err)
    assert {key: told[key] for key in ("event", "job", "seconds", "name", "exception")} == {
        "event": "worker:job_failed",
        "job": "seal-ledger",
        "seconds": 3,
        "name": HIDDEN,
        "exception": ["ValueError"],
    }


def test_errors_that_name_one_another_in_a_circle_are_told_once():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    record = logging.LogRecord(
        "safehaven", logging.ERROR, __file__, 1, "It failed.", (), (ValueError, first, None)
    )

    assert json.loads(Line().format(record))["exception"] == ["ValueError", "KeyError"]
