"""Many messages wait, are held and pass: nothing of them is on the disk in clear, and none is lost.

SAFEHAVEN_MANY=1000 sends a thousand, which takes minutes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import ahocorasick_rs
import pytest

from tests.mailguard.conftest import make_house
from tests.mailguard.house import MailHouse, mail

pytestmark = pytest.mark.servers
WORDS = ["Quillfeather", "Thistlewick", "wasps", "saltmarsh", "lantern-row", "Peregrine"]
MANY = int(os.environ.get("SAFEHAVEN_MANY", "100"))


@pytest.fixture(scope="module")
def busy(tmp_path_factory, certificates, behind) -> Iterator[MailHouse]:
    house = make_house(tmp_path_factory.mktemp("busy"), certificates, behind[1])
    house.guard_on()
    yield house
    house.stop()


def spellings(words: list[str]) -> list[bytes]:
    """Each word as it is, in capitals, in UTF-16, and as base64 would have it from three places."""
    from base64 import b64encode

    found = []
    for word in words:
        for plain in {word, word.lower(), word.upper()}:
            found += [plain.encode(), plain.encode("utf-16-le")]
            found += [b64encode(b"x" * before + plain.encode())[4:-4] for before in range(3)]
    return [one for one in found if len(one) > 4]


def in_clear(folder: Path, words: list[str]) -> list[str]:
    """The files under a folder that hold one of the words."""
    search = ahocorasick_rs.BytesAhoCorasick(spellings(words))
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and search.find_matches_as_indexes(path.read_bytes())
    ]


def test_many_messages_leave_nothing_in_clear(busy, office):
    nell, tom = busy.employ("Nell Archer"), busy.employ("Tom Bright")
    busy.do("support", email=nell.email, details={"given_names": "Robin", "family_name": "Quillfeather"})
    text = "Robin Quillfeather of 9 lantern-row fears the wasps of Thistlewick Lane. Aunt Peregrine knows."
    with busy.connected(nell) as smtp:
        for place in range(MANY):
            outside = place % 10 == 0
            to = "una@saltmarsh.example" if outside else tom.email
            sent = mail(nell.email, to, f"{text}\n{place}", f"About Quillfeather {place}")
            smtp.send_message(sent, nell.email, [to])
    waiting = in_clear(busy.folder, WORDS)
    queue = busy.settled(within=300)
    busy.guard_off()

    assert Counter(one["state"] for one in queue) == {"over": MANY * 9 // 10, "held": MANY // 10}
    arrived = Counter(str(one.mail["Subject"]) for one in office.caught if one.recipients == [tom.email])
    assert (len(arrived), set(arrived.values())) == (MANY * 9 // 10, {1})
    assert (waiting, in_clear(busy.folder, WORDS)) == ([], [])


def test_the_search_finds_what_is_there(tmp_path):
    (tmp_path / "leak").write_bytes(b"xx" + "WASPS".encode("utf-16-le"))
    (tmp_path / "fine").write_bytes(b"nothing")

    assert in_clear(tmp_path, WORDS) == ["leak"]
