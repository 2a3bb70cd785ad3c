"""`kill -9` of web and worker at every step: each message is sent once, or visibly held, never lost.

The steps are not written down here: a first run is watched, and every beginning and end of a
function that it goes through is a step to die at (`tests/attacks/killing/steps.py`).  Each death
has a disclosure of its own; then one worker clears up behind them all.

By default the walk leaves out steps between which nothing is written or sent;
SAFEHAVEN_KILL=all walks every one.
"""

from __future__ import annotations

import json
import os
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.killing.acts import PREPARE, SEND
from tests.attacks.killing.browser import WATCHED, Browser
from tests.attacks.killing.house import House
from tests.deployment import deployed
from tests.disclosure.post_office import PostOffice, authority, open_office, port_of

pytestmark = pytest.mark.servers

TELLING = (
    "safehaven.foundation.operations.transaction around",
    "safehaven.disclosure.email.preparing.",
    "safehaven.disclosure.email.sending.",
    "safehaven.disclosure.email.spool.put",
    "safehaven.disclosure.email.spool.get",
    "smtplib.SMTP.data",
    "smtplib.SMTP.send",
    "smtplib.SMTP.getreply",
)
RELEASING = (
    "safehaven.foundation.operations.transaction around",
    "safehaven.disclosure.operations.releasing._let_go",
    "safehaven.disclosure.moving.save",
    "safehaven.disclosure.moving.note",
    "safehaven.records.noting",
)


@dataclass
class Walk:
    """The steps at which something died, each with the disclosure that it died over."""

    steps: list[Any]
    ours: list[str]
    survived: list[Any] = field(default_factory=list)


