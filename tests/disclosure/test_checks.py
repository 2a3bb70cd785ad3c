"""Nothing departs unchecked: each check stops a release by itself, and one that breaks holds it."""

import uuid
from dataclasses import replace

import pytest

from safehaven.directory.front import block_address, end_contact
from safehaven.disclosure.channels import WAYS, checks_for
from safehaven.disclosure.checks import EVERY_CHANNEL, Outcome
from safehaven.disclosure.models import Disclosure, Item
from safehaven.disclosure.operations.releasing import look_at, release
from safehaven.disclosure.rules import NotChecked, NotOpen
from safehaven.disclosure.states import Channel, State, Trouble
from safehaven.documents.front import Scan
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, choose
from tests.disclosure.conftest import fill, pdf


def let_go(draft: Disclosure, by) -> Disclosure:
    """Release it as it stands now."""
    now = Disclosure.objects.get(pk=draft.pk)
    return release(now, version=now.version, once=uuid.uuid4(), by=by)


def not_passed(draft: Disclosure, by) -> list[str]:
    """The checks that stand in the way."""
    checked = look_at(draft, by=by, checking=True).checked
    assert checked is not None
    return [one.check.slug for one in checked.in_the_way]


def test_a_complete_draft_passes_every_check(draft, ada):
    assert not_passed(draft, ada) == []


def test_an_empty_draft_passes_none_of_what_people_must_do(begun, ada, office):
    assert not_passed(begun, ada) == ["documents", "reason", "verified", "typed-back", "mailbox"]


def test_a_recipient_whom_nobody_verified_is_refused(begun, plan, unverified, ada, office):
    draft = fill(begun, plan, unverified, ada)

    with pytest.raises(NotChecked, match="Nobody has verified"):
        let_go(draft, ada)
    assert Disclosure.objects.get(pk=draft.pk).state == State.DRAFT


def test_an_ended_address_is_refused(draft, mailbox, ada):
    end_contact(mailbox, by=ada)

    assert not_passed(draft, ada) == ["verified"]


@pytest.mark.parametrize("blocked", ["tess.marlowe@saltmarsh.example", "saltmarsh.example"])
def test_a_blocked_address_is_refused(draft, ada, blocked):
    block_address(blocked, "It was sent to the wrong person twice.", once=uuid.uuid4(), by=ada)

    assert not_passed(draft, ada) == ["not-blocked"]


def test_an_infected_document_is_refused(begun, robin, mailbox, ada, a_document, office):
    draft = fill(begun, a_document(robin, ada, scan=Scan.INFECTED), mailbox, ada)

    assert not_passed(draft, ada) == ["not-infected"]


@pytest.fixture
def unscanned(begun, robin, mailbox, ada, a_document, office) -> Disclosure:
    """A draft with a document that no scanner has read."""
    return fill(begun, a_document(robin, ada, scan=Scan.NOT_SCANNED), mailbox, ada)


@pytest.mark.parametrize(("policy", "expected"), [("warn", []), ("refuse", ["scanned"])])
def test_an_unscanned_document_goes_as_the_policy_says(unscanned, ada, policy, expected):
    choose(Parameter.UNSCANNED_DOCUMENTS, policy, by=SYSTEM)

    assert not_passed(unscanned, ada) == expected


@pytest.mark.parametrize("sealed", ["contact", "disclosure"])
def test_an_address_changed_behind_our_back_is_not_what_was_typed(draft, mailbox, ada, sealed):
    """Even somebody who can seal: the address typed back and the verified one must be the same."""
    matter = look_at(draft, by=ada).matter
    grants = {"disclosure": matter.grant, "contact": matter.recipient.grant}
    row, column = {"disclosure": (draft, "address"), "contact": (mailbox, "value")}[sealed]

    _seal_behind_our_back(row, grants[sealed], column, "eve@evil.example")

    assert not_passed(draft, ada) == ["typed-back"]


def test_an_old_version_is_refused(draft, plan, ada):
    import io

    from safehaven.documents.front import Incoming
    from safehaven.documents.operations import add_version

    content = pdf(b"A newer plan")
    newer = Incoming(io.BytesIO(content), "plan.pdf", "pdf", len(content), Scan.CLEAN, uuid.uuid4())
    add_version(plan.document, newer, by=ada)

    assert not_passed(draft, ada) == ["newest"]


def test_a_document_with_a_password_of_its_own_is_refused(begun, robin, mailbox, ada, a_document, office):
    draft = fill(begun, a_document(robin, ada, scan=Scan.ENCRYPTED), mailbox, ada)

    assert not_passed(draft, ada) == ["protectable"]


def test_what_is_too_large_for_an_email_is_refused(draft, ada):
    choose(Parameter.EMAIL_MAX_MB, "1", by=SYSTEM)
    _set_size(draft, 800_000)

    assert not_passed(draft, ada) == ["size"]


def test_where_the_policy_wants_two_people_one_is_not_enough(draft, ada):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)

    with pytest.raises(NotChecked, match="somebody else to approve"):
        let_go(draft, ada)


def test_a_row_moved_to_another_record_behind_our_back_is_refused(draft, ada, a_document):
    from safehaven.records.front import NewRecord, create_record

    other = create_record(NewRecord({"given_names": "Wren"}), by=ada)
    _swap_version(draft, a_document(other, ada))

    assert {"documents"} <= set(not_passed(draft, ada))


