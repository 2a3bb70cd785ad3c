"""Evidence is found, not typed: break what a control relies on, and its clause turns."""

import io
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.disclosure import channels
from safehaven.disclosure import controls as of_disclosure
from safehaven.disclosure.checks import EVERY_CHANNEL
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.documents.models import Document
from safehaven.documents.storage import path_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.examining import examine_if_due
from safehaven.ledger.front import write
from safehaven.policies.controls import State, gather, judge
from safehaven.policies.front import Parameter, choose
from safehaven.policies.library import shipped
from safehaven.records import controls as of_records
from safehaven.records.front import EntryKind, NewRecord, Words, add_entry, create_record
from safehaven.records.models import PossibleDuplicate
from safehaven.records.operations.comparing import judge as judge_pair
from safehaven.records.states import Verdict
from safehaven.workforce.front import Role, add_staff
from safehaven.workforce.models import RoleHolding
from safehaven.workforce.operations import mark_as_left
from tests.documents.files import pdf_of

pytestmark = pytest.mark.django_db

CLAUSES = {clause.id: clause for edition in shipped().values() for clause in edition.pack.clauses}


@operation
def behind_our_back(change):
    """What no act of the house would do."""
    write("tests:changed", by=SYSTEM)
    return change()


def stands(name):
    """How a clause stands just now."""
    return judge(CLAUSES[name], gather({CLAUSES[name].control})).state


@pytest.fixture
def letter(robin, ada, settings, tmp_path):
    """A letter on Robin's record."""
    settings.SAFEHAVEN_DOCUMENTS = tmp_path
    content = pdf_of("Letter")
    incoming = Incoming(io.BytesIO(content), "a.pdf", "pdf", len(content), Scan.NOT_SCANNED, uuid.uuid4())
    return add_document(robin, "Letter", incoming, by=ada)


def test_a_document_whose_file_is_gone_turns_the_clause(letter):
    assert stands("JU-2.1") is State.HOLDS

    path_of(letter.pk).unlink()

    assert stands("JU-2.1") is State.ATTENTION


def test_a_document_that_lies_there_in_clear_turns_the_clause(letter):
    path_of(letter.pk).write_bytes(pdf_of("Letter"))

    assert stands("SJ-5-09") is State.ATTENTION


def test_a_document_outside_a_labelled_folder_turns_the_clause(letter):
    assert stands("JU-2.6") is State.HOLDS

    behind_our_back(lambda: Document.objects.update(folder_label=""))

    assert stands("JU-2.6") is State.ATTENTION


@pytest.mark.parametrize(
    ("clause", "slug"),
    [
        ("SJ-4-email-02", "typed-back"),
        ("JU-2.3b", "verified"),
        ("JR-disc-04", "reason"),
    ],
)
def test_a_check_that_is_taken_out_of_every_channel_turns_the_clause(monkeypatch, clause, slug):
    assert stands(clause) is State.HOLDS

    left = tuple(check for check in EVERY_CHANNEL if check.slug != slug)
    monkeypatch.setattr(channels, "EVERY_CHANNEL", left)

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize(
    ("clause", "slug"),
    [("SJ-4-email-04", "subject"), ("SJ-4-file-02", "protected"), ("PG-4a-04", "own-mailbox")],
)
def test_a_check_that_is_taken_out_of_email_turns_the_clause(monkeypatch, clause, slug):
    assert stands(clause) is State.HOLDS

    way = channels.WAYS["email"]
    left = tuple(check for check in way.checks if check.slug != slug)
    monkeypatch.setitem(channels.WAYS, "email", replace(way, checks=left))

    assert stands(clause) is State.ATTENTION


def test_passwords_that_repeat_turn_the_clause(monkeypatch):
    assert stands("SJ-4-file-03") is State.HOLDS

    monkeypatch.setattr(of_disclosure, "new_password", lambda: "t4kp-t4kp-t4kp-t4kp")

    assert stands("SJ-4-file-03") is State.ATTENTION


def test_what_was_written_late_turns_the_clause_as_the_policy_has_it(robin, ada):
    happened = timezone.now() - timedelta(hours=30)
    add_entry(robin, Words(EntryKind.NOTE, "A talk", happened), by=ada)
    assert stands("WY-records-11") is State.HOLDS

    choose(Parameter.RECORD_UPDATE_HOURS, "24", by=SYSTEM)

    assert stands("WY-records-11") is State.ATTENTION


