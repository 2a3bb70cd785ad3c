"""A client that takes its time is shown out, however busily it says nothing."""

from __future__ import annotations

import asyncio

import pytest

from safehaven.mailguard.smtp import door as doors
from safehaven.mailguard.smtp.door import Answers, Door
from safehaven.mailguard.smtp.serving import Inside


def shown_out(*, in_a_message: bool, letters: int = 40) -> tuple[bytes, bool]:
    """What a client that drips letters hears, and whether it was shown out within some seconds."""

    async def drip() -> tuple[bytes, bool]:
        loop, inside, made = asyncio.get_running_loop(), Inside(), []

        def opened() -> Door:
            made.append(Door(Answers(), implicit=False, inside=inside, hostname="localhost", loop=loop))
            return made[-1]

        server = await loop.create_server(opened, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        greeting = await reader.readline()
        if in_a_message:
            made[0].next_message()
        for _letter in range(letters):
            if reader.at_eof():
                break
            writer.write(b"x")
            await asyncio.sleep(0.05)
        gone = reader.at_eof() or not made[0].inside.talking
        server.close()
        return greeting, gone

    return asyncio.run(drip())


def test_whoever_does_not_say_who_they_are_is_shown_out(monkeypatch):
    monkeypatch.setattr(doors, "NAME_SECONDS", 0.2)

    assert shown_out(in_a_message=False) == (b"220 localhost ready\r\n", True)


def test_whoever_never_ends_a_message_is_shown_out(monkeypatch):
    monkeypatch.setattr(doors, "MESSAGE_SECONDS", 0.2)

    assert shown_out(in_a_message=True)[1]


@pytest.mark.parametrize("in_a_message", [True, False])
def test_within_their_time_they_are_not(in_a_message):
    assert not shown_out(in_a_message=in_a_message, letters=12)[1]
