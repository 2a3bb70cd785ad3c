"""Changing personal details: what was there stays, and two people at once lose nothing."""

import json

import pytest

from safehaven.records.front import NotYours, change_details, open_record, search, verify_details
from safehaven.records.models import Record
from safehaven.records.operations.making import NoName
from safehaven.records.rules import ChangedMeanwhile, NothingToSave
from safehaven.records.states import VerifiedHow


def test_the_new_text_is_read_and_the_old_one_is_kept(robin, ada):
    change_details(robin, {"first_language": "Welsh"}, version=1, by=ada)

    opened = open_record(robin, by=ada)
    [change] = robin.changes.all()
    old = json.loads(opened.grant.open(change, "before"))
    assert (opened.grant.open(opened.record, "first_language"), old) == (
        "Welsh",
        {"first_language": "Kernewek"},
    )


def test_the_second_of_two_editors_is_told_what_changed_and_nothing_is_overwritten(robin, ada):
    change_details(robin, {"first_language": "Welsh", "interpreter": "None"}, version=1, by=ada)

    with pytest.raises(ChangedMeanwhile, match="First language") as told:
        change_details(robin, {"first_language": "Breton", "sex": "Male"}, version=1, by=ada)
    opened = open_record(robin, by=ada)
    texts = [opened.grant.open(opened.record, column) for column in ("first_language", "sex")]
    assert (texts, sorted(told.value.both)) == (["Welsh", ""], ["first_language"])


def test_what_an_editor_left_alone_is_not_put_back(robin, ada):
    change_details(robin, {"first_language": "Welsh"}, version=1, by=ada)

    change_details(robin, {"first_language": "Kernewek", "sex": "Male"}, version=1, by=ada)

    opened = open_record(robin, by=ada)
    texts = [opened.grant.open(opened.record, column) for column in ("first_language", "sex")]
    assert texts == ["Welsh", "Male"]


def test_two_editors_of_different_details_do_not_meet(robin, ada):
    change_details(robin, {"first_language": "Welsh"}, version=1, by=ada)

    changed = change_details(robin, {"sex": "Male"}, version=1, by=ada)

    assert changed.version == 3


def test_a_new_name_changes_the_initials_and_what_is_found(robin, ada):
    change_details(robin, {"family_name": "Marrowby"}, version=1, by=ada)

    found = [search(name, by=ada) for name in ("Marrowby", "Quillfeather")]
    assert (Record.objects.get().initials, found) == ("RM", [[robin], []])


def test_saving_without_a_change_says_so(robin, ada):
    with pytest.raises(NothingToSave, match="Nothing was changed"):
        change_details(robin, {"first_language": "Kernewek "}, version=1, by=ada)


def test_a_name_is_needed(robin, ada):
    with pytest.raises(NoName):
        change_details(robin, {"given_names": " "}, version=1, by=ada)


def test_verifying_says_who_when_and_how(robin, ada):
    checked = verify_details(robin, how=VerifiedHow.PERSON, by=ada)

    assert (checked.verified_by, checked.verified_at is None, checked.verified_how) == (ada, False, "person")


def test_somebody_who_does_not_work_with_them_is_refused(robin, sam):
    with pytest.raises(NotYours):
        change_details(robin, {"sex": "Male"}, version=1, by=sam)
