"""Writing some columns of a row: those and no others, as Django would."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError
from django.db.models.functions import Upper

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import UndoneUnnoticed, operation
from safehaven.ledger.front import write
from safehaven.workforce.front import StaffMember

pytestmark = pytest.mark.django_db


@operation
def keep(staff, *columns, despite=()):
    write("test:kept", by=SYSTEM, about=[staff])
    try:
        staff.save(update_fields=columns)
    except despite:
        return


def test_the_columns_that_were_named_are_written_and_no_others(ada):
    ada.name, ada.initials = "Ada Kettle", "ZZ"
    keep(ada, "name")

    kept = StaffMember.objects.get(pk=ada.pk)
    assert (kept.name, kept.initials == "ZZ") == ("Ada Kettle", False)


def test_only_this_row_is_written(ada, grace):
    ada.name = "Ada Kettle"
    keep(ada, "name")

    assert StaffMember.objects.get(pk=grace.pk).name == grace.name


def test_what_the_database_is_to_work_out_is_worked_out(ada):
    before, ada.name = ada.name, Upper("name")
    keep(ada, "name")

    assert StaffMember.objects.get(pk=ada.pk).name == before.upper()


def test_a_row_that_is_not_there_is_not_taken_for_written(ada):
    ada.pk = uuid4()

    with pytest.raises(DatabaseError):
        keep(ada, "name")


def test_an_error_that_is_swallowed_undoes_the_act(ada):
    ada.name = None

    with pytest.raises(UndoneUnnoticed):
        keep(ada, "name", despite=IntegrityError)
