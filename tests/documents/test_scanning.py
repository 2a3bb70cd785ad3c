"""What a real clamd says, and what is said when there is none."""

import io
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from safehaven.documents.scanning import scan
from safehaven.documents.states import Scan

CLAMD = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin")
# A signature of our own, so that no virus is needed: the hex of these words, anywhere in a file.
HARMFUL = b"this-pretend-file-is-harmful"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if CLAMD is None:
        pytest.skip("clamd is not installed (Debian: clamav-daemon).")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "ours.ndb").write_text(f"Pretend.Malware:0:*:{HARMFUL.hex()}\n")
    address = folder / "socket"
    (folder / "clamd.conf").write_text(
        f"DatabaseDirectory {folder}\nLocalSocket {address}\nForeground yes\nStreamMaxLength 50M\n"
    )
    scanner = subprocess.Popen(
        [CLAMD, "-c", str(folder / "clamd.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _wait_for(address)
    yield str(address)
    scanner.terminate()
    scanner.wait(60)


def _wait_for(address: Path) -> None:
    for _ in range(600):
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(str(address)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("clamd did not start within a minute.")


@pytest.mark.servers
@pytest.mark.parametrize(
    ("content", "encrypted", "expected"),
    [
        (b"A harmless letter." * 10_000, False, Scan.CLEAN),
        (b"x" * 300_000 + HARMFUL + b"x" * 300_000, False, Scan.INFECTED),
        (b"Nobody can read this.", True, Scan.ENCRYPTED),
        (b"", False, Scan.CLEAN),
    ],
    ids=["clean", "infected", "encrypted", "empty"],
)
def test_a_real_scanner_is_heard(clamd: str, content: bytes, encrypted: bool, expected: Scan) -> None:
    assert scan(io.BytesIO(content), clamd, encrypted=encrypted) == expected


@pytest.mark.parametrize(
    "address", ["", "/nowhere/clamd.socket", "127.0.0.1:9"], ids=["none", "gone", "refused"]
)
def test_without_a_scanner_it_is_said_to_be_unscanned(address: str) -> None:
    assert scan(io.BytesIO(b"A letter."), address, encrypted=False) == Scan.NOT_SCANNED


@pytest.mark.servers
def test_a_scanner_that_gives_up_means_not_scanned(clamd: str) -> None:
    larger_than_it_takes = io.BytesIO(b"y" * (51 * 1024 * 1024))

    assert scan(larger_than_it_takes, clamd, encrypted=False) == Scan.NOT_SCANNED
