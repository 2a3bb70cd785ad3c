"""A caseworker whose certificate ended this minute walks every address about people, and is shown nothing sealed.

Two protections stand behind each other.  Each is tried alone, with the other taken out.
"""

import uuid

import pytest

from safehaven.access import conditions
from safehaven.directory.models import Recipient
from safehaven.directory.operations.recipients import open_recipient
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.states import Channel
from safehaven.documents.front import Document
from safehaven.documents.operations import open_document, open_list
from safehaven.foundation.refusals import Refusal
from safehaven.ledger import writing
from safehaven.ledger.models import Line
from safehaven.readiness.rules import NotReady
from safehaven.records.front import NewRecord, create_record, open_record, search
from safehaven.workforce import standing
from safehaven.workforce.front import capabilities_of
from tests.house.addresses import all_addresses
from tests.house.things import CONTENT, things_of
from tests.keeping import all_here
from tests.lapsing import lapse
from tests.staging import staged

pytestmark = pytest.mark.django_db

APPS = ("records:", "documents:", "disclosure:", "directory:", "mailguard:", "roll:")
STOPS = {"disclosure:retract", "roll:end_token"}
ABOUT_PEOPLE = [address for address in all_addresses() if address.name.startswith(APPS)]
NOTHING = "00000000-0000-4000-8000-000000000000"


@staged
def things(robin, ada):
    with all_here():
        return things_of(robin, ada)


@pytest.fixture
def walk(things, ada, signed_in):
    """Ada's browser at each address, once her certificate has ended: the answers, and what they tell of Robin."""
    browser = signed_in(ada)
    lapse(ada)

    def walked(method):
        found = {}
        for address in ABOUT_PEOPLE:
            url = address.url({name: things.get(name, NOTHING) for name in address.takes})
            answer = getattr(browser, method)(url)
            page = b"".join(answer.streaming_content) if answer.streaming else answer.content
            found[address] = (answer, [word for word in CONTENT if word.encode() in page])
        return found

    return walked


@pytest.fixture
def no_gate(monkeypatch):
    monkeypatch.setattr(standing, "_first_checks", [])


@pytest.fixture
def no_condition(monkeypatch):
    monkeypatch.setattr(conditions, "_checks", {})
    monkeypatch.setattr(writing, "_checks", [])


def leads_to_the_way(answer):
    return answer.status_code == 302 and answer["Location"].startswith("/before-you-start/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_about_people_leads_to_what_comes_first(walk, ada, method):
    mine = capabilities_of(ada)
    answers = {
        address.name: answer.status_code
        for address, (answer, _) in walk(method).items()
        if getattr(address.gate, "capability", None) in mine and not leads_to_the_way(answer)
    }

    assert set(answers) == STOPS | {"roll:scan"}, "what stops something, and what answers programs only"
    assert {address.name for address in ABOUT_PEOPLE if getattr(address.gate, "stops", "")} == STOPS
    assert len(ABOUT_PEOPLE) > 50


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_shows_anything_sealed(walk, method):
    assert {address.name: words for address, (_, words) in walk(method).items() if words} == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_gate_the_grants_alone_keep_it_sealed(walk, no_gate, method):
    found = walk(method)

    assert {address.name: words for address, (_, words) in found.items() if words} == {}
    assert 403 in {answer.status_code for answer, _ in found.values()}


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_condition_the_gate_alone_keeps_it_sealed(walk, no_condition, method):
    assert {address.name: words for address, (_, words) in walk(method).items() if words} == {}


def test_the_walk_would_see_what_is_sealed(walk, no_gate, no_condition):
    """A walk that finds nothing proves something only where there is something to find."""
    shown = {word for _, words in walk("get").values() for word in words}

    assert {"Quillfeather", "wasps"} <= shown


def test_acts_called_directly_refuse(things, robin, ada):
    document = Document.objects.get(pk=str(things["document"]))
    aunt = Recipient.objects.get(pk=str(things["recipient"]))
    lapse(ada)
    before = Line.objects.count()

    acts = {
        "open a record": lambda: open_record(robin, by=ada),
        "make a record": lambda: create_record(NewRecord({"given_names": "Wren"}), by=ada),
        "search": lambda: search("Quillfeather", by=ada),
        "open a document": lambda: open_document(document, by=ada),
        "list documents": lambda: open_list(robin, by=ada),
        "open a recipient": lambda: open_recipient(aunt, by=ada),
        "begin a disclosure": lambda: drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada),
    }
    assert {name: refusal_of(act) for name, act in acts.items()} == dict.fromkeys(acts, NotReady)
    assert Line.objects.count() == before


def refusal_of(act):
    try:
        act()
    except Refusal as refused:
        return type(refused)
    return None
