"""Whoever runs the system walks every address, and reads no record.  The walk is made from the routes."""

import pytest

from safehaven.workforce.roles import READS_RECORDS
from tests.house.addresses import all_addresses
from tests.house.things import CONTENT, NAMES_AND_NUMBERS, things_of

pytestmark = pytest.mark.django_db

# Addresses that take something which the house has none of for this walk get one of these instead.
NOTHING = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def found(robin, ada, ivy, signed_in):
    """What Ivy is answered at each address: status, and facts about Robin found in the page."""
    things, browser = things_of(robin, ada), signed_in(ivy)

    def walk(method):
        answered = {}
        for address in all_addresses():
            url = address.url({name: things.get(name, filler(name)) for name in address.takes})
            answer = getattr(browser if address.name != "account_logout" else signed_in(ivy), method)(url)
            page = b"".join(answer.streaming_content) if answer.streaming else answer.content
            read = [word for word in (*CONTENT, robin.reference) if word.encode() in page]
            answered[address.name] = (address, answer.status_code, read)
        return answered

    return walk


def filler(name):
    return NAMES_AND_NUMBERS.get(name, NOTHING)


def needs_reading(address):
    return getattr(address.gate, "capability", None) in READS_RECORDS


def test_every_address_that_reads_records_turns_them_away_and_no_page_shows_anything_of_robin(found):
    answered = found("get")

    assert {status for address, status, _ in answered.values() if needs_reading(address)} == {403}
    assert shown_by(answered) == {}


def test_no_form_shows_them_anything_of_robin(found):
    assert shown_by(found("post")) == {}


def shown_by(answered):
    return {name: read for name, (_, _, read) in answered.items() if read}
