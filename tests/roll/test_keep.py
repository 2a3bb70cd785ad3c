"""The keeper knows everybody, takes each change in, and says so where it cannot."""

from __future__ import annotations

import time
from datetime import date
from uuid import uuid4

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, change_details, create_record
from safehaven.records.models import Record, SearchToken
from safehaven.roll import following, operations, persons
from safehaven.roll import keeper as keeping
from safehaven.roll.following import Following
from safehaven.roll.keeper import Keeper
from safehaven.roll.rules import RollNotReady

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
WREN = {"given_names": "Wren", "family_name": "Thistlemere"}


def about(keeper: Keeper, text: str) -> list[str]:
    """The keys of the people whom a text is about."""
    [report] = keeper.examine([text], k=5, today=TODAY)
    return [found.key for found in report.people] if report else []


def acts() -> list[str]:
    return list(Line.objects.order_by("number").values_list("act", flat=True))


@pytest.fixture
def wren(ada):
    return create_record(NewRecord(WREN), by=ada)


def test_it_knows_whoever_is_there(robin, keeper):
    assert about(keeper, "Please ring Robin Quillfeather today.") == [str(robin.pk)]
    assert about(keeper, "Please ring Wren Thistlemere today.") == []


def test_building_is_one_line_that_says_for_how_many(robin, wren, keeper):
    line = Line.objects.filter(act="roll:built").get()

    assert line.by == "system:roll"
    assert '"records":2' in line.entry
    assert '"duty":"roll"' in line.entry


def test_somebody_new_is_taken_in(robin, keeper, ada):
    wren = create_record(NewRecord(WREN), by=ada)

    assert keeper.catch_up() == 1
    assert about(keeper, "Wren Thistlemere rang.") == [str(wren.pk)]
    assert acts()[-1] == "roll:kept_current"


def test_another_name_takes_the_place_of_the_old(robin, keeper, ada):
    change_details(robin, {"family_name": "Larkspur", "previous_names": ""}, version=1, by=ada)

    keeper.catch_up()

    assert about(keeper, "Robin Larkspur rang.") == [str(robin.pk)]
    assert about(keeper, "Robin Quillfeather rang.") == []


def test_more_changes_than_are_asked_for_at_once_are_all_taken_in(robin, keeper, ada, monkeypatch):
    monkeypatch.setattr(following, "_AT_ONCE", 2)
    for number in range(5):
        create_record(NewRecord({"given_names": f"Wren {number}"}), by=ada, sure=True)

    assert keeper.catch_up() == 5
    assert keeper.standing().ready
    assert not keeper.counts_differ()


def test_it_is_not_current_before_the_last_change_is_asked_for(robin, keeper, ada, monkeypatch):
    for number in range(5):
        create_record(NewRecord({"given_names": f"Wren {number}"}), by=ada, sure=True)
    monkeypatch.setattr(following, "_AT_ONCE", 2)
    once = iter([operations.read_again])

    def read_once(*given, **named):
        return next(once)(*given, **named)

    monkeypatch.setattr(keeping, "read_again", read_once)
    fresh = keeper._fresh_at

    with pytest.raises(StopIteration):
        keeper.catch_up()

    assert keeper._fresh_at == fresh


def test_nothing_new_opens_nothing(robin, keeper, ada):
    lines = acts()

    assert keeper.catch_up() == 0
    assert acts() == lines


def test_reading_a_record_changes_nothing(robin, keeper, ada):
    @operation
    def reads():
        write("records:opened", by=ada, about=[robin])

    reads()

    assert keeper.catch_up() == 0


def test_many_changes_are_one_line(robin, keeper, ada):
    for number in range(5):
        create_record(NewRecord({"given_names": f"Wren {number}"}), by=ada, sure=True)
    before = len(acts())

    assert keeper.catch_up() == 5
    assert acts()[before:] == ["roll:kept_current"]


def test_whose_key_is_destroyed_is_forgotten_at_the_next_change(robin, wren, keeper):
    end_key(wren)
    say_changed(wren)

    keeper.catch_up()

    assert about(keeper, "Wren Thistlemere rang.") == []


