"""`kill -9` of the guard between every two steps of a message that goes protected: one set of files, one password.

Each message has a recipient of its own, by whom what arrived is known again.
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
from tests.mailguard.protected import LINK, PASSWORD, clear
from tests.mailguard.test_queue_tells_nothing import in_clear

pytestmark = pytest.mark.servers


def steps(*places: str) -> list[str]:
    return [f"safehaven.mailguard.{place}:{when}" for place in places for when in ("after", "before")]


# From the last to the first: what an earlier death left behind never comes to the step of a later one.
OF_FILES = steps(
    "working:delivered",
    "working:give",
    "working:begin_hand_over",
    "composing:covering_mail",
    "working:claim",
    "protecting.rounds:finish_protecting",
    "moving:PROTECTED.put",
    "protecting.rounds:made",
    "protecting.rounds:open_to_protect",
)
OF_PASSWORDS = steps("working:delivered", "composing:password_mail")
IN_DOUBT = {
    "safehaven.mailguard.working:delivered:before",
    *steps("working:give"),
    "safehaven.mailguard.working:begin_hand_over:after",
}
WORDS = ["Quillfeather", "Thistlewick", "wasps"]


@pytest.fixture(scope="module")
def mortal(tmp_path_factory, certificates, behind) -> Iterator[MailHouse]:
    house = make_house(tmp_path_factory.mktemp("mortal"), certificates, behind[1])
    house.do("choose", parameter="mail_protection", value="by_itself")
    yield house
    house.stop()


def test_killed_at_any_step_it_sends_each_file_and_each_password_once(mortal, office):
    nell = mortal.employ("Nell Archer")
    mortal.do("support", email=nell.email, details={"given_names": "Robin", "family_name": "Quillfeather"})
    files = {step: f"files{place}@saltmarsh.example" for place, step in enumerate(OF_FILES)}
    words = {step: f"words{place}@saltmarsh.example" for place, step in enumerate(OF_PASSWORDS)}
    everybody = [*files.values(), *words.values()]
    mortal.do("know", email=nell.email, addresses=everybody)
    sent = {address: mail(nell.email, address, "Robin Quillfeather fears wasps.") for address in everybody}

    ends = [killed(mortal, step, nell, sent[address]) for step, address in files.items()]
    mortal.guard_on()
    for address, one in sent.items():  # what had its answer is known again and not taken twice
        mortal.send(nell, [address], one)
    work_to_the_end(mortal)
    covers = {one.recipients[0]: one for one in office.caught if one.files}
    links = {address: LINK.findall(one.text)[0] for address, one in covers.items()}
    for step, address in words.items():
        mortal.do("receipt", tokens=[links.pop(address)])
        ends.append(killed(mortal, step))
    mortal.do("receipt", tokens=[*links.values()])
    work_to_the_end(mortal)

    arrived = Counter(one.recipients[0] for one in office.caught if one.files)
    passwords = {one.recipients[0]: PASSWORD.findall(one.text) for one in office.caught if not one.files}
    told = Counter(one.recipients[0] for one in office.caught if not one.files)
    unsure = {files[step] for step in IN_DOUBT if step in files}
    unsure_words = unsure | {words[step] for step in IN_DOUBT if step in words}
    assert ends == [-signal.SIGKILL] * len(everybody)
    assert {each: arrived[each] for each in everybody if each not in unsure} == dict.fromkeys(
        set(everybody) - unsure, 1
    )
    assert {each: told[each] for each in everybody if each not in unsure_words} == dict.fromkeys(
        set(everybody) - unsure_words, 1
    )
    assert [each for each in everybody if arrived[each] > 1 or told[each] > 1] == []
    assert all(clear(covers[each], passwords[each][0]) for each in set(everybody) - unsure_words)
    assert in_clear(mortal.folder, WORDS) == []


def work_to_the_end(house: MailHouse) -> None:
    """Let every lease run out while nobody works, and everything that is due be done."""
    if house.guard is not None:
        house.guard_off()
    house.make_due()
    house.guard_on()
    house.settled(within=120)
    house.guard_off()


def killed(house: MailHouse, step: str, sender=None, message=None) -> int:
    """Start a guard that dies at a step, perhaps send something, and say how the guard ended."""
    house.guard_on(DIE_AT=step)
    if message is not None:
        with suppress(smtplib.SMTPException, OSError):
            house.send(sender, [message["To"]], message)
    assert house.guard is not None
    return house.guard.wait(60)
