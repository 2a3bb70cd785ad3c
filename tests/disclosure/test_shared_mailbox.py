"""A mailbox that looks shared: nothing goes there before it is known who reads it."""

import uuid

import pytest

from safehaven.directory.front import ContactKind, NewContact, VerifiedHow, add_contact, verify_contact
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.releasing import look_at, release
from safehaven.disclosure.rules import NotChecked, NothingWritten
from safehaven.disclosure.states import State
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose
from tests.disclosure.conftest import fill
from tests.disclosure.test_pages import at, send, text_of

SHARED = "office@saltmarsh.example"
READERS = "Tess and her colleague Una read it, and both work with Robin."


@pytest.fixture
def office_mailbox(tess, ada, sam):
    """A mailbox of the whole office, verified."""
    new = NewContact(ContactKind.EMAIL, SHARED, "Her letter of 3 March")
    words = "I rang the number on the council's website and she read it out."
    return verify_contact(
        add_contact(tess, new, once=uuid.uuid4(), by=ada), VerifiedHow.CALLED_BACK, words, by=sam
    )


@pytest.fixture
def to_the_office(begun, plan, office_mailbox, ada, office):
    """A draft that is complete but for one thing: who reads the mailbox."""
    return fill(begun, plan, office_mailbox, ada, SHARED)


def in_the_way(disclosure, by) -> list[str]:
    return [one.check.slug for one in look_at(disclosure, by=by, checking=True).checked.in_the_way]


def test_nothing_goes_to_a_shared_mailbox_before_its_readers_are_known(to_the_office, ada):
    with pytest.raises(NotChecked, match="Ask the recipient who reads it"):
        release(to_the_office, version=to_the_office.version, once=uuid.uuid4(), by=ada)

    to_the_office.refresh_from_db()
    assert (to_the_office.state, in_the_way(to_the_office, ada)) == (State.DRAFT, ["own-mailbox"])


def test_it_goes_once_they_are_named_and_the_record_says_who(to_the_office, ada):
    named = drafting.name_readers(to_the_office, READERS, version=to_the_office.version, by=ada)
    released = release(named, version=named.version, once=uuid.uuid4(), by=ada)

    entry = released.record.entries.filter(kind="disclosure").get()
    told = look_at(released, by=ada).matter.grant.open(entry, "text")
    assert (released.state, f"Who reads the mailbox: {READERS}" in told) == (State.RELEASED, True)
    assert Line.objects.filter(act="disclosure:readers_named").count() == 1


def test_where_the_policy_says_no_naming_them_does_not_help(to_the_office, ada):
    drafting.name_readers(to_the_office, READERS, version=to_the_office.version, by=ada)
    choose(Parameter.SHARED_MAILBOXES, "refuse", by=SYSTEM)

    assert in_the_way(to_the_office, ada) == ["own-mailbox"]


def test_an_address_of_one_person_needs_no_answer(draft, ada):
    choose(Parameter.SHARED_MAILBOXES, "refuse", by=SYSTEM)

    assert in_the_way(draft, ada) == []


def test_for_another_recipient_it_is_asked_anew(to_the_office, office_mailbox, ada):
    named = drafting.name_readers(to_the_office, READERS, version=to_the_office.version, by=ada)
    again = drafting.choose_recipient(named, office_mailbox, version=named.version, by=ada)
    again = drafting.type_back(again, SHARED, version=again.version, by=ada)

    assert in_the_way(again, ada) == ["own-mailbox"]


@pytest.mark.parametrize("words", ["", "her", "she does"])
def test_a_word_is_no_answer(to_the_office, ada, words):
    with pytest.raises(NothingWritten, match="who reads this mailbox"):
        drafting.name_readers(to_the_office, words, version=to_the_office.version, by=ada)


def test_who_reads_it_is_said_only_once_the_address_is_known(begun, ada):
    with pytest.raises(NothingWritten, match="address first"):
        drafting.name_readers(begun, READERS, version=begun.version, by=ada)


def test_the_pages_ask_for_it_after_the_address(to_the_office, ada, signed_in):
    client = signed_in(ada)

    after_address = send(client, at("address", to_the_office), typed=SHARED)
    after_readers = send(client, at("readers", to_the_office), words=READERS)

    assert (after_address.url, after_readers.url) == (
        at("readers", to_the_office),
        at("checks", to_the_office),
    )
    assert READERS in text_of(client.get(at("checks", to_the_office)))


def test_the_page_shows_no_address_before_it_is_typed_back(begun, office_mailbox, ada, signed_in):
    chosen = drafting.choose_recipient(begun, office_mailbox, version=begun.version, by=ada)

    answer = signed_in(ada).get(at("readers", chosen))

    assert (answer.status_code, answer.url) == (302, at("checks", chosen))
