"""The network is closed in tests: nothing but this machine can be reached.

Python tells an audit hook of every connection and every name looked up, whichever library makes them, so
nothing needs to be replaced.  A test that would have reached out fails, and says where it wanted to go.
"""

import socket
import sys
from ipaddress import ip_address
from typing import Any

LOOKING_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
REACHING_OUT = {"socket.connect", "socket.sendto", "socket.sendmsg"}
# Python tells of a thousand other things in each test; they are let go by at the first look.
WATCHED = LOOKING_UP | REACHING_OUT


class ClosedNetwork(RuntimeError):
    """A test wanted to reach another machine.  Start what it needs on the loopback instead."""


def close_network() -> None:
    """Refuse, from now on and for the life of this process."""
    sys.addaudithook(_refuse_to_leave)


def _refuse_to_leave(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in WATCHED:
        return
    if event in LOOKING_UP:
        host = arguments[0]
    elif arguments[0].family in {socket.AF_INET, socket.AF_INET6}:
        host = arguments[1][0] if arguments[1] else None
    else:
        return
    if not _is_this_machine(host):
        raise ClosedNetwork(f"{event} to {host!r}")


def _is_this_machine(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost", "0.0.0.0", socket.gethostname()}:
        return True
    try:
        return ip_address(str(name)).is_loopback
    except ValueError:
        return False
