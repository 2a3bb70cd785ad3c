"""Content comes in pieces of any size, and ends where aiosmtpd, line by line, would have seen its end."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven.mailguard.smtp.content import LONGEST_LINE, LineTooLong, content_from

TROUBLE = st.lists(st.sampled_from([b".", b"\r", b"\n", b"\r\n", b"..", b"a", b"\r\n.", b"\0"]), max_size=30)


def taken(*pieces: bytes) -> tuple[bytes, bytes]:
    """The content, and what waits behind it, where it comes in these pieces."""

    async def read() -> tuple[bytes, bytes]:
        reader = asyncio.StreamReader(limit=1001)

        async def give() -> None:
            for piece in pieces:
                reader.feed_data(piece)
                await asyncio.sleep(0)

        giving = asyncio.create_task(give())
        content = await content_from(reader)
        await giving
        reader.feed_eof()
        return content, await reader.read()

    return asyncio.run(read())


def line_by_line(wire: bytes) -> tuple[bytes, bytes] | None:
    """The same, as RFC 5321 says it: a line ends with CR LF, and one that is a dot ends the message."""
    lines: list[bytes] = []
    while b"\r\n" in wire:
        line, _, wire = wire.partition(b"\r\n")
        if line == b".":
            return b"".join(each.removeprefix(b".") + b"\r\n" for each in lines), wire
        lines.append(line)
    return None


@given(TROUBLE.map(b"".join), TROUBLE.map(b"".join), st.integers(1, 9))
def test_it_is_what_reading_line_by_line_gives(before, behind, size):
    wire = before + b"\r\n.\r\n" + behind
    pieces = [wire[at : at + size] for at in range(0, len(wire), size)]

    assert taken(*pieces) == line_by_line(wire)


def test_an_empty_message_is_empty():
    assert taken(b".\r\nQUIT\r\n") == (b"", b"QUIT\r\n")


@pytest.mark.parametrize("letters", [LONGEST_LINE, LONGEST_LINE + 1])
def test_a_line_has_its_greatest_length(letters):
    wire = b"Subject: x\r\n\r\n" + b"x" * letters + b"\r\n.\r\n"

    if letters > LONGEST_LINE:
        with pytest.raises(LineTooLong):
            taken(wire)
    else:
        assert taken(wire)[0] == wire.removesuffix(b".\r\n")


def test_whoever_goes_away_has_handed_nothing_over():
    async def gone() -> None:
        reader = asyncio.StreamReader()
        reader.feed_data(b"Subject: x\r\n\r\nHalf of it\r\n.")
        reader.feed_eof()
        await content_from(reader)

    with pytest.raises(ConnectionResetError):
        asyncio.run(gone())