class Stage:
    """A house, a mail server, and everything that dies in between."""

    def __init__(self, house: House, office: PostOffice, folder: Path) -> None:
        self.house, self.office, self.folder = house, office, folder

    def released(self, count: int) -> list[str]:
        """Drafts that were released; their time to leave is far away."""
        drafts: list[str] = self.house.do("draft", count=count)
        for one in drafts:
            self.house.do("release", disclosure=one, once=str(uuid.uuid4()))
        return drafts

    def walk(self, act: str, steps: list[Any], ours: list[str], due: str, begins_with: str) -> Walk:
        """Kill the act at each step, each over a disclosure of its own."""
        walk = Walk(steps, ours)
        for one, step in zip(ours, steps, strict=True):
            self.house.do(due, disclosure=one)
            if not self.house.kill_in(act, begins_with=begins_with, step=step, seconds=60):
                walk.survived.append(step)
        return walk

    def outcomes(self, walk: Walk) -> list[tuple[str, str, str, int]]:
        """Of each message: its kind, its state, its disclosure's state, and how often it was caught."""
        caught = Counter(str(one.mail["Message-ID"]) for one in self.office.caught)
        return [
            (kind, message["state"], one["state"], caught[message["id"]])
            for one in self.house.do("standing")
            if one["disclosure"] in walk.ours
            for kind, message in one["messages"].items()
        ]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A house with one person supported, a document, a verified recipient, and a real mail server."""
    folder = tmp_path_factory.mktemp("killing")
    trusted, certificate, key = authority(folder / "tls")
    office = PostOffice()
    controller = open_office(office, certificate, key)
    relay = f"smtp+starttls://localhost:{port_of(controller)}"
    with deployed(folder / "house") as deployment:
        around = {
            "SAFEHAVEN_MAIL_RELAY": relay,
            "SAFEHAVEN_MAIL_CA": str(trusted),
            "SAFEHAVEN_DATABASE_URL": deployment.database,
        }
        house = House(folder / "house", around)
        house.do("build")
        yield Stage(house, office, folder / "house")
        house.close()
    controller.stop()


def chosen(steps: list[list[Any]], telling: tuple[str, ...] = TELLING) -> list[Any]:
    """The steps to die at: all, or those around which something is written or sent."""
    if os.environ.get("SAFEHAVEN_KILL") == "all":
        return steps
    return [step for step in steps if step[0].startswith(telling) and not _before_it_matters(step, steps)]


def _before_it_matters(step: list[Any], steps: list[list[Any]]) -> bool:
    """Whether this is talk with the mail server from before the content goes to it."""
    names = [name for name, _event, _nth in steps]
    content = names.index("smtplib.SMTP.data") if "smtplib.SMTP.data" in names else 0
    return step[0].startswith("smtplib") and steps.index(step) < content


FINE = {
    ("document", "sent", "sent", 1),
    ("password", "sent", "sent", 1),
    ("document", "held", "held", 0),
    ("document", "held", "held", 1),
    ("password", "waiting", "held", 0),
}


def test_a_worker_killed_at_any_step_loses_nothing_and_sends_nothing_twice(stage: Stage) -> None:
    stage.released(1)
    stage.house.do("prepare_quickly")
    sends = chosen(stage.house.do("trace", kind="send"))
    sent = stage.released(len(sends))
    stage.house.do("prepare_quickly")
    stage.house.do("wait", disclosures=sent)
    sending = stage.walk("work", sends, sent, "send_now", SEND)

    [second] = stage.released(1)
    stage.house.do("due", disclosure=second)
    prepares = chosen(stage.house.do("trace", kind="prepare"))
    preparing = stage.walk("work", prepares, stage.released(len(prepares)), "due", PREPARE)

    stage.house.do("all_due")
    enough = 60 + 3 * (len(sends) + len(prepares))
    rested = stage.house.do("recover", seconds_long=enough, seconds=2 * enough)

    assert (rested, sending.survived, preparing.survived) == (True, [], [])
    assert {*stage.outcomes(sending)} == FINE
    assert {*stage.outcomes(preparing)} == {("document", "sent", "sent", 1), ("password", "sent", "sent", 1)}
    assert len(stage.outcomes(preparing)) == 2 * len(prepares)


def test_a_web_process_killed_at_any_step_releases_once_or_not_at_all(stage: Stage) -> None:
    [first] = stage.house.do("draft", count=1)
    with Browser(stage.house) as browser:
        browser.release(first, {"X-Watch": "1"})
        steps = chosen(json.loads((stage.folder / WATCHED).read_text()), RELEASING)
        drafts = stage.house.do("draft", count=len(steps))
        forms = [browser.form(one) for one in drafts]

        killed = [
            browser.send(form, {"X-Die-At": json.dumps(step)}) is None
            for form, step in zip(forms, steps, strict=True)
        ]
        left = {one["state"] for one in stage.house.do("standing") if one["disclosure"] in drafts}
        again = {browser.send(form) for form in forms}
    told = [(one["state"], one["told"]) for one in stage.house.do("standing") if one["disclosure"] in drafts]

    assert (all(killed), left, again) == (True, {"draft", "released"}, {302})
    assert told == [("released", 1)] * len(steps)


def test_a_draft_released_by_six_at_once_is_released_once(stage: Stage) -> None:
    [draft] = stage.house.do("draft", count=1)

    went_well = stage.house.do("release_at_once", disclosure=draft, times=6)

    [one] = [one for one in stage.house.do("standing") if one["disclosure"] == draft]
    assert (went_well, one["state"], one["told"]) == (1, "released", 1)


def test_taking_back_and_sending_at_once_end_in_one_of_the_two(stage: Stage) -> None:
    ours = stage.released(8)
    stage.house.do("prepare_quickly")
    stage.house.do("wait", disclosures=ours)
    for one in ours:
        stage.house.do("send_now", disclosure=one)
        stage.house.do("retract_while_sending", disclosure=one)

    documents = {outcome for outcome in stage.outcomes(Walk([], ours)) if outcome[0] == "document"}

    assert documents <= {
        ("document", "cancelled", "retracted", 0),
        ("document", "sent", "retracted", 1),
        ("document", "sent", "sent", 1),
    }


def test_real_workers_side_by_side_send_each_message_once_and_stop_when_told(stage: Stage) -> None:
    ours = stage.released(6)
    stage.house.do("prepare_quickly")
    workers = [stage.house.worker() for _ in range(2)]

    for _ in range(600):
        if all(one[1] == "sent" for one in stage.outcomes(Walk([], ours))):
            break
        time.sleep(0.2)
    for worker in workers:
        worker.terminate()

    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert Counter(stage.outcomes(Walk([], ours))) == {
        ("document", "sent", "sent", 1): 6,
        ("password", "sent", "sent", 1): 6,
    }
    # A database that was busy for a moment is said; the message went at the next round.
    said = [line for worker in workers if worker.stderr for line in worker.stderr.read().splitlines()]
    assert [line for line in said if json.loads(line)["event"] != "disclosure:not_sent_now"] == []
