"""Work that hangs, crashes, swells, prints and spies, to be confined."""

import ctypes
import os
import socket
import sys
import tempfile
import time
from pathlib import Path

LOADED = frozenset(sys.modules)
"""What whoever imports this has loaded by then."""


class Polite(Exception):
    """A refusal that the caller knows."""


class MorePolite(Polite):
    """One that the caller knows by its parent."""


def echo(request, files):
    return b"|".join([request, *(file.read() for file in files)])


def count(request, files):
    return str([len(file.read()) for file in files]).encode()


def loaded_since(request, files):
    return " ".join(sorted(sys.modules.keys() - LOADED - {__name__})).encode()


def hang(request, files):
    time.sleep(600)


def spin(request, files):
    while True:
        pass


def swell(request, files):
    return bytes(1 << 40)


def crash(request, files):
    ctypes.string_at(0)


def leave(request, files):
    os._exit(0)


def go_quietly(request, files):
    os._exit(3)


def talk(request, files):
    return b"x" * int(request)


def print_first(request, files):
    sys.stdout.write("Robin Quillfeather")
    os.write(1, b"Robin Quillfeather")
    sys.stdout.flush()
    return b"answer"


def refuse(request, files):
    raise MorePolite(request.decode())


def stumble(request, files):
    raise ValueError(request.decode())


def write_a_file(request, files):
    Path(request.decode()).write_bytes(b"Robin Quillfeather")


def use_a_temporary_file(request, files):
    tempfile.TemporaryFile().close()


def own_command_line(request, files):
    return Path("/proc/self/cmdline").read_bytes()


def own_environment(request, files):
    return "\n".join(sorted(os.environ)).encode()


def own_limits(request, files):
    return Path("/proc/self/limits").read_bytes()


def reach_out(request, files):
    with socket.create_connection(("127.0.0.1", int(request)), timeout=5):
        return b"reached"


def own_openness(request, files):
    get_dumpable = 3  # linux/prctl.h
    return str(ctypes.CDLL(None).prctl(get_dumpable)).encode()


def as_asked(request, files):
    """One child that does now this, now that: the request says what."""
    what, _, rest = request.partition(b" ")
    return globals()[what.decode()](rest, files)


def half_an_answer(request, files):
    """As a child that dies while it speaks: an answer is as long as it says, or none."""
    for place in range(3, 20):
        try:
            os.write(place, (1000).to_bytes(8) + b"A")
        except OSError:
            continue
    os._exit(0)


KEPT: list[bytes] = []


def keep(request, files):
    KEPT.append(request)
    return b""


def kept(request, files):
    return b"".join(KEPT)


def own_openings(request, files):
    return " ".join(place.name for place in Path("/proc/self/fd").iterdir()).encode()


def who(request, files):
    return str(os.getpid()).encode()
