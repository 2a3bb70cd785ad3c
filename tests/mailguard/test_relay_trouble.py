"""The mail server behind is down, wrong, slow or fickle: nothing is lost, nothing goes twice, senders are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.disclosure.post_office import PostOffice, authority
from tests.mailguard.conftest import make_house
from tests.mailguard.house import MailHouse, mail
from tests.running_house import Person, free_port

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def troubled(tmp_path_factory, certificates, behind) -> Iterator[MailHouse]:
    """A house of its own, whose guard is started by each test."""
    house = make_house(tmp_path_factory.mktemp("troubled"), certificates, behind[1])
    yield house
    house.stop()


@pytest.fixture(scope="module")
def una(troubled: MailHouse) -> Person:
    return troubled.employ("Una Fairweather")


@pytest.fixture(scope="module")
def wil(troubled: MailHouse) -> Person:
    return troubled.employ("Wil Overton")


@pytest.fixture
def sends(troubled: MailHouse, una: Person, wil: Person, office: PostOffice):
    """Sends a message with the guard as it is, and returns its row once something came of it."""

    def send(words: str, **around: str) -> dict[str, object]:
        usual = dict(troubled.around)
        troubled.around |= around
        troubled.guard_on()
        troubled.send(una, [wil.email], mail(una.email, wil.email, words))
        found = troubled.settled(also=lambda one: "trouble" in one and bool(one["trouble"]))[-1]
        troubled.guard_off()
        troubled.around = usual
        return found

    return send


def later(house: MailHouse) -> dict[str, object]:
    """What became of the newest message once the server behind is well again."""
    house.guard_on()
    house.make_due()
    found = house.settled()[-1]
    house.guard_off()
    return found


@pytest.mark.parametrize("words", ["451 Come again", "421 Closing"])
def test_a_server_that_asks_to_come_again_gets_it_once_later(troubled, office, sends, words):
    office.answers["DATA"] = words
    waiting = sends("Later")
    office.answers.clear()
    sent = later(troubled)

    assert (waiting["copies"], waiting["trouble"]) == (["ready"], ["try-later"])
    assert (sent["copies"], len(office.caught)) == (["sent"], 1)


def test_a_dead_server_gets_it_once_it_is_back(troubled, office, sends):
    waiting = sends("Back", SAFEHAVEN_MAIL_RELAY=f"smtp+starttls://localhost:{free_port()}")
    sent = later(troubled)

    assert (waiting["copies"], waiting["trouble"]) == (["ready"], ["server-away"])
    assert (sent["copies"], len(office.caught)) == (["sent"], 1)


def test_a_server_with_a_wrong_certificate_gets_nothing(troubled, office, sends, tmp_path: Path):
    waiting = sends("Wrong", SAFEHAVEN_MAIL_CA=str(authority(tmp_path)[0]))
    nothing = list(office.caught)
    sent = later(troubled)

    assert (waiting["copies"], waiting["trouble"], nothing) == (["ready"], ["bad-certificate"], [])
    assert (sent["copies"], len(office.caught)) == (["sent"], 1)


def test_where_the_server_refuses_it_the_sender_is_told_without_a_word_of_it(troubled, office, sends, una):
    office.answers["DATA"] = "550 No such content here"
    refused = sends("The wasps of Thistlewick Lane")
    office.answers.clear()
    troubled.guard_on()
    troubled.make_due()
    told = troubled.settled()[-1]
    troubled.guard_off()

    assert (refused["copies"], told["copies"]) == (["failed"], ["failed"])
    assert [one.recipients for one in office.caught if b"Thistlewick" in one.raw] == []


def test_where_the_answer_is_lost_it_is_in_doubt_and_never_sent_again(troubled, office, sends):
    office.hang_up_after_content = True
    doubtful = sends("Perhaps")
    office.hang_up_after_content = False
    later(troubled)

    arrived = [one for one in office.caught if b"Perhaps" in one.raw]
    assert (doubtful["copies"], len(arrived)) == (["in-doubt"], 1)


def test_copies_that_follow_one_another_share_two_connections(guarded, office, nell):
    to = [f"tess{number}@saltmarsh.example" for number in range(6)]

    guarded.send(nell, to, mail(nell.email, nell.email, subject="One after another"))
    guarded.settled()

    caught = [one for one in office.caught if b"One after another" in one.raw]
    assert sorted(one.recipients for one in caught) == [[each] for each in to]
    assert len({one.peer for one in caught}) <= 2


def test_a_refusal_on_a_connection_that_was_kept_holds_up_no_other(guarded, office, nell):
    to = [f"tess{number}@saltmarsh.example" for number in range(3)]
    office.answers["RCPT"] = "452 4.5.3 Only so many at once"

    guarded.send(nell, to, mail(nell.email, nell.email, subject="Only so many"))
    found = guarded.settled(also=lambda one: bool(one["trouble"]) and "claimed" not in one["copies"])[-1]

    assert (found["state"], found["copies"]) == ("passed", ["ready"] * 3)
