"""Taking back is as easy as giving, and holds at once."""

import pytest
from django.urls import reverse

from safehaven.lawfulness.controls import consent as control_of_consent
from safehaven.lawfulness.front import (
    Ended,
    Reach,
    SharingBasis,
    Whom,
    note_basis,
    standing_for,
    stands_for_message,
    take_back,
    taken_back_for,
)
from safehaven.lawfulness.rules import NotOpen, WrongMoment
from safehaven.records.front import NewRecord, close_record, create_record
from tests.lawfulness.agreeing import PURPOSE, agreed, court_order
from tests.lawfulness.test_note_basis import told_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def basis(robin, ada):
    return agreed(robin, ada)


def test_what_was_taken_back_stands_no_more(basis, robin, ada, tess):
    take_back(basis, Ended.SAID, by=ada)

    basis.refresh_from_db()
    assert (standing_for(robin.pk, tess).exists(), basis.ended_by, basis.ended_how) == (
        False,
        ada,
        Ended.SAID,
    )
    assert taken_back_for(robin.pk, tess) == basis
    assert told_of(robin, ada)[0] == (
        "They took back that we share with any organisation that helps with this. "
        f"They said that they take it back. It was for: {PURPOSE}"
    )


def test_whoever_agreed_anew_has_not_taken_back(basis, robin, ada, tess):
    take_back(basis, Ended.SAID, by=ada)

    agreed(robin, ada, Whom(Reach.PERSON, recipient=tess))

    assert taken_back_for(robin.pk, tess) is None


def test_what_one_may_not_hear_any_more_no_older_agreement_brings_back(basis, robin, ada, tess):
    for_tess = agreed(robin, ada, Whom(Reach.PERSON, recipient=tess))

    take_back(for_tess, Ended.SAID, by=ada)

    assert not standing_for(robin.pk, tess).exists()
    assert not stands_for_message(robin.pk, [tess], "")
    assert taken_back_for(robin.pk, tess) == for_tess


def test_what_the_law_orders_outlasts_what_they_took_back(basis, robin, ada, tess):
    ordered = note_basis(robin, court_order(), by=ada)

    take_back(basis, Ended.SAID, by=ada)

    assert standing_for(robin.pk, tess).get() == ordered


def test_an_agreement_whose_reason_is_over_was_not_taken_back(basis, robin, ada, tess):
    take_back(basis, Ended.OVER, by=ada)

    assert taken_back_for(robin.pk, tess) is None
    assert told_of(robin, ada)[0].startswith("We may no longer share with any organisation")
    assert "taken back: 0." in control_of_consent().sentence


def test_it_is_one_click_from_the_page(basis, robin, ada, signed_in):
    client = signed_in(ada)
    place = reverse("lawfulness:take_back", kwargs={"record": robin.pk, "basis": basis.pk})
    page = client.get(place)

    client.post(place, {name: page.context["form"][name].value() for name in page.context["form"].fields})

    assert SharingBasis.objects.get().ended_how == Ended.SAID


def test_it_is_taken_back_once(basis, ada):
    take_back(basis, Ended.SAID, by=ada)

    with pytest.raises(WrongMoment, match="already"):
        take_back(basis, Ended.SAID, by=ada)


def test_a_closed_record_keeps_nobody_from_taking_back(basis, robin, ada):
    close_record(robin, why="Settled.", by=ada)

    assert take_back(basis, Ended.WRITTEN, by=ada).ended_by == ada


def test_what_rests_on_the_law_is_over_and_not_taken_back(robin, ada):
    ordered = note_basis(robin, court_order(), by=ada)

    with pytest.raises(WrongMoment, match="did not agree"):
        take_back(ordered, Ended.SAID, by=ada)

    assert take_back(ordered, Ended.OVER, by=ada).ended_how == Ended.OVER


def test_a_stranger_takes_nothing_back(basis, sam, signed_in, robin):
    place = reverse("lawfulness:take_back", kwargs={"record": robin.pk, "basis": basis.pk})
    with pytest.raises(NotOpen):
        take_back(basis, Ended.SAID, by=sam)

    assert signed_in(sam).post(place, {"how": "said"}).status_code == 404


def test_what_belongs_to_another_record_is_not_there(basis, ada, signed_in):
    wren = create_record(NewRecord({"given_names": "Wren"}), by=ada, sure=True)
    place = reverse("lawfulness:take_back", kwargs={"record": wren.pk, "basis": basis.pk})

    assert signed_in(ada).get(place).status_code == 404
