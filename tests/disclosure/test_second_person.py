"""Where the policy asks for a second person: somebody else decides, once, about what was asked."""

import uuid

import pytest
from django.db import IntegrityError

from safehaven.disclosure.front import waiting_for
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.releasing import approve, ask, consider, refuse, release
from safehaven.disclosure.queries import awaiting_decision_by, who_may_decide
from safehaven.disclosure.rules import NotChecked, NothingWritten, NotOpen, OwnRequest, Stale, WrongMoment
from safehaven.disclosure.states import Category, State
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.lawfulness.front import Basis
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import open_record
from safehaven.workforce.front import Role
from tests.disclosure.conftest import REASON, work


@pytest.fixture
def asked(draft, ada) -> Disclosure:
    """Ada asks for approval."""
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    choose(Parameter.UNDO_SECONDS, "0", by=SYSTEM)
    return ask(draft, version=draft.version, by=ada)


@pytest.fixture
def guardian(member):
    """The Caldicott Guardian, who is in no team."""
    return member("Cora Guard", Role.CALDICOTT_GUARDIAN)


def test_approved_by_another_it_leaves(asked, ada, grace, office, ready_made):
    approved = approve(asked, version=asked.version, by=grace)
    release(approved, version=approved.version, once=uuid.uuid4(), by=ada)
    work()

    assert len(office.caught) == 1


def test_approving_says_who_and_leaves_a_trace(asked, grace):
    approved = approve(asked, version=asked.version, by=grace)

    line = Line.objects.latest("number")
    assert (approved.decided_by, line.act, line.by) == (grace, "disclosure:approved", grace.ledger_name)


def test_nobody_approves_their_own_request(asked, ada, member, harbour):
    from safehaven.workforce.front import give_role

    give_role(ada, Role.SENIOR_CASEWORKER, by=SYSTEM)

    with pytest.raises(OwnRequest):
        approve(asked, version=asked.version, by=ada)


def test_the_database_itself_refuses_an_own_approval(asked):
    @operation
    def force() -> None:
        Disclosure.objects.filter(pk=asked.pk).update(decided_by=asked.made_by, decided_at=asked.asked_at)
        write("test:changed", by=SYSTEM)

    with pytest.raises(IntegrityError, match="nobody_approves_their_own"):
        force()


@pytest.mark.parametrize("stranger", ["sam", "dora", "ivy"])
def test_a_stranger_cannot_decide_nor_see_that_somebody_asks(asked, stranger, request):
    staff = request.getfixturevalue(stranger)

    assert (list(awaiting_decision_by(staff)), waiting_for(staff)) == ([], [])
    for act in (lambda: approve(asked, version=asked.version, by=staff), lambda: consider(asked, by=staff)):
        with pytest.raises(NotOpen):
            act()


def test_a_manager_of_another_team_does_not_decide(asked, member, lighthouse):
    other = member("Mona Elsewhere", Role.MANAGER, team=lighthouse)

    assert list(awaiting_decision_by(other)) == []


def test_the_guardian_may_decide_about_all(asked, guardian):
    assert list(awaiting_decision_by(guardian)) == [asked]


def test_the_page_says_who_may_decide(asked, grace):
    assert who_may_decide(asked) == [grace]


def test_whoever_decides_sees_reason_and_recipient_under_a_duty(asked, grace):
    opened = consider(asked, by=grace).matter

    line = Line.objects.filter(act="disclosure:considered").get()
    assert (
        opened.grant.open(opened.disclosure, "reason"),
        opened.recipient.name,
        '"ground":"duty"' in line.entry,
    ) == (
        REASON,
        "Tess Marlowe",
        True,
    )


def test_a_second_decision_comes_too_late(asked, grace, guardian):
    approve(asked, version=asked.version, by=grace)

    with pytest.raises(WrongMoment, match="Nobody is waiting"):
        refuse(asked, "Robin does not agree to it.", version=asked.version, by=guardian)


def test_what_changed_while_the_page_was_open_is_not_approved(asked, ada, grace):
    again = drafting.give_reason(
        asked, Category.CRIME, Basis.PUBLIC_TASK, "Another reason altogether.", version=asked.version, by=ada
    )
    ask(again, version=again.version, by=ada)

    with pytest.raises(Stale):
        approve(asked, version=asked.version, by=grace)


def test_a_change_after_the_approval_needs_a_new_one(asked, ada, grace):
    approved = approve(asked, version=asked.version, by=grace)

    changed = drafting.give_reason(
        approved,
        Category.CRIME,
        Basis.CONSENT,
        "Another reason altogether.",
        version=approved.version,
        by=ada,
    )

    assert (changed.state, changed.decided_by) == (State.DRAFT, None)
    with pytest.raises(NotChecked, match="somebody else"):
        release(changed, version=changed.version, once=uuid.uuid4(), by=ada)


def test_what_is_asked_is_not_released(asked, ada):
    with pytest.raises(WrongMoment):
        release(asked, version=asked.version, once=uuid.uuid4(), by=ada)


def test_everything_else_must_be_right_before_one_asks(begun, ada, office):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)

    with pytest.raises(NotChecked, match="Choose at least one document"):
        ask(begun, version=begun.version, by=ada)


def test_a_refusal_stands_on_the_record(asked, robin, ada, grace):
    refuse(asked, "The report is about his sister too.", version=asked.version, by=grace)

    opened = open_record(robin, by=ada)
    [told] = [opened.grant.open(entry, "text") for entry in robin.entries.filter(kind="disclosure")]
    assert (Disclosure.objects.get(pk=asked.pk).state, told) == (
        State.REFUSED,
        "Sharing documents was refused. Why: The report is about his sister too.",
    )


def test_a_refusal_says_why(asked, grace):
    with pytest.raises(NothingWritten):
        refuse(asked, "no", version=asked.version, by=grace)


def test_who_must_decide_finds_it_on_their_desk(asked, grace):
    assert [(one.what, one.about) for one in waiting_for(grace)] == [
        ("Somebody asks you to approve sharing", f"{asked.record}")
    ]
