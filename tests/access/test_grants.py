"""The grant is the only way to plaintext, and taking one is never silent."""

import pickle  # noqa: TID251 - to show that a grant refuses it

import pytest
from django.template import Context, Template

from safehaven.access.front import CannotOpen, Ground, take
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import OutsideOperation, operation
from safehaven.foundation.sealed import Sealed
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, Record, create_record, open_record
from safehaven.workforce.front import StaffMember

pytestmark = pytest.mark.django_db


def test_a_grant_needs_an_operation(robin: Record, ada: StaffMember) -> None:
    with pytest.raises(OutsideOperation):
        take(robin.key_id, by=ada, about=[robin], act="records:opened", ground=Ground.CASELOAD)


def test_taking_a_grant_writes_a_line(robin: Record, ada: StaffMember) -> None:
    before = Line.objects.count()

    open_record(robin, by=ada)

    assert Line.objects.count() == before + 1
    newest = Line.objects.latest("number")
    assert (newest.act, newest.by, newest.about) == ("records:opened", ada.ledger_name, robin.ledger_name)


def test_an_undone_act_takes_its_grant_with_it(robin: Record, ada: StaffMember) -> None:
    @operation
    def opens_and_fails() -> None:
        take(robin.key_id, by=ada, about=[robin], act="records:opened", ground=Ground.CASELOAD)
        raise ZeroDivisionError

    before = Line.objects.count()
    with pytest.raises(ZeroDivisionError):
        opens_and_fails()

    assert Line.objects.count() == before


def test_a_grant_opens_its_own_record_only(robin: Record, ada: StaffMember) -> None:
    other = create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=ada)
    grant = open_record(robin, by=ada).grant

    with pytest.raises(CannotOpen):
        grant.open(Record.objects.get(pk=other.pk), "family_name")


def test_an_unopened_record_shows_nothing_readable(robin: Record) -> None:
    shown = Template(
        "{{ record.family_name }} {{ record.family_name|upper }} {{ record.family_name|length }}"
    ).render(Context({"record": Record.objects.get(pk=robin.pk)}))

    assert shown == "‹sealed› ‹SEALED› 0"


def test_clear_text_never_reaches_a_sealed_column(robin: Record) -> None:
    @operation
    def forgets_to_seal() -> None:
        robin.family_name = "Quillfeather"
        robin.save()

    with pytest.raises(TypeError, match="holds sealed values only"):
        forgets_to_seal()


def test_a_grant_cannot_be_kept_in_a_cache_or_a_queue(robin: Record, ada: StaffMember) -> None:
    grant = open_record(robin, by=ada).grant

    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(grant)


def test_a_grant_tells_who_and_why_and_no_secret(robin: Record, ada: StaffMember) -> None:
    grant = open_record(robin, by=ada).grant

    assert repr(grant) == f"<Grant on caseload for {ada.ledger_name}>"


def test_sealed_values_compare_by_ciphertext() -> None:
    assert (Sealed(b"a") == Sealed(b"a"), Sealed(b"a") == Sealed(b"b"), Sealed(b"a") == b"a") == (
        True,
        False,
        False,
    )


def test_the_system_has_a_name_on_the_ledger() -> None:
    assert SYSTEM.ledger_name == "system:safehaven"
