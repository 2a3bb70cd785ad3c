"""What no program can see is confirmed by whoever is asked, at the policy's interval."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.governance import controls
from safehaven.governance.attestations import ATTESTATIONS
from safehaven.governance.front import Facts, appoint
from safehaven.governance.models import Confirmation, Finding
from safehaven.governance.operations.confirming import Said, confirm, mend, open_confirmations
from safehaven.governance.queries import all_askings, is_asked, people_asked
from safehaven.governance.rules import MendedAlready, NotAnswered, NotAsked, NotSaid, SomebodyWasQuicker
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, State, adopt, choose, leave
from safehaven.workforce.front import Role
from tests.governance.conftest import OWN, PREMISES, asked

pytestmark = pytest.mark.django_db


def stands(name="premises-check"):
    return controls.confirmed(name).state


def test_it_is_due_until_it_is_confirmed(policy, odo, confirmed):
    assert stands() is State.ATTEST_DUE

    confirmed(PREMISES, odo)

    assert stands() is State.HOLDS


def test_it_is_due_again_after_the_interval(policy, odo, confirmed, at):
    confirmed(PREMISES, odo)

    at(days=88)
    before = stands()
    at(days=93)

    assert (before, stands()) == (State.HOLDS, State.ATTEST_DUE)


def test_another_interval_counts_at_once(policy, odo, confirmed, at):
    confirmed(PREMISES, odo)
    at(days=40)
    assert stands() is State.HOLDS

    choose(Parameter.PREMISES_CHECK_MONTHS, "1", by=SYSTEM)

    assert stands() is State.ATTEST_DUE


@pytest.mark.parametrize("slug", sorted(slug for slug, one in ATTESTATIONS.items() if one.role))
def test_every_interval_is_the_one_of_the_policy(slug, policy, member, confirmed, at):
    for pack in ("pg", "jr"):
        adopt(pack, by=SYSTEM)
    one = ATTESTATIONS[slug]
    by = member("Nora Field", one.role)
    more = {"until": date(2099, 1, 1)} if one.ends else {}
    confirmed(one, by, **more)
    choose(one.interval, "1", by=SYSTEM)
    due = asked(one, by).is_due

    at(days=32)

    assert (due, asked(one, by).is_due) == (False, True)


def test_a_clock_that_was_set_back_proves_nothing(policy, odo, confirmed, at):
    confirmed(PREMISES, odo)

    at(days=-10)

    assert stands() is State.ATTEST_DUE


def test_confirming_with_a_clock_set_back_never_puts_it_off(policy, odo, confirmed, at):
    at(days=20)
    confirmed(PREMISES, odo)
    due = asked(PREMISES, odo).due_at

    at(days=10)
    confirmed(PREMISES, odo)

    assert asked(PREMISES, odo).due_at < due


def test_only_what_an_adopted_policy_calls_is_asked(policy, odo):
    assert {one.attestation.slug for one in all_askings()} >= {"premises", "own-devices", "law-watch"}
    assert "fax" not in {one.attestation.slug for one in all_askings()}

    leave("wy", by=SYSTEM)

    assert all_askings() == []


def test_a_question_that_a_new_policy_brings_is_due_at_once(policy, ada, confirmed):
    confirmed(OWN, ada)
    assert asked(OWN, ada).is_due is False

    adopt("ju", by=SYSTEM)

    assert asked(OWN, ada).is_due is True


@pytest.mark.parametrize("who", ["dora", "ada", "cleo"])
def test_somebody_who_is_not_asked_cannot_confirm(policy, odo, confirmed, who, request):
    with pytest.raises(NotAsked):
        confirmed(PREMISES, request.getfixturevalue(who))

    assert Confirmation.objects.exists() is False


def test_what_nobody_asks_for_cannot_be_confirmed(odo):
    with pytest.raises(NotAsked):
        confirm(PREMISES, Said({}), after=0, once=uuid.uuid4(), by=odo)


def test_the_deputy_is_asked_once_it_is_a_week_late(policy, odo, ada, confirmed, at):
    appoint(Role.SECURITY_OFFICER, Facts(deputy=ada), version=0, by=SYSTEM)
    with pytest.raises(NotAsked):
        confirmed(PREMISES, ada)

    at(days=8)

    assert people_asked(asked(PREMISES, ada)) == [odo, ada]
    assert confirmed(PREMISES, ada).confirmed_by == ada


def test_the_deputy_is_asked_at_once_where_nobody_holds_the_role(policy, ada):
    appoint(Role.SECURITY_OFFICER, Facts(deputy=ada), version=0, by=SYSTEM)

    assert people_asked(asked(PREMISES, ada)) == [ada]


def test_the_chief_executive_is_asked_where_there_is_nobody(policy, cleo):
    assert is_asked(asked(PREMISES, cleo), cleo) is True


def test_everybody_answers_for_their_own_devices(policy, ada, odo, confirmed):
    confirmed(OWN, ada)

    evidence = controls.confirmed("device-register")

    assert (evidence.state, evidence.figures["due"]) == (State.ATTEST_DUE, evidence.figures["asked"] - 1)
    assert asked(OWN, odo).newest is None


def test_the_database_lets_nobody_answer_for_another(policy, ada, odo):
    @operation
    def behind_our_back():
        write("tests:changed", by=SYSTEM)
        Confirmation.objects.create(
            attestation="own-devices",
            of=ada,
            confirmed_by=odo,
            number=1,
            answers={},
            confirmed_at="2026-01-01T00:00Z",
            once=uuid.uuid4(),
        )

    with pytest.raises(IntegrityError, match="oneself"):
        behind_our_back()


def test_a_no_is_a_finding_until_it_is_mended(policy, odo, ada, confirmed, acts):
    confirmed(PREMISES, odo, no={"premises-check-doors"}, mender=ada)
    finding = Finding.objects.get()
    assert stands() is State.ATTENTION

    mend(finding, "A joiner planed it.", by=ada)

    assert stands() is State.HOLDS
    assert acts()[-2:] == ["governance:confirmed", "governance:finding_mended"]


def test_a_no_turns_the_control_that_it_is_about_and_no_other(policy, odo, confirmed):
    confirmed(PREMISES, odo, no={"screen-privacy-facing"})

    assert (stands("premises-check"), stands("screen-privacy")) == (State.HOLDS, State.ATTENTION)


def test_a_no_needs_somebody_who_mends_it(policy, odo):
    answers = {one.slug: False for one in asked(PREMISES, odo).questions}

    with pytest.raises(NotSaid):
        confirm(PREMISES, Said(answers), after=0, once=uuid.uuid4(), by=odo)


def test_a_yes_in_the_next_round_mends_nothing(policy, odo, confirmed):
    confirmed(PREMISES, odo, no={"premises-check-doors"})

    confirmed(PREMISES, odo)

    assert stands() is State.ATTENTION


@pytest.mark.parametrize("left", ["premises-check-doors", "premises-check-desks"])
def test_no_question_may_be_left_out(policy, odo, left):
    answers = {one.slug: True for one in asked(PREMISES, odo).questions if one.slug != left}

    with pytest.raises(NotAnswered):
        confirm(PREMISES, Said(answers), after=0, once=uuid.uuid4(), by=odo)


def test_what_is_mended_is_mended_once(policy, odo, confirmed):
    confirmed(PREMISES, odo, no={"premises-check-doors"})
    mend(Finding.objects.get(), "Done.", by=odo)

    with pytest.raises(MendedAlready):
        mend(Finding.objects.get(), "Done again.", by=odo)


def test_whoever_has_nothing_to_do_with_it_cannot_say_that_it_is_mended(policy, odo, ada, sam, confirmed):
    confirmed(PREMISES, odo, no={"premises-check-doors"}, mender=ada)

    with pytest.raises(NotAsked):
        mend(Finding.objects.get(), "Never you mind.", by=sam)


def test_the_second_of_two_who_confirm_is_told(policy, odo, confirmed):
    confirmed(PREMISES, odo)

    with pytest.raises(SomebodyWasQuicker):
        confirmed(PREMISES, odo, after=0)

    assert Confirmation.objects.count() == 1


def test_a_form_that_is_sent_twice_confirms_once(policy, odo):
    once, answers = uuid.uuid4(), {one.slug: True for one in asked(PREMISES, odo).questions}

    made = [confirm(PREMISES, Said(answers), after=0, once=once, by=odo) for _ in range(2)]

    assert made[0] == made[1]
    assert Confirmation.objects.count() == 1


def test_what_is_written_is_sealed(policy, odo, ada, confirmed):
    confirmed(PREMISES, odo, no={"premises-check-doors"}, note="The wasp nest is gone.")

    kept, finding = Confirmation.objects.get(), Finding.objects.get()

    assert b"wasp" not in kept.note.ciphertext
    assert b"door" not in finding.what.ciphertext
    (opened,) = open_confirmations(PREMISES, by=odo)
    assert (opened.note, opened.findings[0].what) == ("The wasp nest is gone.", "The back door sticks.")
