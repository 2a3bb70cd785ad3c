"""What the tests of the mail guard share: a house whose guard really runs, and the mail server behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.disclosure.post_office import PostOffice, authority, open_office, port_of
from tests.mailguard.house import MailHouse
from tests.running_house import Person, free_port


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """An authority, and a certificate and key of it for localhost."""
    return authority(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def behind(certificates: tuple[Path, Path, Path]) -> Iterator[tuple[PostOffice, int]]:
    """The organisation's own mail server, and its port."""
    office = PostOffice()
    controller = open_office(office, certificates[1], certificates[2])
    yield office, port_of(controller)
    controller.stop()


@pytest.fixture(scope="module")
def guarded(
    tmp_path_factory: pytest.TempPathFactory,
    certificates: tuple[Path, Path, Path],
    behind: tuple[PostOffice, int],
) -> Iterator[MailHouse]:
    """A house whose guard runs.  What passes leaves at once."""
    house = make_house(tmp_path_factory.mktemp("guarded"), certificates, behind[1])
    house.guard_on()
    yield house
    house.stop()


def make_house(folder: Path, certificates: tuple[Path, Path, Path], relay_port: int) -> MailHouse:
    """Found a house, with a relay and nobody in it."""
    around = {
        "SAFEHAVEN_MAIL_RELAY": f"smtp+starttls://localhost:{relay_port}",
        "SAFEHAVEN_MAIL_CA": str(certificates[0]),
        "SAFEHAVEN_MAIL_FROM": "records@example.org",
    }
    house = MailHouse(folder, free_port(), around=around, certificates=certificates)
    house.found()
    house.do("choose", parameter="mail_undo_seconds", value="0")
    house.keep_roll()
    return house


@pytest.fixture(scope="module")
def nell(guarded: MailHouse) -> Person:
    """Somebody with a mail program."""
    return guarded.employ("Nell Archer")


@pytest.fixture(scope="module")
def tom(guarded: MailHouse) -> Person:
    """A colleague of hers."""
    return guarded.employ("Tom Bright")


@pytest.fixture
def office(behind: tuple[PostOffice, int]) -> PostOffice:
    """The mail server behind, with nothing in it yet."""
    office = behind[0]
    office.caught.clear()
    office.answers.clear()
    office.hang_up_after_content = False
    office.seconds_before_answer = 0
    return office