def test_children_are_marked_by_a_date_of_birth_and_no_plan_asks_about_them(robin, monkeypatch):
    choose(Parameter.NATION, "scotland", by=SYSTEM)
    choose(Parameter.CHILD_AGE_SCOTLAND, "17", by=SYSTEM)
    found = gather({"children"})["children"]
    assert (found.state, found.figures) == (State.HOLDS, {"kept": 1, "until": 17})
    assert {stands(clause) for clause in ("WY-fair-01", "RE-records-13")} == {State.ATTENTION}

    monkeypatch.setattr(of_records, "COLUMNS", frozenset())

    assert gather({"children"})["children"].state is State.ATTENTION


def test_records_that_look_alike_turn_the_clause_until_they_are_judged(robin, ada, dora):
    other = create_record(NewRecord({"given_names": "Wren", "family_name": "Ottersby"}), by=ada)
    assert stands("WY-records-03") is State.HOLDS

    alike = {"newer": other, "older": robin, "alike": "name", "found_at": timezone.now()}
    pair = behind_our_back(lambda: PossibleDuplicate.objects.create(**alike))
    assert stands("WY-records-03") is State.ATTENTION

    judge_pair(pair, Verdict.DIFFERENT, by=dora)

    assert stands("WY-records-03") is State.HOLDS


def test_two_open_records_of_the_same_person_turn_the_clause(robin, ada, dora):
    other = create_record(NewRecord({"given_names": "Wren", "family_name": "Ottersby"}), by=ada)
    alike = {"newer": other, "older": robin, "alike": "name", "found_at": timezone.now()}
    pair = behind_our_back(lambda: PossibleDuplicate.objects.create(**alike))

    judge_pair(pair, Verdict.SAME, by=dora)

    assert stands("WY-records-03") is State.ATTENTION


def test_people_left_behind_by_a_leaver_turn_the_clause(robin, ada, grace):
    assert stands("WY-what-02") is State.HOLDS

    mark_as_left(ada, by=grace)

    assert stands("WY-what-02") is State.ATTENTION


def test_a_role_that_a_leaver_still_holds_turns_the_clause(ada, grace):
    mark_as_left(ada, by=grace)
    assert stands("SJ-5-04") is State.HOLDS

    role = {"staff": ada, "role": Role.CASEWORKER, "given_by": "system:tests"}
    behind_our_back(lambda: RoleHolding.objects.create(**role))

    assert stands("SJ-5-04") is State.ATTENTION


def test_an_account_that_several_people_read_turns_the_clause(ada):
    assert stands("WY-digital-01") is State.HOLDS

    add_staff(name="The Office", email="office@example.org", initials="TO", by=SYSTEM)

    assert stands("WY-digital-01") is State.ATTENTION


@pytest.mark.parametrize(
    ("clause", "middleware"),
    [
        ("SJ-5-06", "safehaven.workforce.middleware.StandingMiddleware"),
        ("SJ-5-06", "safehaven.foundation.gates.EveryViewHasAGate"),
        ("RE-people-20", "safehaven.workforce.middleware.StandingMiddleware"),
    ],
)
def test_a_guard_that_is_switched_off_turns_the_clause(settings, clause, middleware):
    assert stands(clause) is State.HOLDS

    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != middleware]

    assert stands(clause) is State.ATTENTION


def test_passwords_that_nobody_judges_turn_the_clause(settings):
    assert stands("SJ-5-07") is State.HOLDS

    settings.AUTH_PASSWORD_VALIDATORS = []

    assert stands("SJ-5-07") is State.ATTENTION


def test_a_ledger_that_nobody_examines_turns_the_clause(monkeypatch):
    assert stands("WY-law-07") is State.ATTENTION

    examine_if_due()
    assert stands("WY-law-07") is State.HOLDS

    later = timezone.now() + timedelta(days=3)
    monkeypatch.setattr("safehaven.policies.below.timezone.now", lambda: later)
    assert stands("WY-law-07") is State.ATTENTION
