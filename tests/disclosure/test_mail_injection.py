"""Nothing that anybody types or configures can add a header, a recipient or a message."""

from __future__ import annotations

import pytest

from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.operations.releasing import look_at
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from tests.disclosure.conftest import ADDRESS, work

pytestmark = pytest.mark.usefixtures("ready_made")

EVIL = "eve@evil.example"
HEADERS = [
    *("From", "To", "Subject", "Date", "Message-ID", "Sensitivity", "Importance"),
    *("X-Auto-Response-Suppress", "MIME-Version", "Content-Type"),
]
NAMES = [
    f"Harbour\r\nBcc: {EVIL}",
    f"Harbour\nBcc: {EVIL}",
    f"Harbour\r\n\r\nA body of one's own {EVIL}",
    f'Harbour" <{EVIL}>, "',
    f'Harbour\\" <{EVIL}>',
    f"Harbour\x0bBcc: {EVIL}",
    f"Harbour\u2028Bcc: {EVIL}",
    "Harbour\r\n.\r\nMAIL FROM:<eve@evil.example>\r\nRCPT TO:<eve@evil.example>\r\nDATA\r\nx",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_organisations_name_adds_nothing(released, office, settings, name):
    settings.SAFEHAVEN_ORGANISATION = name

    work()

    [caught] = office.caught
    assert (
        caught.recipients,
        caught.mail.keys(),
        str(caught.mail["To"]),
        caught.mail["From"].addresses[0].addr_spec,
    ) == (
        [ADDRESS],
        HEADERS,
        ADDRESS,
        "records@harbourlane.example",
    )


@pytest.mark.parametrize("column", ["address", "subject"])
@pytest.mark.parametrize("added", [f"\r\nBcc: {EVIL}", f"\nBcc: {EVIL}", f", {EVIL}"])
def test_even_a_changed_outbox_row_adds_no_recipient(released, ada, office, column, added):
    """Somebody with the record's key and the database would seal another address into the outbox."""
    from safehaven.disclosure.email.preparing import prepare_released

    prepare_released()
    message = Message.objects.get(kind="document")
    _seal(message, look_at(released, by=ada).matter.grant, column, ADDRESS + added)

    work()

    caught = [(one.recipients, one.mail.keys()) for one in office.caught]
    held = Disclosure.objects.get(pk=released.pk).state == "held"
    assert (caught, held) in (([], True), ([([ADDRESS], HEADERS)], False))


def test_a_line_of_one_dot_in_the_content_ends_nothing(released, office, settings):
    settings.SAFEHAVEN_TELEPHONE = "01632 960 001\r\n.\r\nRSET"

    work()

    assert len(office.caught) == 1


@operation
def _seal(message: Message, grant, column: str, text: str) -> None:
    grant.seal(message, **{column: text})
    message.save()
    write("test:changed", by=SYSTEM)
