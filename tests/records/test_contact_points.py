"""Telephone numbers and e-mail addresses: added, verified, ended, and never lost."""

import uuid

import pytest
from django.db import IntegrityError

from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.front import (
    ContactKind,
    NotYours,
    VerifiedHow,
    add_contact_point,
    end,
    open_record,
    search,
    verify,
)
from safehaven.records.models import ContactPoint
from safehaven.records.numbers import NotANumber
from safehaven.records.rules import AlreadyEnded


def test_a_number_is_kept_as_it_is_dialled(robin, ada):
    point = add_contact_point(robin, ContactKind.PHONE, "+44 1632 960-001", once=uuid.uuid4(), by=ada)

    assert open_record(robin, by=ada).grant.open(point, "value") == "01632 960001"


def test_a_number_has_a_code_to_save_it_under_on_a_phone(phone, robin, ada):
    assert (len(phone.code), search(phone.code, by=ada)) == (5, [robin])


def test_where_codes_are_taken_the_next_is_longer(robin, ada, monkeypatch):
    monkeypatch.setattr("safehaven.records.held.secrets.choice", lambda letters: letters[0])
    points = [
        add_contact_point(robin, ContactKind.MOBILE, f"07700 90012{digit}", once=uuid.uuid4(), by=ada)
        for digit in range(3)
    ]

    assert [point.code for point in points] == ["BB222", "BB2222", "BB22222"]
    assert search(points[2].code, by=ada) == [robin]


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (ContactKind.PHONE, "12", "This is not a telephone number"),
        (ContactKind.PHONE, "ring the shop", "One looks like 01632 960 001"),
        (ContactKind.MOBILE, "01632 960001", "those begin with 07"),
        (ContactKind.EMAIL, "robin at example.org", "One looks like name@example.org"),
    ],
)
def test_what_cannot_be_right_is_refused_with_what_right_looks_like(robin, ada, kind, typed, sentence):
    with pytest.raises(NotANumber, match=sentence):
        add_contact_point(robin, kind, typed, once=uuid.uuid4(), by=ada)


def test_the_same_form_sent_twice_adds_one(robin, ada):
    once = uuid.uuid4()

    made = [add_contact_point(robin, ContactKind.EMAIL, "r@example.org", once=once, by=ada) for _ in range(2)]

    assert (made[0], ContactPoint.objects.count()) == (made[1], 1)


def test_verifying_says_who_when_and_how(phone, ada):
    checked = verify(phone, how=VerifiedHow.USED, by=ada)

    assert (checked.verified_by, checked.verified_how) == (ada, "used")


def test_an_ended_number_stays_and_is_not_ended_again(phone, robin, ada):
    end(phone, by=ada)

    with pytest.raises(AlreadyEnded, match="no longer in use"):
        end(phone, by=ada)
    assert (ContactPoint.objects.count(), search("07700 900123", by=ada)) == (1, [robin])


def test_somebody_who_does_not_work_with_them_is_refused(phone, sam):
    with pytest.raises(NotYours):
        verify(phone, how=VerifiedHow.USED, by=sam)


def test_the_database_wants_who_when_and_how_together(phone, ada):
    @operation
    def half() -> None:
        write("records:attacked", by=ada)
        ContactPoint.objects.update(verified_by=ada)

    with pytest.raises(IntegrityError, match="contact_point_verification_says_who_when_and_how"):
        half()
