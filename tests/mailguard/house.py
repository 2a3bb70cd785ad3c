"""A house whose mail guard really runs, and mail programs that talk to it."""

from __future__ import annotations

import os
import signal
import smtplib
import socket
import sqlite3
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any

from tests.running_house import Begun, Person, RunningHouse, free_port

UNDER_WAY = ("ready", "claimed", "handing-over")
# A notice that tells of several messages waits for minutes, and nothing else waits for it.
_STATE = (
    "CASE WHEN topic = 'held' AND state = 'ready' AND not_before > datetime() THEN 'later' ELSE state END"
)


@dataclass
class MailHouse(RunningHouse):
    """A running house with a relay, a certificate and a mail guard."""

    around: dict[str, str] = field(default_factory=dict)
    certificates: tuple[Path, Path, Path] = (Path(), Path(), Path())
    starttls_port: int = 0
    tls_port: int = 0
    guard: Begun | None = None
    passwords: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | self.around

    @property
    def log(self) -> str:
        """What the guard said."""
        return (self.folder / "guard.log").read_text()

    def do(self, act: str, **told: object) -> dict[str, Any]:
        """An act inside the house."""
        return self.ask("tests.mailguard.inside", act=act, **told)

    def employ(self, name: str, role: str = "caseworker") -> Person:
        """Somebody who works here and has an app password."""
        person = self.hire(name, role)
        self.passwords[person.email] = self.do("password", email=person.email, name="Laptop")["secret"]
        return person

    def guard_on(self, **environment: str) -> None:
        """Start the guard and wait until it listens.  `environment` may tell it where to die."""
        self.starttls_port = self.starttls_port or free_port()
        self.tls_port = self.tls_port or free_port()
        _authority, certificate, key = self.certificates
        module = "tests.mailguard.dying" if environment else "safehaven"
        words = ["mailguard", "--starttls-port", str(self.starttls_port), "--tls-port", str(self.tls_port)]
        words += ["--certificate", str(certificate), "--certificate-key", str(key)]
        self.guard = self.begin(self.folder / "guard.log", module, *words, **environment)
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.tls_port)) == 0:
                    return
            assert self.guard.poll() is None, self.log
            time.sleep(0.1)
        raise AssertionError(f"The guard does not listen:\n{self.log}")

    def guard_off(self, how: int = signal.SIGTERM) -> int:
        """Stop the guard, and say how it ended."""
        assert self.guard is not None
        if self.guard.poll() is None:
            os.kill(self.guard.pid, how)
        return self.guard.wait(60)

    def trusted(self) -> ssl.SSLContext:
        """What a mail program that checks certificates has."""
        return ssl.create_default_context(cafile=str(self.certificates[0]))

    def connected(self, person: Person | None = None, *, tls: bool = False) -> smtplib.SMTP:
        """A mail program's connection, signed in as somebody."""
        if tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                "localhost", self.tls_port, context=self.trusted(), timeout=30
            )
        else:
            smtp = smtplib.SMTP("localhost", self.starttls_port, timeout=30)
            smtp.starttls(context=self.trusted())
        smtp.ehlo()
        if person is not None:
            smtp.login(person.email, self.passwords[person.email])
        return smtp

    def send(self, person: Person, to: list[str], mail: EmailMessage, *, tls: bool = False) -> None:
        """Send a message as a mail program does."""
        with self.connected(person, tls=tls) as smtp:
            smtp.send_message(mail, person.email, to)

    def queue(self) -> list[dict[str, Any]]:
        """Every message that was taken in, and where its copies and notices are."""
        with closing(sqlite3.connect(f"file:{self.folder}/db.sqlite3?mode=ro", uri=True, timeout=30)) as rows:
            copies = rows.execute(
                f"SELECT submission_id, topic, {_STATE}, trouble FROM mailguard_delivery ORDER BY place"
            ).fetchall()
            taken = rows.execute("SELECT id, state FROM mailguard_submission ORDER BY received_at").fetchall()
        return [
            {
                "state": state,
                "copies": [way for of, topic, way, _trouble in copies if of == key and topic == "message"],
                "notices": [
                    f"{topic} {way}"
                    for of, topic, way, _trouble in copies
                    if of == key and topic != "message"
                ],
                "trouble": [trouble for of, _topic, _way, trouble in copies if of == key and trouble],
            }
            for key, state in taken
        ]

    def make_due(self) -> None:
        """Let everything be due now, as if its waiting were over and every lease had run out."""
        past = "2026-01-01 00:00:00"
        with closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=30)) as rows:
            rows.execute("UPDATE mailguard_delivery SET not_before = ?", [past])
            rows.execute("UPDATE mailguard_delivery SET claimed_until = ? WHERE claim IS NOT NULL", [past])
            rows.execute("UPDATE mailguard_submission SET judge_after = ?", [past])
            rows.commit()

    def settled(
        self, *, within: float = 60, also: Callable[[dict[str, Any]], bool] = lambda _one: False
    ) -> list[dict[str, Any]]:
        """The queue, once nothing in it moves by itself any more, but what is `also` settled."""
        until = time.monotonic() + within
        while True:
            found = self.queue()
            moving = [
                one for one in found if one["state"] in {"received", "protecting", "passed"} and not also(one)
            ]
            waiting = [
                one
                for one in found
                if not also(one) and any(each.endswith(UNDER_WAY) for each in one["notices"])
            ]
            if not moving and not waiting:
                return found
            assert time.monotonic() < until, f"Still moving: {found}\n{self.log}"
            time.sleep(0.2)

    def stop(self) -> None:
        if self.guard is not None and self.guard.poll() is None:
            self.guard_off()
        super().stop()


def mail(
    sender: str, to: str, text: str = "The meeting is at three.", subject: str = "The meeting", **headers: str
) -> EmailMessage:
    """A message as mail programs write one."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"], made["Message-ID"] = format_datetime(datetime.now(UTC)), make_msgid(domain="example.org")
    for name, value in headers.items():
        made[name] = value
    made.set_content(text)
    return made
