"""What the control says, before and after sweeps, and when one is late."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from safehaven.foundation.operations import OutsideOperation, operation
from safehaven.ledger.front import write
from safehaven.policies.controls import State
from safehaven.sweep.controls import SWEPT_WITHIN, unprotected_document_sweep
from safehaven.sweep.models import Place
from safehaven.sweep.operations import OPERATOR, begin, end
from safehaven.sweep.outcomes import Outcome, total

pytestmark = pytest.mark.django_db


def swept(place: str = "/srv/shared", *, files: int = 10, about_people: int = 0, not_read: int = 0) -> str:
    token = begin(place, again=False, on_a_cluster=False)
    end(token, files=files, about_people=about_people, not_read=not_read)
    return token


@operation
def age(token: str, days: int) -> None:
    Place.objects.filter(token=token).update(ended_at=timezone.now() - timedelta(days=days))
    write("tests:aged", by=OPERATOR)


def test_where_nothing_was_swept_somebody_is_needed():
    assert unprotected_document_sweep().state == State.ATTENTION


def test_it_holds_once_a_drive_was_swept_and_nothing_lies_there():
    swept()

    assert unprotected_document_sweep().state == State.HOLDS


def test_a_sweep_that_never_ended_does_not_count():
    begin("/srv/shared", again=False, on_a_cluster=False)

    assert unprotected_document_sweep().state == State.ATTENTION


def test_a_sweep_that_is_old_does_not_count():
    token = swept()
    age(token, SWEPT_WITHIN.days + 1)

    assert unprotected_document_sweep().figures == {"late": 1, "places": 1}


@pytest.mark.parametrize("found", [{"about_people": 3}, {"not_read": 1}])
def test_what_was_found_or_not_read_needs_somebody(found):
    swept(**found)

    assert unprotected_document_sweep().state == State.ATTENTION


@pytest.mark.parametrize("found", [{"certain": 1}, {"likely": 1}, {"possible": 1}, {"somebody": True}])
def test_a_file_that_may_tell_of_somebody_needs_somebody(found):
    counts = total([Outcome(**found)])
    swept(about_people=counts["about_people"], not_read=counts["not_read"])

    assert unprotected_document_sweep().state == State.ATTENTION


def test_one_late_drive_of_two_needs_somebody():
    swept("/srv/a")
    age(swept("/srv/b"), 100)

    assert unprotected_document_sweep().figures == {"late": 1, "places": 2}


def test_a_second_sweep_of_a_place_is_the_same_place():
    swept(about_people=3)
    swept()

    assert [(place.about_people, place.files) for place in Place.objects.all()] == [(0, 10)]


def test_the_table_keeps_no_path():
    swept("/srv/Robin Quillfeather")

    assert len(Place.objects.get().token) == 16
    assert "Quill" not in str(Place.objects.values())


def test_only_an_act_writes_it(db):
    with pytest.raises(OutsideOperation):
        Place.objects.create(token="x", begun_at=timezone.now())


def test_more_findings_than_files_are_refused():
    with pytest.raises(IntegrityError, match="sweep_place_has_no_more_findings_than_files"):
        swept(files=1, about_people=2)
