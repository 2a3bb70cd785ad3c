"""The evidence of the controls turns when what they rely on breaks."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.mailguard import controls
from safehaven.mailguard.controls import blind_copy, trail_check
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.operations.deciding import send_after_all
from safehaven.mailguard.operations.passwords import end_app_password, make_app_password
from safehaven.mailguard.operations.protecting import send_protected
from safehaven.policies.front import Parameter, State, choose
from tests.lawfulness.agreeing import agreed
from tests.mailguard.protected import TESS, in_the_directory, judged
from tests.policies.test_evidence import stands
from tests.staging import staged

pytestmark = pytest.mark.django_db
TOLD_IN_OPEN = ["JU-2.5a", "JU-2.5b", "RE-email-06"]


@staged
def all_send(ada, grace):
    for staff in (ada, grace):
        make_app_password("Laptop", by=staff)


@pytest.mark.parametrize("evidence", [blind_copy, trail_check])
def test_it_holds_while_everybody_sends_through_the_guard(all_send, ada, evidence):
    before = evidence().state
    end_app_password(AppPassword.objects.get(staff=ada), by=ada)

    assert (before, evidence().state, evidence().figures["without"]) == (State.HOLDS, State.ATTENTION, 1)


@pytest.mark.parametrize("evidence", [blind_copy, trail_check])
def test_it_turns_when_the_check_is_taken_out(all_send, monkeypatch, evidence):
    monkeypatch.setattr(controls, "CHECKS", ())

    assert evidence().state == State.ATTENTION


@pytest.mark.parametrize("evidence", [blind_copy, trail_check])
def test_it_turns_when_nobody_looks(all_send, monkeypatch, evidence):
    monkeypatch.setattr(controls, "JOBS", {})

    assert evidence().state == State.ATTENTION


# Ordinary mail, for the clauses about open e-mail


@staged
def in_directory(robin, ada):
    in_the_directory(ada, TESS)
    agreed(robin, ada)


@pytest.fixture
def known(in_directory, roll, all_send):
    """Robin on the roll, a social worker in the directory, and everybody sends through the guard."""
    roll.build()
    return roll


@pytest.mark.parametrize("clause", [*TOLD_IN_OPEN, "RE-email-05"])
def test_the_clauses_of_open_mail_hold_while_all_of_it_is_read(known, ada, clause):
    judged(ada, TESS)

    assert stands(clause) is State.HOLDS


@pytest.mark.parametrize("clause", [*TOLD_IN_OPEN, "RE-email-05"])
@pytest.mark.parametrize("missing", ["CHECKS", "JOBS"])
def test_they_turn_when_nobody_reads_or_protects(known, monkeypatch, clause, missing):
    monkeypatch.setattr(controls, missing, {})

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize("clause", [*TOLD_IN_OPEN, "RE-email-05"])
def test_they_turn_when_somebody_sends_by_another_way(known, ada, clause):
    end_app_password(AppPassword.objects.get(staff=ada), by=ada)

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize("clause", TOLD_IN_OPEN)
def test_they_turn_when_it_was_sent_as_it_is_all_the_same(known, ada, clause):
    held = judged(ada, TESS)
    send_after_all(held, "It is right all the same.", by=ada)

    assert (stands(clause), stands("RE-email-05")) == (State.ATTENTION, State.HOLDS)


@pytest.mark.parametrize("clause", [*TOLD_IN_OPEN, "RE-email-05"])
def test_they_turn_when_what_nobody_could_read_was_sent(known, ada, clause):
    locked = judged(ada, TESS, text="See the file.", files=[("a.pdf", b"%PDF-1.7 broken")])
    send_after_all(locked, "It is right all the same.", by=ada)

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize("clause", TOLD_IN_OPEN)
def test_they_hold_when_it_went_protected(known, ada, clause):
    held = judged(ada, TESS)
    send_protected(held, {}, "", by=ada)

    assert stands(clause) is State.HOLDS


def test_it_says_from_how_many_on(all_send):
    choose(Parameter.BLIND_COPY_FROM, "2", by=SYSTEM)

    assert "from 2 recipients outside on" in blind_copy().sentence
