"""The content of a message, read from the wire in large pieces.

Line by line, as aiosmtpd reads, a message of 30 kB costs as much as judging it.  What ends a message and what a
line is stays the same: CR LF and nothing else (RFC 5321, 2.3.8, 4.1.1.4 and 4.5.2).
"""

from __future__ import annotations

from asyncio import StreamReader

LONGEST_LINE = 999
"""Letters before CR LF."""

_PIECE = 1 << 16
_LINE, _END = b"\r\n", b"\r\n.\r\n"


class LineTooLong(Exception):
    """A line is longer than other programs take."""


async def content_from(reader: StreamReader) -> bytes:
    """A message up to the dot that ends it, without the dots that were put before others.

    What came behind that dot waits in the reader.  How much may come is for whoever counts what comes in.
    Raises LineTooLong once all of it is here, and ConnectionResetError where it never ends.
    """
    came = bytearray(_LINE)  # so that the first line begins as all others do
    end = -1
    while end < 0:
        looked_at = max(len(came) - len(_END) + 1, 0)
        piece = await reader.read(_PIECE)
        if not piece:
            raise ConnectionResetError
        came += piece
        end = came.find(_END, looked_at)
    rest = bytes(came[end + len(_END) :])
    del came[end + len(_LINE) :]
    if rest:
        reader.feed_data(rest)
    if max(map(len, came.split(_LINE))) > LONGEST_LINE:
        raise LineTooLong
    return bytes(came.replace(b"\r\n.", _LINE)[len(_LINE) :])
