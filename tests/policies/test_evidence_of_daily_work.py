"""Evidence of calls, fax, marking, paper and keeping: break what a control relies on, and its clause turns."""

import io
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.directory.models import Contact
from safehaven.disclosure import channels
from safehaven.disclosure.models import Call, Disclosure
from safehaven.disclosure.operations.calling import tell
from safehaven.disclosure.operations.releasing import release
from safehaven.disclosure.states import Channel
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.controls import State, gather, judge
from safehaven.policies.front import Parameter, choose
from safehaven.policies.library import shipped
from safehaven.records.front import NewRecord, close_record, create_record
from safehaven.records.models import Record
from tests.disclosure.calls import agreed, board, call
from tests.disclosure.conftest import tess
from tests.documents.files import pdf_of
from tests.policies.test_evidence import behind_our_back, stands

__all__ = ["agreed", "board", "call", "tess"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def told(agreed, ada):
    """A call on which something was told, as the policy wants it."""
    released = release(agreed, version=agreed.version, once=uuid.uuid4(), by=ada)
    return tell(released, version=released.version, by=ada)


ON_A_CALL = {
    "JU-3.3": lambda: Disclosure.objects.update(confirmed_at=None, confirmed_by=None),
    "SJ-2-14": lambda: Call.objects.update(urgent=False),
    "PG-1-07": lambda: Contact.objects.update(kind="phone"),
    "PG-1-08": lambda: Disclosure.objects.update(decided_at=None, decided_by=None),
}


@pytest.mark.parametrize(("clause", "change"), ON_A_CALL.items(), ids=ON_A_CALL)
def test_a_call_that_went_another_way_turns_the_clause(told, clause, change):
    assert stands(clause) is State.HOLDS

    behind_our_back(change)

    assert stands(clause) is State.ATTENTION


LOOSER = {
    "JU-3.3": (Parameter.CALLBACK, "not_needed"),
    "SJ-2-14": (Parameter.TELEPHONE_DEFAULT, "after_checks"),
    "PG-1-07": (Parameter.CALLBACK, "not_needed"),
    "PG-1-08": (Parameter.AUTHORISE_TELEPHONE, "anybody"),
    "JU-2.7a": (Parameter.FAX, "allowed"),
    "JU-1.3": (Parameter.DEFAULT_SENSITIVITY, "personal"),
}


@pytest.mark.parametrize(("clause", "looser"), LOOSER.items(), ids=LOOSER)
def test_a_looser_policy_turns_the_clause(clause, looser):
    assert stands(clause) is State.HOLDS

    choose(*looser, by=SYSTEM)

    assert stands(clause) is State.ATTENTION


@pytest.mark.parametrize(
    ("clause", "channel", "slug"),
    [
        ("JU-3.3", Channel.TELEPHONE, "caller"),
        ("SJ-2-14", Channel.TELEPHONE, "telephone"),
        ("PG-1-07", Channel.TELEPHONE, "call-back"),
        ("PG-1-08", Channel.TELEPHONE, "senior"),
        ("JU-2.7a", Channel.FAX, "fax"),
    ],
)
def test_a_check_that_is_taken_out_turns_the_clause(monkeypatch, clause, channel, slug):
    way = channels.WAYS[channel]
    left = tuple(check for check in way.checks if check.slug != slug)
    monkeypatch.setitem(channels.WAYS, channel, replace(way, checks=left))

    assert stands(clause) is State.ATTENTION


def test_a_fax_turns_the_clause(call):
    behind_our_back(lambda: Disclosure.objects.update(channel=Channel.FAX))

    assert stands("JU-2.7a") is State.ATTENTION


def test_details_that_nobody_checked_turn_the_clause(robin):
    assert stands("WY-records-12") is State.HOLDS

    behind_our_back(lambda: Record.objects.update(opened_at=timezone.now() - timedelta(days=400)))

    assert stands("WY-records-12") is State.ATTENTION


def test_late_paper_turns_the_clause(robin, ada, settings, tmp_path):
    settings.SAFEHAVEN_DOCUMENTS = tmp_path
    content = pdf_of("Letter")
    incoming = Incoming(io.BytesIO(content), "a.pdf", "pdf", len(content), Scan.CLEAN, uuid.uuid4())
    assert stands("JU-2.7b") is State.HOLDS

    add_document(robin, "Letter", incoming, by=ada, came_on=timezone.localdate() - timedelta(days=9))

    assert stands("JU-2.7b") is State.ATTENTION


def test_a_closed_record_whose_time_is_over_turns_the_clause(robin, ada):
    close_record(robin, why="Settled.", by=ada)
    assert stands("WY-records-08") is State.HOLDS

    behind_our_back(lambda: Record.objects.update(keep_from=2000))

    assert stands("WY-records-08") is State.ATTENTION


def test_a_closed_record_that_nobody_can_date_turns_the_clause(ada):
    close_record(create_record(NewRecord({"given_names": "Wren"}), by=ada), why="Settled.", by=ada)

    assert stands("WY-records-08") is State.ATTENTION


@pytest.mark.parametrize("clause", ["PG-4b-01", "SJ-2-09", "WY-what-01", "JU-3.1a", "JR-C-05", "PG-1-10"])
def test_what_is_carried_in_part_never_holds(clause):
    one = next(each for edition in shipped().values() for each in edition.pack.clauses if each.id == clause)

    assert judge(one, gather({one.control})).state is State.ATTENTION


@pytest.fixture
def told_on_a_known_number(told):
    """The same, on a direct line that we knew before they rang, where the policy trusts that."""
    choose(Parameter.CALLBACK, "known_number", by=SYSTEM)
    behind_our_back(lambda: Contact.objects.update(kind="phone"))
    return told


def test_a_number_that_is_verified_again_was_known_all_the_same(told_on_a_known_number):
    behind_our_back(lambda: Contact.objects.update(verified_at=timezone.now()))

    assert stands("PG-1-07") is State.HOLDS


@pytest.mark.parametrize("column", ["verified_at", "added_at"])
def test_a_number_that_came_with_the_call_turns_the_clause(told_on_a_known_number, column):
    told_at = Call.objects.get().told_at
    behind_our_back(lambda: Contact.objects.update(**{column: told_at}))

    assert stands("PG-1-07") is State.ATTENTION
