"""Whoever talks to the guard in bad faith gets nothing through it that it did not take for one message."""

from __future__ import annotations

import smtplib
import socket
from pathlib import Path

import pytest

from tests.mailguard.house import MailHouse, mail
from tests.running_house import Person

pytestmark = pytest.mark.servers


class Line:
    """A conversation byte by byte, inside TLS unless told otherwise."""

    def __init__(self, house: MailHouse, *, plain: bool = False) -> None:
        port = house.starttls_port if plain else house.tls_port
        raw = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket = raw if plain else house.trusted().wrap_socket(raw, server_hostname="localhost")
        self.heard = b""
        welcome = self.answer()
        assert welcome.startswith("220"), welcome

    def answer(self) -> str:
        """One answer, whole; nothing where the other side has gone."""
        lines = []
        while True:
            while b"\n" not in self.heard:
                try:
                    came = self.socket.recv(65536)
                except (ConnectionError, TimeoutError):
                    came = b""
                if not came:
                    return ""
                self.heard += came
            line, _, self.heard = self.heard.partition(b"\n")
            lines.append(line.decode().strip())
            if line[3:4] != b"-":
                return " ".join(lines)

    def say(self, words: bytes | str) -> str:
        """Say a line, and hear the answer."""
        self.send(words if isinstance(words, bytes) else f"{words}\r\n".encode())
        return self.answer()

    def send(self, raw: bytes) -> None:
        """Say something, whether or not anybody listens."""
        try:
            self.socket.sendall(raw)
        except OSError:
            return

    def signed_in(self, house: MailHouse, person: Person) -> Line:
        """The same, after signing in."""
        from tests.mailguard.test_mail_programs import _plain

        self.say("EHLO attacker.example")
        assert self.say(f"AUTH PLAIN {_plain(person.email, house.passwords[person.email])}").startswith("235")
        return self

    def addressed(self, sender: str, *to: str) -> Line:
        """The same, with an envelope."""
        assert self.say(f"MAIL FROM:<{sender}>").startswith("250")
        assert [self.say(f"RCPT TO:<{one}>")[:3] for one in to] == ["250"] * len(to)
        assert self.say("DATA").startswith("354")
        return self


def head(person: Person, to: Person) -> bytes:
    return f"From: {person.email}\r\nTo: {to.email}\r\nSubject: Hello\r\n\r\n".encode()


def taken(house: MailHouse) -> int:
    """How many messages were ever sealed to the disk."""
    return len(list((house.folder / "spool" / "mail").glob("*")))


