"""Sealing and opening a file of 2 GB as a stream.

Three comparisons.  *In memory*: our whole stream against the bare cipher, `cryptography`'s AES-GCM
over 64 KiB pieces of the same 256 MB, with nothing read or written.  *From a file*: both read the
2 GB and drop what they made, so no disk hides what we add.  *File to file*: the same onto this
machine's disk, whose own ups and downs show in the spread.  Debian's `age` is compared from a
file, each a whole program with its start included.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.measure import (
    Promise,
    Times,
    at_least,
    at_most,
    in_a_process,
    not_measured,
    peak_memory,
    quick,
    ratios,
    side_by_side,
    timed,
    timed_command,
)
from safehaven_core.sealing import DataKey, Place

MB = 1_000_000
SIZE = (50 if quick() else 2_000) * MB
ROUNDS = 3 if quick() else 7
PIECE = 64 * 1024
ENOUGH = 0.85
MOST_MEMORY = 50
KEY = DataKey(UUID(int=1), bytes(range(32)))
PLACE = Place("bench", "1", "content")


def promises() -> Iterator[Promise]:
    """Speed against the bare cipher and against age, and memory."""
    yield from _in_memory()
    with tempfile.TemporaryDirectory(prefix="safehaven-bench-") as folder:
        plain = Path(folder) / "plain"
        _write_random(plain, SIZE)
        yield from _from_a_file(Path(folder), plain)
        yield from _against_age(Path(folder), plain)
        yield from _memory(Path(folder), plain)


# ── In memory ─────────────────────────────────────────────────────────────────────────────────────────


def _in_memory() -> Iterator[Promise]:
    data = os.urandom(MB) * min(256, SIZE // MB)
    sealed = io.BytesIO()
    KEY.seal_stream(PLACE, io.BytesIO(data), sealed)
    pieces = _cipher_pieces(data)
    sides = {
        "sealing": (
            lambda: KEY.seal_stream(PLACE, io.BytesIO(data), _Nowhere()),
            lambda: _cipher_seals(data),
        ),
        "opening": (lambda: _drop(KEY.open_stream(PLACE, sealed)), lambda: _cipher_opens(pieces)),
    }
    for act, (ours, theirs) in sides.items():
        names = (f"{act} in memory: ours", f"{act} in memory: the bare cipher")
        times = side_by_side(dict(zip(names, (timed(ours), timed(theirs)), strict=True)), rounds=ROUNDS)
        yield _speed(f"{act}, in memory, to the speed of the bare cipher", ENOUGH, times, len(data))


class _Nowhere:
    """A sink that takes everything and keeps nothing."""

    def write(self, data: memoryview) -> int:
        return len(data)


def _drop(pieces: Iterator[bytes]) -> None:
    for _ in pieces:
        pass


def _cipher_seals(data: bytes) -> None:
    cipher, view = AESGCM(bytes(32)), memoryview(data)
    for at in range(0, len(data), PIECE):
        cipher.encrypt(at.to_bytes(12, "big"), view[at : at + PIECE], None)


def _cipher_pieces(data: bytes) -> list[bytes]:
    cipher = AESGCM(bytes(32))
    return [
        cipher.encrypt(at.to_bytes(12, "big"), data[at : at + PIECE], None)
        for at in range(0, len(data), PIECE)
    ]


def _cipher_opens(pieces: list[bytes]) -> None:
    cipher = AESGCM(bytes(32))
    for number, piece in enumerate(pieces):
        cipher.decrypt((number * PIECE).to_bytes(12, "big"), piece, None)


# ── From a file ───────────────────────────────────────────────────────────────────────────────────────


def _from_a_file(folder: Path, plain: Path) -> Iterator[Promise]:
    ours, theirs, made = folder / "ours", folder / "theirs", folder / "made"
    seal_file(plain, ours)
    cipher_seals_file(plain, theirs)
    sealing = {"ours": (seal_file, plain), "the bare cipher": (cipher_seals_file, plain)}
    opening = {"ours": (open_file, ours), "the bare cipher": (cipher_opens_file, theirs)}
    for sink, where in ((Path(os.devnull), "from a file, kept nowhere"), (made, "file to file")):
        for act, sides in (("sealing", sealing), ("opening", opening)):
            turns = {
                f"{act} {where}: {who}": _timed_copy(work, source, sink)
                for who, (work, source) in sides.items()
            }
            times = side_by_side(turns, rounds=ROUNDS)
            yield _speed(f"{act}, {where}, to the speed of the bare cipher", ENOUGH, times, SIZE)
    for path in (theirs, made):
        path.unlink()


def _timed_copy(work: Callable[[Path, Path], None], source: Path, sink: Path) -> Callable[[], float]:
    """Time the work; what an earlier turn left is removed before the clock starts."""
    took = timed(lambda: work(source, sink))

    def fresh() -> float:
        if sink != Path(os.devnull):
            sink.unlink(missing_ok=True)
        return took()

    return fresh


def seal_file(source: Path, sink: Path) -> None:
    """Seal a file as Safehaven does."""
    with source.open("rb", buffering=0) as plain, sink.open("wb", buffering=0) as sealed:
        KEY.seal_stream(PLACE, plain, sealed)


def open_file(source: Path, sink: Path) -> None:
    """Open a file as Safehaven does."""
    with source.open("rb", buffering=0) as sealed, sink.open("wb", buffering=0) as plain:
        for piece in KEY.open_stream(PLACE, sealed):
            plain.write(piece)


def cipher_seals_file(source: Path, sink: Path) -> None:
    """Encrypt a file with the bare cipher, 64 KiB at a time: no header, no order, no end."""
    cipher, number = AESGCM(bytes(32)), 0
    with source.open("rb", buffering=0) as plain, sink.open("wb", buffering=0) as sealed:
        while piece := plain.read(PIECE):
            sealed.write(cipher.encrypt(number.to_bytes(12, "big"), piece, None))
            number += 1


def cipher_opens_file(source: Path, sink: Path) -> None:
    """Decrypt what `cipher_seals_file` made."""
    cipher, number = AESGCM(bytes(32)), 0
    with source.open("rb", buffering=0) as sealed, sink.open("wb", buffering=0) as plain:
        while piece := sealed.read(PIECE + 16):
            plain.write(cipher.decrypt(number.to_bytes(12, "big"), piece, None))
            number += 1


# ── Against age ───────────────────────────────────────────────────────────────────────────────────────


def _against_age(folder: Path, plain: Path) -> Iterator[Promise]:
    if not (shutil.which("age") and shutil.which("age-keygen")):
        for act in ("sealing", "opening"):
            yield not_measured(_FASTER.format(act), 1.0, at_least=True, because="age is not on this machine")
        return
    identity, by_age, ours = folder / "identity", folder / "by-age", folder / "ours"
    subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
    recipient = subprocess.run(
        ["age-keygen", "-y", identity], check=True, capture_output=True, text=True
    ).stdout
    encrypt, decrypt = ["age", "-r", recipient.strip()], ["age", "-d", "-i", str(identity)]
    timed_command(encrypt, source=str(plain), sink=str(by_age))()
    yield _faster_than_age("sealing", "seal", plain, encrypt, plain)
    yield _faster_than_age("opening", "open", ours, decrypt, by_age)


_FASTER = "{}, a whole program, to the speed of age"


def _faster_than_age(
    act: str, word: str, our_source: Path, command: list[str], their_source: Path
) -> Promise:
    ours = [sys.executable, "-m", __spec__.name, word, str(our_source), os.devnull]
    turns = {
        f"{act}, a whole program: ours": timed_command(ours),
        f"{act}, a whole program: age": timed_command(command, source=str(their_source)),
    }
    return _speed(_FASTER.format(act), 1.0, side_by_side(turns, rounds=3), SIZE)


# ── Memory ────────────────────────────────────────────────────────────────────────────────────────────


def _memory(folder: Path, plain: Path) -> Iterator[Promise]:
    nothing = in_a_process(__spec__.name, "nothing", str(plain), os.devnull)["peak"]
    for act, word, source in (("sealing", "seal", plain), ("opening", "open", folder / "ours")):
        peak = in_a_process(__spec__.name, word, str(source), os.devnull)["peak"]
        details = {"memory of a Python that only imports the cipher, MB": [nothing]}
        yield at_most(f"memory while {act}, Python included", MOST_MEMORY, [peak], details, unit="MB")


# ── Shared ────────────────────────────────────────────────────────────────────────────────────────────


def _speed(name: str, limit: float, times: Times, size: int) -> Promise:
    """Promise that ours, the first of the two, has at least `limit` times the speed of the other."""
    ours, theirs = times
    rates = {f"{who}, MB/s": [size / MB / seconds for seconds in taken] for who, taken in times.items()}
    return at_least(name, limit, ratios(times, theirs, ours), rates)


def _write_random(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for _ in range(size // MB):
            file.write(os.urandom(MB))


def main(word: str, source: str, sink: str) -> None:
    """Do one act in this process and print its peak memory."""
    if word != "nothing":
        _ACTS[word](Path(source), Path(sink))
    print(json.dumps({"peak": peak_memory()}))


_ACTS = {"seal": seal_file, "open": open_file}


if __name__ == "__main__":
    main(*sys.argv[1:])
