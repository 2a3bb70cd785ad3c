"""`kill -9` of the guard between every two steps: no message is lost, and none arrives twice.

A mail program that got no answer sends again, as they all do.  What was given to the mail server without an
answer is in doubt: it is never sent again by itself, and its sender is told.
"""

from __future__ import annotations

import signal
import smtplib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.mailguard.conftest import make_house
from tests.mailguard.house import MailHouse, mail

pytestmark = pytest.mark.servers

# From the last to the first: what an earlier death left behind never comes to the step of a later one.
STEPS = [
    f"{place}:{when}"
    for place in (
        "safehaven.mailguard.working:delivered",
        "safehaven.mailguard.working:give",
        "safehaven.mailguard.working:begin_hand_over",
        "safehaven.mailguard.working:claim",
        "safehaven.mailguard.working:judge",
        "safehaven.mailguard.working:open_to_judge",
        "safehaven.mailguard.smtp.door:receive",
        "safehaven.mailguard.operations.receiving:_enter",
        "safehaven.access.sealed_files:SealedFiles.put_ahead",
    )
    for when in ("after", "before")
]
IN_DOUBT = {
    "safehaven.mailguard.working:delivered:before",
    "safehaven.mailguard.working:give:after",
    "safehaven.mailguard.working:give:before",
    "safehaven.mailguard.working:begin_hand_over:after",
}


@pytest.fixture(scope="module")
def mortal(tmp_path_factory, certificates, behind) -> Iterator[MailHouse]:
    house = make_house(tmp_path_factory.mktemp("mortal"), certificates, behind[1])
    yield house
    house.stop()


def test_killed_at_any_step_it_loses_nothing_and_sends_nothing_twice(mortal, office):
    nell, tom = mortal.employ("Nell Archer"), mortal.employ("Tom Bright")
    sent = {step: mail(nell.email, tom.email, f"At {step}") for step in STEPS}
    answered, ends = set(), []
    for step, one in sent.items():
        mortal.guard_on(DIE_AT=step)
        with suppress(smtplib.SMTPException, OSError):
            mortal.send(nell, [tom.email], one)
            answered.add(step)
        ends.append(mortal.guard.wait(30))

    mortal.guard_on()
    for step in set(STEPS) - answered:
        mortal.send(nell, [tom.email], sent[step])
    mortal.make_due()
    queue = mortal.settled(within=60)
    mortal.guard_off()

    arrived = Counter(str(one.mail["Message-ID"]) for one in office.caught)
    times = {step: arrived[one["Message-ID"]] for step, one in sent.items()}
    once = dict.fromkeys(set(STEPS) - IN_DOUBT, 1)
    assert ends == [-signal.SIGKILL] * len(STEPS)
    assert {step: count for step, count in times.items() if step not in IN_DOUBT} == once
    assert [count for step, count in times.items() if step in IN_DOUBT and count > 1] == []
    assert Counter(tuple(one["copies"]) for one in queue) == {
        ("sent",): len(STEPS) - len(IN_DOUBT),
        ("in-doubt",): len(IN_DOUBT),
    }
    told = [one.recipients for one in office.caught if "did not arrive" in one.mail["Subject"]]
    assert told == [[nell.email]] * len(IN_DOUBT)
