"""No test, and nothing that a test starts in its process, reaches another machine."""

import socket
from collections.abc import Callable

import pytest

from tests.closed_network import ClosedNetwork

# 192.0.2.0/24 and 2001:db8::/32 are kept for documentation; no machine answers there.
WAYS_OUT: dict[str, Callable[[], object]] = {
    "connect": lambda: socket.create_connection(("192.0.2.1", 25), timeout=1),
    "connect by IPv6": lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::1", 25)),
    "send a datagram": lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"?", ("192.0.2.1", 53)),
    "look up a name": lambda: socket.getaddrinfo("example.org", 443),
    "look up a name the old way": lambda: socket.gethostbyname("example.org"),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_leads_out(way):
    with pytest.raises(ClosedNetwork):
        WAYS_OUT[way]()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_this_machine_can_be_reached(host):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        connection = socket.create_connection((host, address[1]), timeout=5)

        with connection:
            assert connection.getpeername() == address
