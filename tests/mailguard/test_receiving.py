"""A message is sealed on the disk before its turn to write, and what is not taken in leaves nothing there."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager

import pytest

from safehaven.disclosure.front import Following
from safehaven.foundation import operations
from safehaven.foundation.in_line import Line
from safehaven.foundation.reaching_the_disk import NotOnTheDisk
from safehaven.mailguard import working
from safehaven.mailguard.letters import NotYourAddress, read
from safehaven.mailguard.moving import FILES
from safehaven.mailguard.operations.judging import open_to_judge
from safehaven.mailguard.operations.receiving import Handed, receive
from safehaven.mailguard.smtp import door, letting_in
from safehaven.mailguard.states import Way
from tests.house.probes import ago, change
from tests.mailguard.house import mail
from tests.mailguard.taking_in import SECRET, password_of, raw, taken_in

pytestmark = pytest.mark.django_db

TO = ("tess@saltmarsh.example",)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """No other message lies here."""
    settings.SAFEHAVEN_HOME = tmp_path
    return tmp_path


def lying() -> list[str]:
    """The files that lie in the queue."""
    return sorted(path.stem for path in FILES.folder.glob("*"))


def test_nobody_waits_for_the_disk_during_a_turn_to_write(ada, monkeypatch):
    password, seen = password_of(ada), []

    class Noting(Line):
        @contextmanager
        def turn(self):
            seen.append(f"a turn begins, {len(lying())} file on the disk")
            yield

    monkeypatch.setattr(operations, "WRITERS", Noting())
    receive(Handed(read(raw(mail(ada.email, *TO))), TO), password=password)

    assert seen == ["a turn begins, 1 file on the disk"]


def test_what_lies_on_the_disk_is_sealed_and_opens_as_it_came(ada):
    content = raw(mail(ada.email, *TO, SECRET))
    taken = receive(Handed(read(content), TO), password=password_of(ada))

    assert lying() == [str(taken.pk)]
    assert SECRET.encode() not in FILES.path_of(taken.pk).read_bytes()
    assert open_to_judge(taken).letter.content == content


def test_what_is_refused_leaves_nothing_behind(ada, grace):
    with pytest.raises(NotYourAddress):
        receive(Handed(read(raw(mail(grace.email, *TO))), TO), password=password_of(ada))

    assert lying() == []


def test_whoever_has_another_address_meanwhile_is_refused_and_leaves_nothing_behind(ada):
    handed, password = Handed(read(raw(mail(ada.email, *TO))), TO), password_of(ada)
    assert password.staff.email == ada.email
    change(ada, email="ada.new@example.org")

    with pytest.raises(NotYourAddress):
        receive(handed, password=password)
    assert lying() == []


def test_a_full_disk_is_not_filled_by_what_has_no_room_on_it(ada, monkeypatch):
    handed, password = Handed(read(raw(mail(ada.email, *TO))), TO), password_of(ada)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        receive(handed, password=password)

    assert lying() == []


def test_what_is_handed_over_again_lies_there_once(ada):
    handed, password = Handed(read(raw(mail(ada.email, *TO))), TO), password_of(ada)
    first, again = receive(handed, password=password), receive(handed, password=password)

    assert first == again
    assert lying() == [str(first.pk)]


@contextmanager
def on_a_broken_disk():
    yield
    raise NotOnTheDisk


def test_where_the_disk_fails_the_program_keeps_its_message(ada, monkeypatch):
    monkeypatch.setattr(letting_in, "close_old_connections", lambda: None)  # a test's goes on
    password, content = password_of(ada), raw(mail(ada.email, *TO))
    with monkeypatch.context() as broken:
        broken.setattr(door, "on_the_disk", on_a_broken_disk)
        failed = door._take_in(password, TO, content)

    assert failed == door.LATER
    assert door._take_in(password, TO, content).startswith("250")


def test_where_the_disk_fails_nothing_of_the_content_leaves(ada, grace, monkeypatch, settings):
    settings.SAFEHAVEN_MAIL_RELAY = "smtp+starttls://mail.example.org"
    settings.SAFEHAVEN_MAIL_FROM = "records@example.org"
    taken = taken_in(ada, grace.email, text="The meeting is at three.")
    working.judge_waiting()
    change(taken, leaves_after=ago(minutes=1))
    [copy] = taken.deliveries.all()
    given, closed = [], []

    class Server(Following):
        def introduced(self, *_told):
            return None

        def close(self):
            closed.append("closed")

    monkeypatch.setattr(working, "give", lambda *told: given.append(told))
    monkeypatch.setattr(working, "on_the_disk", on_a_broken_disk)
    working.send(copy, Server())

    copy.refresh_from_db()
    assert (copy.state, given, closed) == (Way.HANDING_OVER, [], ["closed"])
