"""Making a draft: what is asked, of whom, and what is refused on the way."""

import uuid

import pytest

from safehaven.directory.front import (
    ContactKind,
    NewContact,
    NewRecipient,
    add_contact,
    add_recipient,
    replace_contact,
)
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.rules import NothingWritten, NotOpen, NotTheSame, NotYours, Stale
from safehaven.disclosure.states import Category, Channel, State
from safehaven.lawfulness.front import Basis
from safehaven.records.front import open_record
from tests.disclosure.conftest import ADDRESS, fill

WHY = "She needs the goals for the meeting"


def test_a_double_click_begins_once(robin, ada):
    once = uuid.uuid4()
    first, second = (drafting.begin(robin, Channel.EMAIL, once=once, by=ada) for _ in range(2))

    assert (first, Disclosure.objects.count()) == (second, 1)


@pytest.mark.parametrize("stranger", ["sam", "grace", "dora", "ivy"])
def test_somebody_who_does_not_work_with_them_cannot_begin(robin, stranger, request):
    with pytest.raises(NotOpen):
        drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=request.getfixturevalue(stranger))


def test_a_document_of_somebody_else_cannot_be_chosen(begun, ada, a_document):
    from safehaven.records.front import NewRecord, create_record

    other = create_record(NewRecord({"given_names": "Wren"}), by=ada)
    foreign = a_document(other, ada)

    with pytest.raises(NothingWritten, match="of this record"):
        drafting.choose_documents(begun, {foreign.document_id: WHY}, version=begun.version, by=ada)


@pytest.mark.parametrize("why", ["", " ", "needed"])
def test_each_document_says_why_it_is_needed(begun, plan, ada, why):
    with pytest.raises(NothingWritten, match="why this recipient needs it"):
        drafting.choose_documents(begun, {plan.document_id: why}, version=begun.version, by=ada)


def test_nothing_chosen_is_refused(begun, ada):
    with pytest.raises(NothingWritten, match="at least one"):
        drafting.choose_documents(begun, {}, version=begun.version, by=ada)


def test_choosing_again_replaces_what_was_chosen(begun, plan, ada, robin, a_document):
    notes = a_document(robin, ada, "Notes")
    begun = drafting.choose_documents(begun, {plan.document_id: WHY}, version=begun.version, by=ada)

    drafting.choose_documents(begun, {notes.document_id: WHY}, version=begun.version, by=ada)

    assert [item.document_version for item in begun.items.all()] == [notes]


@pytest.mark.parametrize("words", ["", "asked"])
def test_a_reason_is_given_in_words(begun, ada, words):
    with pytest.raises(NothingWritten):
        drafting.give_reason(begun, Category.CARE, Basis.CONSENT, words, version=begun.version, by=ada)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Tess.Marlowe@saltmarsh.example",
        "tess.marlow@saltmarsh.example",
        "tess.marlowe@saltmarsh.example.org",
        "tess.marlowe@saltmarsh.example, eve@evil.example",
        "tess.marlowe@saltmarsh.example\r\nBcc: eve@evil.example",
    ],
)
def test_the_address_is_typed_back_to_the_letter(begun, plan, mailbox, ada, typed):
    with pytest.raises(NotTheSame, match="letter for letter"):
        fill(begun, plan, mailbox, ada, address=typed)


def test_spaces_around_the_address_do_not_matter(begun, plan, mailbox, ada):
    confirmed = fill(begun, plan, mailbox, ada, address=f" {ADDRESS} ")

    assert (confirmed.confirmed_by, confirmed.confirmed_at is not None) == (ada, True)


def test_choosing_another_recipient_forgets_what_was_typed_back(draft, mailbox, ada):
    changed = drafting.choose_recipient(draft, mailbox, version=draft.version, by=ada)

    assert (changed.address, changed.confirmed_at, changed.confirmed_by) == (None, None, None)


def test_somebody_elses_private_person_cannot_be_chosen(begun, ada):
    from safehaven.records.front import NewRecord, create_record

    other = create_record(NewRecord({"given_names": "Wren"}), by=ada)
    aunt = add_recipient(NewRecipient("Aunt Peregrine", "Aunt"), at=other, once=uuid.uuid4(), by=ada)
    contact = add_contact(
        aunt, NewContact(ContactKind.EMAIL, "p@pinewood.example", "She wrote"), once=uuid.uuid4(), by=ada
    )

    with pytest.raises(NotOpen):
        drafting.choose_recipient(begun, contact, version=begun.version, by=ada)


def test_a_form_that_was_open_meanwhile_changes_nothing(draft, ada):
    drafting.give_reason(
        draft, Category.CARE, Basis.CONSENT, "He has asked for it.", version=draft.version, by=ada
    )

    with pytest.raises(Stale, match="Nothing was done"):
        drafting.give_reason(
            draft, Category.CRIME, Basis.CONSENT, "Something else entirely.", version=draft.version, by=ada
        )
    assert Disclosure.objects.get(pk=draft.pk).category == Category.CARE


def test_a_colleague_cannot_change_or_finish_it(draft, robin, ada, grace, member, harbour):
    from safehaven.records.front import AssignedWhy, Terms, assign
    from safehaven.records.queries import today
    from safehaven.workforce.front import Role

    una = member("Una Field", Role.CASEWORKER, team=harbour)
    assign(robin, una, Terms(AssignedWhy.SHARED, today(), None), by=grace)

    with pytest.raises(NotYours, match="A colleague began this"):
        drafting.abandon(draft, "I do not think we should.", version=draft.version, by=una)


def test_deciding_not_to_share_stands_on_the_record(draft, robin, ada):
    drafting.abandon(draft, "Robin does not agree to it.", version=draft.version, by=ada)

    opened = open_record(robin, by=ada)
    [told] = [opened.grant.open(entry, "text") for entry in robin.entries.filter(kind="disclosure")]
    assert (Disclosure.objects.get(pk=draft.pk).state, told) == (
        State.ABANDONED,
        "Decided not to share documents. Why: Robin does not agree to it.",
    )


def test_deciding_not_to_share_says_why(draft, ada):
    with pytest.raises(NothingWritten):
        drafting.abandon(draft, "no", version=draft.version, by=ada)


def test_a_replaced_address_has_to_be_chosen_and_typed_again(draft, mailbox, ada):
    from safehaven.disclosure.operations.releasing import release
    from safehaven.disclosure.rules import NotChecked

    new = NewContact(ContactKind.EMAIL, "t.marlowe@saltmarsh.example", "Her call of today")
    replace_contact(mailbox, new, once=uuid.uuid4(), by=ada)

    with pytest.raises(NotChecked, match="no longer in use"):
        release(draft, version=draft.version, once=uuid.uuid4(), by=ada)
