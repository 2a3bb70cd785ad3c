"""Debian's Postfix as the organisation's own mail server: what the guard passes on, it takes and delivers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.disclosure.post_office import PostOffice, open_office, port_of
from tests.mailguard.conftest import make_house
from tests.mailguard.house import MailHouse, mail
from tests.running_house import free_port

WHY = "No Postfix can be started here (Debian: apt install postfix; it needs root)."
pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(shutil.which("postfix") is None or os.geteuid() != 0, reason=WHY),
]

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_tls_security_level = encrypt
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_forbid_bare_newline = yes
smtpd_peername_lookup = no
default_transport = smtp:[127.0.0.1]:{behind}
relay_transport = smtp:[127.0.0.1]:{behind}
smtp_dns_support_level = disabled
"""
MASTER = """
{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
"""


@pytest.fixture(scope="module")
def mailbox(certificates) -> Iterator[tuple[PostOffice, int]]:
    """Where Postfix delivers to."""
    office = PostOffice()
    controller = open_office(office, certificates[1], certificates[2], tls="none")
    yield office, port_of(controller)
    controller.stop()


@pytest.fixture(scope="module")
def postfix(certificates, mailbox) -> Iterator[int]:
    """A throw-away Postfix on the loopback, and its port."""
    folder, port = Path(tempfile.mkdtemp(prefix="postfix-")), free_port()  # pytest's own are closed to others
    folder.chmod(0o755)
    settings = folder / "etc"
    for made in (settings, folder / "queue", folder / "data"):
        made.mkdir()
    shutil.chown(folder / "data", "postfix")
    told = {"folder": folder, "certificate": certificates[1], "key": certificates[2], "behind": mailbox[1]}
    (settings / "main.cf").write_text(MAIN.format(**told))
    (settings / "master.cf").write_text(MASTER.format(port=f"127.0.0.1:{port}"))
    subprocess.run(["postfix", "-c", settings, "start"], check=True, capture_output=True, timeout=60)
    yield port
    subprocess.run(["postfix", "-c", settings, "abort"], check=False, capture_output=True, timeout=60)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def house(tmp_path_factory, certificates, postfix) -> Iterator[MailHouse]:
    house = make_house(tmp_path_factory.mktemp("over-postfix"), certificates, postfix)
    house.guard_on()
    yield house
    house.stop()


def arrived(mailbox: tuple[PostOffice, int], count: int) -> list[tuple[str, str]]:
    """To whom what was delivered, once there is so much of it."""
    for _ in range(100):
        if len(mailbox[0].caught) >= count:
            break
        time.sleep(0.2)
    return sorted((one.recipients[0], one.text.strip().replace("\r\n", "\n")) for one in mailbox[0].caught)


def test_postfix_takes_what_the_guard_passes_on_once_for_each_recipient(house, mailbox):
    nell, tom = house.employ("Nell Archer"), house.employ("Tom Bright")
    ann = house.employ("Ann Field")
    for place in range(3):
        to = [tom.email, ann.email]
        house.send(nell, to, mail(nell.email, ", ".join(to), f".Message {place}\n..\nEnd"))
    queue = house.settled()

    assert [one["copies"] for one in queue] == [["sent", "sent"]] * 3
    assert arrived(mailbox, 6) == sorted(
        (one.email, f".Message {place}\n..\nEnd") for one in (tom, ann) for place in range(3)
    )
