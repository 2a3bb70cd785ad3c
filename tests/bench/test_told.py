"""Who is meant must be found surely; who may be meant must only be told."""

import pytest

from bench.casework_mail.habit import TODAY
from bench.casework_mail.mail import Mail
from bench.casework_mail.sets import MailSet, mail_set, on_roll
from bench.casework_mail.told import Told, told
from safehaven_core.detection import Roll, Sureness, examine


@pytest.fixture
def folk():
    return mail_set("seen", 60, 1).people


@pytest.mark.parametrize("how", [Sureness.CERTAIN, Sureness.LIKELY])
def test_who_is_meant_and_who_may_be_are_scored_apart(how):
    answer = Told()

    answer.judge("two", frozenset({"meant"}), ("maybe",), {"meant": how, "maybe": Sureness.POSSIBLE})
    assert (answer.meant.recall(), answer.meant.precision(), answer.may_be.recall()) == (1, 1, 1)


def test_finding_surely_who_may_be_meant_is_no_fault():
    answer = Told()

    answer.judge("one", frozenset(), ("maybe",), {"maybe": Sureness.CERTAIN})
    assert (answer.may_be.recall(), sum(answer.meant.wrong.values())) == (1, 0)


def test_telling_as_possible_who_is_meant_is_not_enough():
    answer = Told()

    answer.judge("one", frozenset({"meant"}), (), {"meant": Sureness.POSSIBLE})
    assert answer.meant.recall() == 0


def test_not_telling_who_may_be_meant_is_a_miss():
    answer = Told()

    answer.judge("one", frozenset(), ("maybe",), {"other": Sureness.POSSIBLE})
    assert (answer.may_be.missed(), answer.may_be.wrong["one"]) == ({"one": 1}, 0)


def test_finding_surely_whom_nobody_means_is_wrong():
    answer = Told()

    answer.judge(
        "one", frozenset({"meant"}), ("maybe",), {"meant": Sureness.LIKELY, "other": Sureness.LIKELY}
    )
    assert (answer.meant.wrong["one"], answer.meant.precision()) == (1, 0.5)


def test_people_told_as_possible_in_mail_about_nobody_are_counted_for_100_mails(folk):
    first, second = folk[:2]
    named = Mail("named", f"{first.given} {first.family} rang.", people=frozenset({first.key}))
    idle = [
        Mail("idle", f"{second.given} rang, {second.postcode}."),
        Mail("idle", "It rained."),
        *[Mail("idle", "")] * 2,
    ]
    report = examine(idle[0].text, Roll(map(on_roll, folk)), today=TODAY)

    answer = told(MailSet(folk, [named], idle, []))
    assert [who.sure for who in report.people] == [Sureness.POSSIBLE]
    assert answer.idly == 25
    assert answer.meant.recall() == 1


def test_telling_in_mail_about_somebody_is_not_idle(folk):
    first = folk[0]
    text = f"{first.given} rang, {first.postcode}."

    answer = told(MailSet(folk, [Mail("case", text, may_be=(first.key,))], [Mail("idle", "It rained.")], []))
    assert (answer.idly, answer.may_be.recall()) == (0, 1)
