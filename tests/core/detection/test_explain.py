from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection import Person, Report, Roll, examine, explain
from safehaven_core.detection.pieced import Fact, Pieced
from tests.core.detection.roll_of import ROLL, TODAY


def _explained(text: str, roll: Roll = ROLL) -> list[str]:
    return explain(examine(text, roll, today=TODAY), text)


def test_a_finding_says_which_words_did_it():
    assert _explained("Grace O’Neill, born 12/3/84, rang.") == [
        "This is about somebody we hold a record about: “Grace O’Neill” is their name and “12/3/84” is their date of birth."
    ]


def test_less_than_certain_is_said_so():
    assert _explained("Grace O'Neill rang") == [
        "This is probably about somebody we hold a record about: “Grace O'Neill” is their name."
    ]
    assert _explained("Mrs O'Neill rang") == [
        "This may be about somebody we hold a record about: “Mrs O'Neill” is part of their name."
    ]


def test_namesakes_are_told_in_one_sentence():
    two = Roll([Person("a", ("Amy",), "Obi"), Person("b", ("Amy",), "Obi")])

    assert _explained("Amy\nObi rang", two) == [
        "This may be about one of 2 people we hold a record about: “Amy Obi” is their name."
    ]


def test_one_fact_alone_is_not_said_to_be_together():
    def told(*facts):
        return explain(Report(pieced=Pieced(1, ("a",), facts, ())), "evicted, Leith")[0]

    event, place = Fact("event", "eviction", 0, 7), Fact("district", "Leith", 9, 14)
    assert told(event).endswith("“evicted” fits only one person we hold a record about.")
    assert told(event, place).endswith(
        "“evicted” and “Leith” together fit only one person we hold a record about."
    )


def test_nobody_and_unfinished_are_said():
    assert explain(Report(), "") == ["We found nobody here whom we hold a record about."]
    assert explain(Report(unfinished=True), "") == [
        "This text is too long or too tangled to be read to its end, so it is not cleared."
    ]


@given(
    st.sampled_from(
        ["Grace O'Neill", "Mrs O'Neill, EH6 6AA", "SH-00012", "Sean Byrne and Grace", "g.on@example.org"]
    )
)
def test_nothing_of_the_roll_is_said_that_is_not_in_the_text(text):
    said = " ".join(_explained(text))

    for secret in (
        "Grace",
        "O'Neill",
        "1984",
        "12 March",
        "Harbour",
        "EH6",
        "900123",
        "g.on",
        "00012",
        "9990000018",
        "Byrne",
        "grace",
    ):
        assert secret in text or secret not in said


def test_the_same_words_give_the_same_report():
    people = [Person(str(number), ("Amy",), "Obi", born=date(2000, 1, 1 + number)) for number in range(20)]
    text = "Amy Obi, 3.1.2000"

    assert examine(text, Roll(people), today=TODAY) == examine(text, Roll(reversed(people)), today=TODAY)
