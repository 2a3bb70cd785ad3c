"""The mark of the roll: another when somebody on it changed, and given only once the keeper knows of it."""

from uuid import uuid4

import pytest

from safehaven.directory.front import NewRecipient, add_recipient
from safehaven.ledger.front import StoredLine
from safehaven.records.front import NewRecord, change_details, create_record
from safehaven.roll import asking, marking
from safehaven.roll.answering import answer
from safehaven.roll.rules import RollNotReady
from tests.keeping import ASKED_AT_THE_SOCKET

pytestmark = pytest.mark.django_db


def test_it_stays_while_nobody_changes(robin, keeper):
    assert marking.settled_mark() == marking.settled_mark()


def test_it_is_another_when_somebody_comes_or_is_renamed(robin, keeper, ada):
    first = marking.settled_mark()
    wren = create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=ada)
    second = marking.settled_mark()
    change_details(wren, {"family_name": "Marshwick"}, version=wren.version, by=ada)

    assert len({first, second, marking.settled_mark()}) == 3


def test_it_is_another_when_somebody_close_comes(robin, keeper, ada):
    first = marking.settled_mark()
    add_recipient(NewRecipient("Linnet Ashdown", "Sister"), at=robin, once=uuid4(), by=ada)

    assert marking.settled_mark() != first


def test_it_is_another_when_more_people_must_fit_facts(robin, keeper, monkeypatch):
    first = marking.settled_mark()
    monkeypatch.setattr(marking, "number_in_force", lambda _: 99)

    assert marking.settled_mark() != first


def test_it_waits_for_a_keeper_that_knows_of_it(robin, keeper, monkeypatch):
    """Nobody catches up here, so it never does."""
    monkeypatch.setattr(asking, "exchange", lambda message: answer(keeper, message))
    monkeypatch.setattr(marking, "FRESH_SECONDS", 0.5)

    with pytest.raises(RollNotReady):
        marking.settled_mark()


def test_without_a_keeper_there_is_none(robin, monkeypatch):
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    with pytest.raises(RollNotReady):
        marking.settled_mark()


@pytest.fixture
def late(keeper, monkeypatch):
    """The keeper catches up only once it was asked so many times how it stands."""

    def after(questions: int) -> None:
        asked = iter(range(questions))

        def exchange(message):
            if message["ask"] == "standing" and next(asked, None) is None:
                keeper.catch_up()
            return answer(keeper, message)

        monkeypatch.setattr(asking, "exchange", exchange)

    return after


def test_the_newest_change_is_waited_for(keeper, late, ada):
    late(3)
    create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=ada)

    marking.wait_for_newest()

    assert keeper.standing().people == 1


def test_where_nothing_changed_lately_nothing_is_waited_for(robin, keeper, monkeypatch):
    asked = []

    def exchange(message):
        asked.append(message)
        return answer(keeper, message)

    monkeypatch.setattr(asking, "exchange", exchange)

    marking.wait_for_newest()

    assert asked == [{"ask": "standing"}]


def test_a_keeper_that_never_hears_of_it_lets_nobody_wait_for_ever(keeper, late, ada, monkeypatch):
    late(10_000)
    monkeypatch.setattr(marking, "PATIENCE_SECONDS", 0.2)
    create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=ada)

    with pytest.raises(RollNotReady):
        marking.wait_for_newest()


def test_a_line_that_the_keeper_passed_over_is_waited_for(robin, keeper, late, monkeypatch):
    """PostgreSQL shows a line after one with a higher number, when its act ends later."""
    late(10_000)
    monkeypatch.setattr(marking, "PATIENCE_SECONDS", 0.2)
    made = StoredLine.objects.get(act="records:created").number
    keeper._knows = (keeper.standing().through, (made,))

    with pytest.raises(RollNotReady):
        marking.wait_for_newest()