def test_who_is_gone_altogether_is_forgotten(robin, wren, keeper):
    say_changed(wren)
    remove(wren)

    keeper.catch_up()

    assert about(keeper, "Wren Thistlemere rang.") == []
    assert about(keeper, "Robin Quillfeather rang.") == [str(robin.pk)]


def test_who_vanished_without_a_line_is_noticed_by_counting(robin, wren, keeper):
    assert keeper.counts_differ() is False

    remove(wren)

    assert keeper.counts_differ() is True


def test_what_cannot_be_read_now_is_read_later(robin, keeper, ada, monkeypatch):
    create_record(NewRecord(WREN), by=ada)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "read_again", lambda *_asked, **_told: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            keeper.catch_up()
    assert about(keeper, "Wren Thistlemere rang.") == []

    keeper.catch_up()

    assert about(keeper, "Wren Thistlemere rang.") != []


def test_before_everybody_is_read_it_does_not_answer(robin):
    keeper = Keeper()

    with pytest.raises(RollNotReady):
        about(keeper, "Robin Quillfeather")


def test_half_a_roll_does_not_answer(robin, wren, monkeypatch):
    keeper, heard = Keeper(), []
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    person_of = persons.person_of

    def asked_meanwhile(one):
        with pytest.raises(RollNotReady, match="still learning"):
            about(keeper, "Robin Quillfeather")
        heard.append(one)
        return person_of(one)

    monkeypatch.setattr(keeping, "person_of", asked_meanwhile)
    keeper.build()

    assert len(heard) >= 2
    assert about(keeper, "Robin Quillfeather rang.") == [str(robin.pk)]


def test_one_that_hears_of_no_changes_does_not_answer(robin, keeper, monkeypatch):
    monkeypatch.setattr(keeping, "FRESH_SECONDS", 10)
    now = time.monotonic() + keeping.FRESH_SECONDS + 1
    monkeypatch.setattr("safehaven.roll.keeper.time.monotonic", lambda: now)

    with pytest.raises(RollNotReady, match="newest changes"):
        about(keeper, "Robin Quillfeather")
    assert keeper.standing().ready is False


def test_it_says_how_it_stands(robin, wren, keeper):
    standing = keeper.standing()

    assert (standing.ready, standing.people, standing.sentence) == (True, 2, "")
    assert standing.through >= Line.objects.filter(act="records:created").latest("number").number


# Numbers that appear out of order, as PostgreSQL hands them out


def test_a_line_that_appears_behind_a_later_one_is_heard(robin, ada):
    lines = Following()
    lines.changed()
    hidden = hide(Line.objects.latest("number"), robin)
    later = create_record(NewRecord(WREN), by=ada)
    assert robin.pk not in lines.changed()

    show(hidden)

    assert lines.changed() == {robin.pk}
    assert lines.changed() == set()
    assert later.pk is not None


def test_a_number_that_never_appears_is_given_up(robin, ada, monkeypatch):
    lines = Following()
    hide(Line.objects.latest("number"), robin)
    create_record(NewRecord(WREN), by=ada)
    lines.changed()
    assert lines._missing != {}

    late = time.monotonic() + 1000
    monkeypatch.setattr("safehaven.roll.following.time.monotonic", lambda: late)
    lines.changed()

    assert lines._missing == {}


def hide(newest: Line, record: Record) -> Line:
    """A line about a record whose number is behind the newest, and that is not to be seen yet."""
    number = newest.number + 1
    after = Line(number=number + 1, at=newest.at, act="tests:later", by=newest.by, about="", entry="{}")
    after.save(force_insert=True)
    return Line(
        number=number,
        at=newest.at,
        act="records:details_changed",
        by=newest.by,
        about=record.ledger_name,
        entry="{}",
    )


def show(line: Line) -> None:
    line.save(force_insert=True)


@operation
def say_changed(record: Record) -> None:
    write("records:details_changed", by=SYSTEM, about=[record])


@operation
def end_key(record: Record) -> None:
    from safehaven.keyring.models import DataKey

    DataKey.objects.filter(pk=record.key_id).delete()
    write("tests:destroyed", by=SYSTEM)


@operation
def remove(record: Record) -> None:
    SearchToken.objects.filter(record=record).delete()
    record.assignments.all().delete()
    Record.objects.filter(pk=record.pk).delete()
    write("tests:destroyed", by=SYSTEM, code=uuid4())
