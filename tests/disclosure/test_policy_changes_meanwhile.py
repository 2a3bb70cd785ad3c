"""The policy changes while drafts are open: the preview counts them, and each is judged by what is in force at its release."""

import uuid

import pytest

from safehaven.demo.readying import make_ready
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.releasing import release
from safehaven.disclosure.rules import NotChecked
from safehaven.disclosure.states import State
from safehaven.documents.front import Scan
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.consequences import consequences_of
from safehaven.policies.front import Parameter, adopt, choose, leave
from safehaven.policies.operations import add_pack
from safehaven.policies.queries import if_adopted, if_chosen, on_offer
from tests.disclosure.conftest import fill
from tests.disclosure.test_shared_mailbox import READERS, office_mailbox, to_the_office
from tests.policies.test_own_packs import written

__all__ = ["office_mailbox", "to_the_office"]

P = Parameter


def follows(parameter, value):
    """What the preview says would follow from choosing a value."""
    return consequences_of(if_chosen(parameter, value).alterations)


def add(version, second_person):
    text = written(version=version, parameters=f'{{ second_person = "{second_person}" }}')
    add_pack(text.encode(), by=SYSTEM)


def test_a_newer_policy_holds_a_draft_that_the_older_one_would_let_go(draft, ada):
    add("1", "never")
    adopt("ours", by=SYSTEM)
    add("2", "always")

    foreseen = consequences_of(if_adopted(on_offer()["ours"]).alterations)
    adopt("ours", by=SYSTEM)
    make_ready(ada, by=SYSTEM)

    assert foreseen == ["1 draft would be held, until somebody else approves."]
    with pytest.raises(NotChecked, match="The policy wants somebody else to approve this first"):
        release(draft, version=draft.version, once=uuid.uuid4(), by=ada)
    assert Disclosure.objects.get().state == State.DRAFT


def test_what_the_policy_lets_go_again_goes(draft, ada):
    add("1", "always")
    adopt("ours", by=SYSTEM)

    leave("ours", by=SYSTEM)

    assert release(draft, version=draft.version, once=uuid.uuid4(), by=ada).state == State.RELEASED


def test_what_nobody_drafts_is_not_told(db):
    assert [follows(*one) for one in ((P.SECOND_PERSON, "always"), (P.UNSCANNED_DOCUMENTS, "refuse"))] == [
        [],
        [],
    ]


def test_drafts_to_a_shared_mailbox_are_counted_and_held(to_the_office, ada):
    named = drafting.name_readers(to_the_office, READERS, version=to_the_office.version, by=ada)

    foreseen = follows(P.SHARED_MAILBOXES, "refuse")
    choose(P.SHARED_MAILBOXES, "refuse", by=SYSTEM)

    assert foreseen == ["1 draft would be held, until it goes to an address of one person."]
    with pytest.raises(NotChecked):
        release(named, version=named.version, once=uuid.uuid4(), by=ada)


def test_drafts_with_documents_that_were_not_scanned_are_counted_and_held(
    begun, robin, a_document, mailbox, ada, office
):
    unread = a_document(robin, ada, scan=Scan.NOT_SCANNED)
    draft = fill(begun, unread, mailbox, ada)

    foreseen = follows(P.UNSCANNED_DOCUMENTS, "refuse")
    choose(P.UNSCANNED_DOCUMENTS, "refuse", by=SYSTEM)

    assert foreseen == ["1 draft would be held, until all of its documents were scanned."]
    with pytest.raises(NotChecked):
        release(draft, version=draft.version, once=uuid.uuid4(), by=ada)


def test_a_draft_whose_documents_were_scanned_is_not_counted(draft):
    assert follows(P.UNSCANNED_DOCUMENTS, "refuse") == []


def test_drafts_that_are_too_large_are_counted_and_held(begun, robin, a_document, mailbox, ada, office):
    large = a_document(robin, ada, content=b"%PDF-1.7\n" + b"0" * 800_000)
    draft = fill(begun, large, mailbox, ada)

    foreseen = follows(P.EMAIL_MAX_MB, "1")
    choose(P.EMAIL_MAX_MB, "1", by=SYSTEM)

    assert foreseen == ["1 draft would be held, as too large for one e-mail."]
    with pytest.raises(NotChecked):
        release(draft, version=draft.version, once=uuid.uuid4(), by=ada)


def test_a_password_that_has_not_gone_would_wait(released, ready_made):
    choose(P.PASSWORD_RELEASE, "separate_message", by=SYSTEM)
    from safehaven.disclosure.email.preparing import prepare_released

    prepare_released()

    assert follows(P.PASSWORD_RELEASE, "after_receipt") == [
        "1 password would wait until the recipient has confirmed."
    ]
