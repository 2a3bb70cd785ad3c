"""What the guard does once in a while goes on, whatever one round meets."""

from threading import Event

import pytest

from safehaven.disclosure.front import SeveralFollowing
from safehaven.mailguard.smtp import serving

pytestmark = pytest.mark.django_db


def test_a_mail_server_that_takes_no_goodbye_ends_no_rounds(monkeypatch):
    stop, rounds = Event(), []

    class Broken(SeveralFollowing):
        def rest(self):
            rounds.append("asked")
            if len(rounds) == 3:
                stop.set()
            raise ConnectionResetError

    monkeypatch.setattr(serving, "REST_SECONDS", 0.01)
    monkeypatch.setattr(serving, "see_off", lambda: None)
    serving._keep_seeing_off(stop, Broken())

    assert len(rounds) == 3
