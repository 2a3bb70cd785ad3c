"""How the processes of this machine ask the keeper: JSON behind its length, over a Unix socket of this account alone."""

from __future__ import annotations

import json
import os
import socket
import struct
import time
from typing import Any

Message = dict[str, Any]

LONGEST = 48 * 1024 * 1024  # bytes; some texts take six for each letter
_LENGTH = struct.Struct(">I")
_PEER = struct.Struct("3i")  # Linux: process, user, group
_PIECE = 1 << 16


class BrokenOff(ConnectionError):
    """The other side stopped in the middle, was too slow, or said something that is no message."""


class Stranger(ConnectionError):
    """At the other end is another account of this machine."""


def check_peer(connection: socket.socket) -> None:
    """Raise Stranger unless at the other end is this very account, or root.

    Systems without SO_PEERCRED rely on the mode of the socket and of its folder.
    """
    asking = getattr(socket, "SO_PEERCRED", None)
    if asking is None:
        return
    _process, user, _group = _PEER.unpack(connection.getsockopt(socket.SOL_SOCKET, asking, _PEER.size))
    if user not in {os.geteuid(), 0}:
        raise Stranger("Only the account that Safehaven runs under may ask the keeper of the roll.")


def send(connection: socket.socket, message: Message, *, until: float) -> None:
    """Send one message, before a moment of the monotonic clock."""
    content = json.dumps(message, ensure_ascii=False).encode(errors="surrogatepass")
    connection.settimeout(_left(until))
    try:
        connection.sendall(_LENGTH.pack(len(content)) + content)
    except OSError as trouble:
        raise BrokenOff("The message could not be given.") from trouble


def receive(connection: socket.socket, *, until: float) -> Message | None:
    """The next message, before a moment of the monotonic clock; None when the other side has ended.

    Raises BrokenOff for half a message, one that is too long, and one that is not what we speak.
    """
    head = _exactly(connection, _LENGTH.size, until, may_end=True)
    if head is None:
        return None
    [length] = _LENGTH.unpack(head)
    if length > LONGEST:
        raise BrokenOff("The message is too long.")
    content = _exactly(connection, length, until) or b""
    try:
        message = json.loads(content.decode(errors="surrogatepass"))
    except (ValueError, RecursionError):
        raise BrokenOff("What came is no message.") from None
    if not isinstance(message, dict):
        raise BrokenOff("What came is no message.")
    return message


def _exactly(connection: socket.socket, length: int, until: float, *, may_end: bool = False) -> bytes | None:
    pieces, left = [], length
    while left:
        connection.settimeout(_left(until))
        try:
            piece = connection.recv(min(left, _PIECE))
        except OSError as trouble:
            raise BrokenOff("Nothing came in time.") from trouble
        if not piece and may_end and left == length:
            return None
        if not piece:
            raise BrokenOff("The message ended in the middle.")
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise BrokenOff("Nothing came in time.")
    return left
