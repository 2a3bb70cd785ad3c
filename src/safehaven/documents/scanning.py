"""Ask a clamd beside us whether a file is malware.  Source: clamd(8), command INSTREAM."""

from __future__ import annotations

import socket
import struct
from contextlib import closing
from typing import IO

from safehaven.documents.states import Scan

_PIECE = 64 * 1024
_PATIENCE_SECONDS = 120.0


def scan(source: IO[bytes], address: str, *, encrypted: bool) -> Scan:
    """What the scanner says of a file.

    `address` is a socket path or host:port, or empty where no scanner is configured.  A scanner
    that is away, slow or unclear means *not scanned*; an encrypted file cannot be read by it.
    """
    if encrypted:
        return Scan.ENCRYPTED
    if not address:
        return Scan.NOT_SCANNED
    try:
        answer = _ask(source, address)
    except OSError:
        return Scan.NOT_SCANNED
    if answer.endswith("FOUND"):
        return Scan.INFECTED
    return Scan.CLEAN if answer == "stream: OK" else Scan.NOT_SCANNED


def _ask(source: IO[bytes], address: str) -> str:
    with closing(_connect(address)) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        source.seek(0)
        while piece := source.read(_PIECE):
            scanner.sendall(struct.pack(">I", len(piece)) + piece)
        scanner.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := scanner.recv(4096)):
            answer += more
    return answer.rstrip(b"\0\n").decode("ascii", "replace")


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        scanner = socket.socket(socket.AF_UNIX)
        scanner.settimeout(_PATIENCE_SECONDS)
        scanner.connect(address)
        return scanner
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE_SECONDS)
