"""Looking somebody up in the directory."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safehaven.directory.front import NewRecipient, add_recipient, search
from safehaven.directory.models import NameToken
from safehaven.ledger.models import Line


@pytest.mark.parametrize("typed", ["Tess", "marlow", "Marlowe", "Saltmarsh", "tess marlow"])
def test_somebody_is_found_by_name_sound_beginning_or_organisation(tess, sam, typed):
    assert [one.name for one in search(typed, by=sam)] == ["Tess Marlowe"]


@pytest.mark.parametrize("typed", ["", "Quillfeather", "Marlowe Zed", "%"])
def test_nobody_else_is_found(tess, sam, typed):
    assert search(typed, by=sam) == []


def test_private_people_are_never_found(robin, ada):
    add_recipient(NewRecipient("Wren Quillfeather", "Sister"), at=robin, once=uuid.uuid4(), by=ada)

    assert search("Wren", by=ada) == []


def test_the_ledger_is_not_told_what_was_asked(tess, sam):
    search("Marlowe", by=sam)

    line = Line.objects.latest("number")
    assert (line.act, '"shown":1' in line.entry, "arlowe" in line.entry) == (
        "directory:consulted",
        True,
        False,
    )


def test_searching_costs_the_same_for_one_and_for_three(tess, council, sam, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        search("Marlowe", by=sam)
    for name in ("Ines Marlowe", "Bo Marlowe"):
        add_recipient(NewRecipient(name), at=council, once=uuid.uuid4(), by=sam)

    with django_assert_num_queries(len(one)):
        assert len(search("Marlowe", by=sam)) == 3


def test_a_corrected_name_is_found_under_the_new_one_only(tess, sam):
    from safehaven.directory.operations.recipients import correct_recipient

    correct_recipient(tess, NewRecipient("Tess Ferryman"), by=sam)

    assert (search("Marlowe", by=sam), len(search("Ferryman", by=sam))) == ([], 1)


def test_the_same_name_leaves_other_bytes_here_than_on_a_record(tess, ada):
    from safehaven.records.front import NewRecord, create_record
    from safehaven.records.models import SearchToken

    create_record(NewRecord({"given_names": "Tess", "family_name": "Marlowe"}), by=ada)

    here = {bytes(token) for token in NameToken.objects.values_list("token", flat=True)}
    there = {bytes(token) for token in SearchToken.objects.values_list("token", flat=True)}
    assert (bool(here), here & there) == (True, set())
