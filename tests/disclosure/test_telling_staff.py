"""E-mails that a way into an account was changed, over a mail server that is really there."""

import pytest
from django.utils import timezone

from safehaven.disclosure.telling_staff import tell_waiting
from safehaven.foundation.actors import SYSTEM
from safehaven.workforce.front import WayInNotice, invite, way_in_notices_to_send
from safehaven.workforce.operations import mark_as_left
from tests.disclosure.conftest import certificates, office

__all__ = ["certificates", "office"]
pytestmark = pytest.mark.django_db
NAMES = (b"Ada", b"Lovell", b"Grace", b"Hopwood", b"Dora", b"password", b"link")


@pytest.mark.servers
def test_each_gets_one_e_mail_that_says_the_fact_and_names_nobody(office, grace, ada, dora):
    invite(ada, by=grace)

    tell_waiting()
    tell_waiting()

    sent = {to: mail.raw.partition(b"\r\n\r\n")[2] for mail in office.caught for to in mail.recipients}
    assert sorted(to for mail in office.caught for to in mail.recipients) == [ada.email, dora.email]
    assert b"How you sign in to Safehaven was changed" in sent[ada.email]
    assert (
        b"somebody=E2=80=99s account" in sent[dora.email] or "somebody’s account".encode() in sent[dora.email]
    )
    assert [name for body in sent.values() for name in NAMES if name in body] == []
    assert all(b"/accounts/ways-in/" in body for body in sent.values())


def test_without_a_mail_server_it_waits_and_is_tried_again_later(grace, ada, dora, settings):
    settings.SAFEHAVEN_MAIL_RELAY = ""
    invite(ada, by=grace)

    tell_waiting()

    assert set(WayInNotice.objects.values_list("attempts", "sent_at")) == {(1, None)}
    assert list(way_in_notices_to_send(timezone.now())) == []


def test_whoever_left_is_written_to_no_more(grace, ada, dora):
    invite(ada, by=grace)
    mark_as_left(ada, by=SYSTEM)

    assert {one.to.name for one in way_in_notices_to_send(timezone.now())} == {"Dora Penhale"}
