"""A connection to the mail server that is kept: whatever became of it meanwhile, the next message leaves, once."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from safehaven.disclosure.email import following
from safehaven.disclosure.email.following import Following, SeveralFollowing
from safehaven.disclosure.email.relay import Relay, relay
from safehaven.disclosure.email.sending import Heard, Refused, give
from tests.disclosure.post_office import PostOffice, authority, open_office, port_of

pytestmark = pytest.mark.servers


@pytest.fixture
def office(settings, tmp_path: Path) -> Iterator[PostOffice]:
    """A mail server that is ours."""
    authorities, certificate, key = authority(tmp_path / "tls")
    office = PostOffice()
    controller = open_office(office, certificate, key)
    settings.SAFEHAVEN_MAIL_RELAY = f"smtp+starttls://localhost:{port_of(controller)}"
    settings.SAFEHAVEN_MAIL_CA = str(authorities)
    settings.SAFEHAVEN_MAIL_FROM = "records@example.org"
    yield office
    controller.stop()


@pytest.fixture
def kept(office) -> Iterator[Following]:
    server = Following()
    yield server
    server.close()


def hand_over(kept: Following, words: str, to: Relay | None = None) -> Heard | Refused:
    """Give the server one message."""
    smtp = kept.introduced(to or relay(), "tess@saltmarsh.example")
    heard = give(smtp, f"Subject: {words}\r\n\r\n{words}\r\n".encode())
    kept.heard(heard)
    return heard


def peers(office: PostOffice) -> list[object]:
    """Over which connection each message came."""
    return [one.peer for one in office.caught]


def test_messages_that_follow_go_over_one_connection(kept, office):
    heard = [hand_over(kept, words) for words in ("One", "Two", "Three")]

    assert heard == [Heard.TAKEN] * 3
    assert len(set(peers(office))) == 1


def test_after_a_rest_the_server_has_its_connection_back(kept, office, monkeypatch):
    hand_over(kept, "One")
    kept.rest()
    monkeypatch.setattr(following, "KEPT_SECONDS", -1.0)
    still = kept._smtp is not None
    kept.rest()
    hand_over(kept, "Two")

    assert still
    assert len(set(peers(office))) == 2


def test_where_the_server_has_hung_up_meanwhile_the_next_one_leaves_over_a_new_connection(kept, office):
    hand_over(kept, "One")
    assert kept._smtp is not None
    assert kept._smtp.sock is not None
    kept._smtp.sock.shutdown(socket.SHUT_RDWR)

    assert hand_over(kept, "Two") is Heard.TAKEN
    assert [one.mail["Subject"] for one in office.caught] == ["One", "Two"]


def test_what_was_refused_is_followed_by_a_new_conversation(kept, office):
    office.answers["DATA"] = "451 Come again"
    refused = hand_over(kept, "One")
    hung_up = kept._smtp is None
    office.answers.clear()

    assert isinstance(refused, Refused)
    assert hung_up
    assert hand_over(kept, "Two") is Heard.TAKEN
    assert len(office.caught) == 1


def test_another_server_gets_a_connection_of_its_own(kept, office, tmp_path):
    hand_over(kept, "One")
    _authorities, certificate, key = authority(tmp_path / "other")
    other = PostOffice()
    controller = open_office(other, certificate, key)
    usual = relay()
    elsewhere = Relay(usual.scheme, usual.host, port_of(controller), usual.sender)

    with pytest.raises(OSError, match="certificate"):
        hand_over(kept, "Two", elsewhere)
    controller.stop()

    assert (len(office.caught), other.caught) == (1, [])


def test_where_one_is_enough_it_is_always_the_same(office):
    servers = SeveralFollowing()
    for words in ("One", "Two", "Three"):
        with servers.one() as server:
            hand_over(server, words)
        servers.rest()
    servers.close()

    assert len(set(peers(office))) == 1


def test_each_that_is_in_use_at_once_has_a_connection_of_its_own(office):
    servers = SeveralFollowing()
    with servers.one() as first, servers.one() as second:
        heard = [hand_over(server, words) for server, words in ((first, "One"), (second, "Two"))]
        servers.close()
        heard.append(hand_over(first, "Three"))
    servers.close()

    assert heard == [Heard.TAKEN] * 3
    assert [peers(office)[0], len(set(peers(office)))] == [peers(office)[2], 2]


def test_after_a_rest_the_server_has_all_of_them_back(office, monkeypatch):
    servers = SeveralFollowing()
    with servers.one() as first, servers.one() as second:
        for server in (first, second):
            hand_over(server, "One")
    monkeypatch.setattr(following, "KEPT_SECONDS", -1.0)
    servers.rest()

    assert (first._smtp, second._smtp) == (None, None)
