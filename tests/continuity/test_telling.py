"""E-mails that say where to look, over a mail server that is really there."""

import pytest
from django.utils import timezone

from safehaven.continuity.models import Telling
from safehaven.continuity.queries import to_tell
from safehaven.continuity.telling import tell_waiting
from safehaven.foundation.actors import SYSTEM
from safehaven.workforce.operations import mark_as_left
from tests.disclosure.conftest import certificates, office

__all__ = ["certificates", "office"]
pytestmark = pytest.mark.django_db
NAMES = (b"Ada", b"Lovell", b"Una", b"Field", b"hospital", b"SH-0001", b"RQ", b"away")


@pytest.mark.servers
def test_everybody_concerned_gets_one_e_mail_that_says_nothing(opened, office, ada, una, tom, tara):
    tell_waiting()
    tell_waiting()

    sent = [(mail.recipients, mail.raw) for mail in office.caught]
    assert sorted(to for [to], _content in sent) == sorted(one.email for one in (ada, ada, una, tom, tara))
    for _to, content in sent:
        body = content.partition(b"\r\n\r\n")[2]
        assert b"/openings/" in body
        assert [name for name in NAMES if name in body] == []


def test_without_a_mail_server_it_waits_and_is_tried_again_later(asked, settings):
    settings.SAFEHAVEN_MAIL_RELAY = ""

    tell_waiting()

    assert set(Telling.objects.values_list("attempts", "sent_at")) == {(1, None)}
    assert list(to_tell(timezone.now())) == []


def test_whoever_left_is_written_to_no_more(asked, tom):
    mark_as_left(tom, by=SYSTEM)

    assert tom.name not in {one.to.name for one in to_tell(timezone.now())}