@pytest.mark.parametrize("name", ["Robin", "quillfeather", "Bobbin", "SH-0001", "27 03 1987 19870327", "RQ"])
def test_the_subject_never_names_the_person(draft, ada, settings, name):
    """Where the organisation's own name would, another subject is taken."""
    from safehaven.disclosure.email.checks import subjects_for

    settings.SAFEHAVEN_ORGANISATION = f"{name} House"

    subjects = subjects_for(draft.record, look_at(draft, by=ada).matter.grant)
    assert subjects == ("Confidential: a document for you", "Confidential: a message for you")


def test_a_subject_that_would_name_the_person_is_refused(draft, ada, monkeypatch):
    from safehaven.disclosure.email import wording

    monkeypatch.setattr(wording, "subjects", lambda: ["About Robin"])

    assert not_passed(draft, ada) == ["subject"]


@pytest.mark.parametrize("slug", [check.slug for check in checks_for(Channel.EMAIL) if check.test])
def test_a_check_that_breaks_holds_the_disclosure_where_people_see_it(draft, ada, slug, monkeypatch):
    def broken(_matter):
        raise ZeroDivisionError

    _put_in(monkeypatch, slug, broken)

    held = let_go(draft, ada)

    assert (held.state, held.trouble, held.released_at) == (State.HELD, Trouble.CHECK_BROKEN, None)


@pytest.mark.parametrize("slug", [check.slug for check in checks_for(Channel.EMAIL) if check.test])
def test_each_check_stops_a_release_by_itself(draft, ada, slug, monkeypatch):
    from safehaven.disclosure.checks.every_channel import NotSo

    def no(_matter):
        raise NotSo("Not so.")

    _put_in(monkeypatch, slug, no)

    with pytest.raises(NotChecked, match="Not so"):
        let_go(draft, ada)


def test_what_was_right_at_the_release_is_checked_again_before_it_leaves(released, mailbox, ada, office):
    from tests.disclosure.conftest import work

    end_contact(mailbox, by=ada)

    work()

    released.refresh_from_db()
    assert (released.state, released.trouble, office.caught) == (State.HELD, Trouble.CHECK_FAILED, [])


def test_a_check_that_breaks_in_the_worker_holds_it_too(released, office, monkeypatch):
    from tests.disclosure.conftest import work

    def broken(_matter):
        raise ZeroDivisionError

    from safehaven.disclosure.email.checks import EMAIL_CHECKS

    checks = (replace(EMAIL_CHECKS[0], test=broken), *EMAIL_CHECKS[1:])
    monkeypatch.setattr("safehaven.disclosure.email.operations.EMAIL_CHECKS", checks)

    work()

    released.refresh_from_db()
    assert (released.state, released.trouble, office.caught) == (State.HELD, Trouble.CHECK_BROKEN, [])


def test_when_access_ended_meanwhile_nothing_is_released(draft, ada, handed_over):
    handed_over()

    with pytest.raises(NotOpen, match="no longer work with"):
        let_go(draft, ada)


def test_when_access_ended_after_the_release_nothing_leaves(released, handed_over, office):
    from tests.disclosure.conftest import work

    handed_over()

    work()

    released.refresh_from_db()
    assert (released.state, released.trouble, office.caught) == (State.HELD, Trouble.CHECK_FAILED, [])


def test_the_page_says_of_every_check_how_it_stands(draft, ada):
    checked = look_at(draft, by=ada, checking=True).checked

    assert checked is not None
    assert [one.check.slug for one in checked.findings] == [one.slug for one in checks_for(Channel.EMAIL)]
    assert {one.outcome for one in checked.findings} == {Outcome.PASSED, Outcome.LATER}


def _put_in(monkeypatch, slug: str, test) -> None:
    """Put another test into one check, wherever that check is registered."""

    def changed(checks):
        return tuple(replace(one, test=test) if one.slug == slug else one for one in checks)

    way = WAYS[Channel.EMAIL]
    monkeypatch.setattr("safehaven.disclosure.channels.EVERY_CHANNEL", changed(EVERY_CHANNEL))
    monkeypatch.setitem(
        WAYS, Channel.EMAIL, replace(way, checks=changed(way.checks), carries=changed(way.carries))
    )


@operation
def _set_size(draft: Disclosure, size: int) -> None:
    version = Item.objects.get(disclosure=draft).document_version
    version.size = size
    version.save(update_fields=["size"])
    write("test:changed", by=SYSTEM)


@operation
def _seal_behind_our_back(row, grant, column: str, text: str) -> None:
    grant.seal(row, **{column: text})
    row.save(update_fields=[column])
    write("test:changed", by=SYSTEM)


@operation
def _swap_version(draft: Disclosure, version) -> None:
    Item.objects.filter(disclosure=draft).update(document_version=version)
    write("test:changed", by=SYSTEM)


@pytest.fixture
def handed_over(robin, ada, grace, member, harbour):
    """Lets somebody else work with Robin, and Ada no longer."""
    from safehaven.records.front import AssignedWhy, Terms, assign, end_assignment
    from safehaven.records.models import Assignment
    from safehaven.records.queries import today
    from safehaven.workforce.front import Role

    def hand_over() -> None:
        una = member("Una Field", Role.CASEWORKER, team=harbour)
        assign(robin, una, Terms(AssignedWhy.HANDOVER, today(), None), by=grace)
        end_assignment(Assignment.objects.get(record=robin, staff=ada), on=today(), by=grace)

    return hand_over
