"""Attacks on grants: kept beyond the act that took them, taken under a false name."""

from contextlib import suppress

import pytest
from django.db import transaction

from safehaven.access.front import GrantUndone, Ground, take
from safehaven.access.grants import WrongSubject
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.keyring import opening
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record, open_record


def take_on(record, by):
    return take(record.key_id, by=by, about=[record], act="records:opened", ground=Ground.CASELOAD)


def test_a_grant_smuggled_out_of_an_undone_act_opens_nothing(robin, ada):
    smuggled = []

    @operation
    def takes_and_fails():
        smuggled.append(take_on(robin, ada))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        takes_and_fails()

    with pytest.raises(GrantUndone, match="was undone"):
        smuggled[0].open(robin, "family_name")


def test_a_grant_whose_line_was_undone_by_a_savepoint_opens_nothing(robin, ada):
    @operation
    def takes_undoes_and_goes_on():
        write("tests:acted", by=ada)
        with suppress(ZeroDivisionError), transaction.atomic():
            grant = take_on(robin, ada)
            raise ZeroDivisionError
        return grant.open(robin, "family_name")

    with pytest.raises(GrantUndone):
        takes_undoes_and_goes_on()


@pytest.mark.parametrize("use", ["seal", "seal_bytes"])
def test_an_undone_grant_seals_nothing_either(robin, ada, use):
    smuggled = []

    @operation
    def takes_and_fails():
        smuggled.append(take_on(robin, ada))
        raise ZeroDivisionError

    with suppress(ZeroDivisionError):
        takes_and_fails()

    value = "Wren" if use == "seal" else b"Wren"
    with pytest.raises(GrantUndone):
        getattr(smuggled[0], use)(robin, family_name=value)


def test_a_grant_that_was_taken_goes_on_opening_after_the_act(robin, ada):
    opened = open_record(robin, by=ada)

    assert opened.grant.open(opened.record, "family_name") == "Quillfeather"


@pytest.mark.parametrize("named", ["nobody", "somebody else"])
def test_the_line_cannot_name_another_than_whose_key_is_taken(robin, ada, named):
    other = create_record(NewRecord({"given_names": "Wren", "family_name": "Marrowby"}), by=ada)
    about = [] if named == "nobody" else [other, robin]

    @operation
    def takes_under_a_false_name():
        return take(robin.key_id, by=ada, about=about, act="records:opened", ground=Ground.CASELOAD)

    before = Line.objects.count()
    with pytest.raises(WrongSubject, match="whose key this is"):
        takes_under_a_false_name()

    assert Line.objects.count() == before


def test_a_house_key_made_by_an_undone_act_is_not_used(db, monkeypatch):
    """Otherwise lines would be digested, and rows sealed, under a key that no database holds."""
    monkeypatch.setattr(opening, "HOUSE_PURPOSES", (*opening.HOUSE_PURPOSES, "tests"))

    @operation
    def founds_and_fails():
        write("tests:founded", by=SYSTEM)
        opening.make_missing_house_keys()
        opening.house_key("tests")
        raise ZeroDivisionError

    with suppress(ZeroDivisionError):
        founds_and_fails()

    with pytest.raises(opening.NoSuchKey):
        opening.house_key("tests")