ENDS = [
    *(b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n.\r", b"\r.\r\n", b"\r\r\n.\r\r\n", b"\n\n.\r\n"),
    *(b"\r\n.\x00\r\n", b"\r\n\x00.\r\n", b"\n.\r", b"\r\n.\r\r\n"),
]


@pytest.mark.parametrize("end", ENDS, ids=repr)
def test_no_false_end_smuggles_a_second_message(guarded, nell, tom, office, end):
    line = Line(guarded).signed_in(guarded, nell).addressed(nell.email, tom.email)
    hidden = f"MAIL FROM:<{nell.email}>\r\nRCPT TO:<{tom.email}>\r\nDATA\r\n".encode() + head(nell, tom)
    before = taken(guarded)

    answer = line.say(head(nell, tom) + b"One" + end + hidden + b"Two\r\n.\r\n")
    in_step = line.say("NOOP")

    assert (answer[:3], in_step[:3]) == ("550", "250")
    assert (taken(guarded) - before, office.caught) == (0, [])


def test_lines_that_begin_with_dots_arrive_as_they_were_written(guarded, nell, tom, office):
    lines = [".", "..", ".hidden", "...", "a.", ".MAIL FROM:<x@example.org>"]
    guarded.send(nell, [tom.email], mail(nell.email, tom.email, "\n".join(lines)))
    guarded.settled()

    [caught] = office.caught
    assert caught.text.splitlines() == lines


def test_what_was_said_before_tls_is_not_taken_for_what_came_inside(guarded, nell, tom):
    line = Line(guarded, plain=True)
    line.say("EHLO attacker.example")

    answer = line.say(f"STARTTLS\r\nMAIL FROM:<{nell.email}>\r\nRCPT TO:<{tom.email}>\r\n".encode())

    assert (answer[:3], line.answer()) == ("503", "")


def test_content_that_comes_before_it_was_asked_for_ends_the_conversation(guarded, nell, tom):
    line = Line(guarded).signed_in(guarded, nell)
    line.say(f"MAIL FROM:<{nell.email}>")
    line.say(f"RCPT TO:<{tom.email}>")
    before = taken(guarded)

    answer = line.say(b"DATA\r\n" + head(nell, tom) + b"Hello\r\n.\r\n")

    assert (answer[:3], line.answer(), taken(guarded) - before) == ("503", "", 0)


@pytest.mark.parametrize(
    "address",
    [
        "tom@example.org>\rRCPT TO:<una@example.org",
        '"tom@evil.example"@example.org',
        "tom%evil.example@example.org@",
        "tom%evil.example@example.org",
        "evil.example!tom@example.org",
        "@evil.example:tom@example.org",
        "tom@[127.0.0.1]",
        "tom@example.org,una@example.org",
        "tom@example.org\\",
        "tom",
        "t\x00om@example.org",
        "tom@exam\u0440le.org",
        "x" * 70 + "@example.org",
        "x@" + "a." * 200 + "org",
    ],
)
def test_an_address_that_could_be_read_in_two_ways_is_refused(guarded, nell, address):
    line = Line(guarded).signed_in(guarded, nell)
    line.say(f"MAIL FROM:<{nell.email}>")

    answer = line.say(f"RCPT TO:<{address}>")

    assert answer[:1] == "5"


@pytest.mark.parametrize(
    "odd",
    [
        b"From: tom@example.org\r\n",
        b"Subject: Another\r\n",
        b"To: una@example.org\r\n",
        b"no colon at all\r\n",
        b"Spaced : name\r\n",
        b"X-Bare: one\rBcc: una@example.org\r\n",
        b"X-Bare: one\nBcc: una@example.org\r\n",
        b"X-Null: \x00\r\n",
        b"\xc3\xa9: name\r\n",
        b"From:\r\n\t tom@example.org\r\n",
        b"FROM: tom@example.org\r\n",
        b"Sender: tom@example.org\r\n",
    ],
    ids=repr,
)
def test_a_head_that_could_be_read_in_two_ways_is_refused(guarded, nell, tom, office, odd):
    line = Line(guarded).signed_in(guarded, nell).addressed(nell.email, tom.email)

    answer = line.say(odd + head(nell, tom) + b"Hello\r\n.\r\n")

    assert (answer[:3], line.say("NOOP")[:3], office.caught) == ("550", "250", [])


def test_a_thousand_recipients_are_not_taken_at_once(guarded, nell):
    line = Line(guarded).signed_in(guarded, nell)
    line.say(f"MAIL FROM:<{nell.email}>")
    line.send(b"".join(f"RCPT TO:<a{place}@example.com>\r\n".encode() for place in range(1_000)))

    answers = [line.answer()[:3] for _place in range(1_000)]

    assert answers == ["250"] * 100 + ["452"] * 900


def test_ten_thousand_recipients_end_the_conversation_before_they_are_all_named(guarded, nell):
    line = Line(guarded).signed_in(guarded, nell)
    line.say(f"MAIL FROM:<{nell.email}>")
    line.socket.settimeout(60)
    line.send(b"".join(f"RCPT TO:<a{place}@example.com>\r\n".encode() for place in range(10_000)))

    taken = sum(line.answer().startswith("250") for _place in range(10_000))

    assert taken == 100


def test_an_overlong_line_is_refused_and_the_conversation_goes_on(guarded, nell, tom, office):
    line = Line(guarded).signed_in(guarded, nell).addressed(nell.email, tom.email)

    answer = line.say(head(nell, tom) + b"x" * 5_000 + b"\r\n.\r\n")

    assert (answer[:3], line.say("NOOP")[:3], office.caught) == ("500", "250", [])


def test_a_command_without_an_end_ends_the_conversation(guarded):
    line = Line(guarded)
    line.send(b"E" * 200_000)

    assert line.answer() == ""


@pytest.mark.parametrize("piece", [b"x" * 78 + b"\r\n", b"x" * 80], ids=["in lines", "in one line"])
def test_200_megabytes_cost_the_guard_little(guarded, nell, tom, office, piece):
    line = Line(guarded).signed_in(guarded, nell).addressed(nell.email, tom.email)
    before = memory(guarded)
    block, sent = piece * 12_500, 0
    line.socket.settimeout(60)
    try:
        while sent < 200_000_000:
            line.socket.sendall(block)
            sent += len(block)
        cut_off = not line.say(b"\r\n.\r\n")
    except OSError:
        cut_off = True

    assert (cut_off, office.caught) == (True, [])
    assert memory(guarded) - before < 150_000


def test_a_message_that_says_that_it_is_too_large_is_refused_before_it_comes(guarded, nell):
    line = Line(guarded).signed_in(guarded, nell)

    assert line.say(f"MAIL FROM:<{nell.email}> SIZE=200000000")[:3] == "552"


def memory(house: MailHouse) -> int:
    """The most memory that the guard ever held, in kilobytes."""
    assert house.guard is not None
    told = Path(f"/proc/{house.guard.pid}/status").read_text()
    return int(told.split("VmHWM:")[1].split()[0])


def test_from_one_place_only_so_many_talk_at_once(guarded):
    lines: list[Line] = []
    turned_away = ""
    while not turned_away and len(lines) <= 20:
        try:
            lines.append(Line(guarded))
        except AssertionError as refused:
            turned_away = str(refused)
    for line in lines:
        line.socket.close()

    assert turned_away.startswith("421 4.7.0 Too many at once")


@pytest.mark.parametrize("words", ["VRFY nell@example.org", "EXPN staff", "HELP MAIL", "TURN", "ETRN x"])
def test_no_command_tells_who_is_here(guarded, words):
    line = Line(guarded)
    line.say("EHLO attacker.example")

    assert "@" not in line.say(words)


def test_a_fault_within_is_told_without_a_word_about_it(guarded, nell, tom):
    with guarded.connected(nell) as smtp:
        (guarded.folder / "spool" / "mail").mkdir(parents=True, exist_ok=True)
        (guarded.folder / "spool" / "mail").chmod(0o500)
        try:
            moved = (guarded.folder / "spool").rename(guarded.folder / "spool-away")
            (guarded.folder / "spool").write_text("in the way")
            with pytest.raises(smtplib.SMTPDataError) as refused:
                smtp.send_message(mail(nell.email, tom.email), nell.email, [tom.email])
        finally:
            (guarded.folder / "spool").unlink()
            moved.rename(guarded.folder / "spool")
            (guarded.folder / "spool" / "mail").chmod(0o700)

    assert (refused.value.smtp_code, b"spool" in refused.value.smtp_error) == (451, False)
