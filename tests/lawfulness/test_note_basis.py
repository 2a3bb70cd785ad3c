"""Noting what somebody agreed to, or on what other basis something is shared."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.directory.front import OrganisationKind
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import NotThere
from safehaven.lawfulness.front import (
    Basis,
    Given,
    NewBasis,
    Reach,
    SharingBasis,
    Whom,
    note_basis,
    standing_for,
)
from safehaven.lawfulness.queries import stands_for_message
from safehaven.lawfulness.rules import (
    NoPurpose,
    NotExplained,
    NotGiven,
    NothingWritten,
    NotOpen,
    NotThen,
    WhomMissing,
)
from safehaven.ledger.front import lines_about, write
from safehaven.records.front import NewRecord, create_record, open_record
from tests.lawfulness.agreeing import ANYBODY, PURPOSE, agreed, consent, court_order

pytestmark = pytest.mark.django_db


def told_of(record, by):
    """What the timeline says, newest first."""
    grant = open_record(record, by=by).grant
    return [grant.open(entry, "text") for entry in record.entries.order_by("-written_at")]


def test_an_agreement_says_what_for_with_whom_and_how_and_stands_on_the_timeline(robin, ada, tess):
    made = note_basis(robin, consent(Whom(Reach.PERSON, recipient=tess)), by=ada)

    grant = open_record(robin, by=ada).grant
    assert (grant.open(made, "purpose"), grant.open(made, "whom"), made.given) == (
        PURPOSE,
        "Tess Marlowe, Saltmarsh Council",
        Given.SAID,
    )
    assert told_of(robin, ada) == [
        f"They agreed that we share with Tess Marlowe, Saltmarsh Council. They said so. What for: {PURPOSE}"
    ]
    assert "lawfulness:basis_noted" in [line.act for line in lines_about(robin)]


def test_another_basis_says_why_it_holds(robin, ada):
    made = note_basis(robin, court_order(), by=ada)

    assert (made.basis, made.given, made.explained) == (Basis.LEGAL_OBLIGATION, "", False)
    assert told_of(robin, ada)[0].startswith(
        "We may share with any organisation that helps with this. Basis: A legal"
    )


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"given": None}, NotGiven),
        ({"explained": False}, NotExplained),
        ({"purpose": "Housing"}, NoPurpose),
        ({"starts_on": timezone.localdate() + timedelta(days=2)}, NotThen),
        ({"ends_on": timezone.localdate() - timedelta(days=2)}, NotThen),
        ({"whom": Whom(Reach.PERSON)}, WhomMissing),
    ],
)
def test_what_is_no_agreement_is_refused(robin, ada, changed, refused):
    with pytest.raises(refused):
        note_basis(robin, consent(**changed), by=ada)

    assert not SharingBasis.objects.exists()


def test_another_basis_without_a_reason_is_refused(robin, ada):
    with pytest.raises(NothingWritten):
        note_basis(robin, NewBasis(Basis.PUBLIC_TASK, ANYBODY, purpose=PURPOSE), by=ada)


def test_the_same_form_sent_twice_notes_it_once(robin, ada):
    new = consent()

    first, second = note_basis(robin, new, by=ada), note_basis(robin, new, by=ada)

    assert first == second
    assert SharingBasis.objects.count() == 1


def test_a_stranger_notes_nothing(robin, sam):
    with pytest.raises(NotOpen):
        note_basis(robin, consent(), by=sam)


def test_the_private_person_of_somebody_else_is_not_there(robin, aunt, ada, sam):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=ada, sure=True)

    with pytest.raises(NotThere):
        note_basis(wren, consent(Whom(Reach.PERSON, recipient=aunt)), by=ada)


def test_the_database_refuses_consent_that_nobody_explained(robin, ada):
    made = note_basis(robin, consent(), by=ada)

    @operation
    def loosen():
        SharingBasis.objects.update(explained=False)
        write("tests:changed", by=ada)

    with pytest.raises(IntegrityError):
        loosen()

    made.refresh_from_db()
    assert made.explained


REACHING_TESS = {
    "anybody": lambda _tess: ANYBODY,
    "her kind": lambda _tess: Whom(Reach.KIND, kind=OrganisationKind.COUNCIL),
    "her organisation": lambda tess: Whom(Reach.ORGANISATION, organisation=tess.organisation),
    "herself": lambda tess: Whom(Reach.PERSON, recipient=tess),
}


@pytest.mark.parametrize("reach", REACHING_TESS)
def test_a_basis_reaches_whom_it_names(robin, ada, tess, reach):
    note_basis(robin, consent(REACHING_TESS[reach](tess)), by=ada)

    assert standing_for(robin.pk, tess).count() == 1


def test_a_basis_reaches_nobody_else(robin, ada, tess, aunt):
    note_basis(robin, consent(Whom(Reach.KIND, kind=OrganisationKind.SCHOOL)), by=ada)
    note_basis(robin, consent(Whom(Reach.PERSON, recipient=aunt)), by=ada)

    assert not standing_for(robin.pk, tess).exists()


def test_a_private_person_is_reached_only_by_name(robin, ada, aunt):
    note_basis(robin, consent(), by=ada)

    assert not standing_for(robin.pk, aunt).exists()


def test_a_basis_counts_until_its_last_day_and_no_longer(robin, ada, tess):
    yesterday = timezone.localdate() - timedelta(days=1)
    note_basis(robin, consent(starts_on=yesterday, ends_on=yesterday), by=ada)
    stood = standing_for(robin.pk, tess).exists()

    note_basis(robin, consent(ends_on=timezone.localdate()), by=ada)

    assert (stood, standing_for(robin.pk, tess).exists()) == (False, True)


def test_a_basis_for_one_message_counts_for_no_other(robin, ada):
    once = Whom(Reach.ONCE, address="una@lowtide.example", about="submission:1")
    note_basis(robin, court_order(once), by=ada)

    assert [stands_for_message(robin.pk, [], about) for about in ("submission:1", "submission:2")] == [
        True,
        False,
    ]


def test_any_organisation_is_nobody_whom_we_do_not_know(robin, ada):
    agreed(robin, ada)

    assert not stands_for_message(robin.pk, [], "")


def test_nor_a_private_person_of_somebody_else(robin, ada, aunt):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=ada, sure=True)
    agreed(wren, ada)

    assert not stands_for_message(wren.pk, [aunt], "")
