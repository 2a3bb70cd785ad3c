"""Recipients as they are named at the door: one mailbox is one recipient, however it is written."""

import asyncio
from typing import Any

from aiosmtpd.smtp import Envelope

from safehaven.mailguard.smtp.door import Answers


def test_one_mailbox_gets_one_copy():
    envelope = Envelope()
    nobody: Any = None  # neither the door nor the session is asked

    async def name(*addresses):
        return [await Answers().handle_RCPT(nobody, nobody, envelope, each, []) for each in addresses]

    said = asyncio.run(name("tess@saltmarsh.example", "Tess@SALTMARSH.example", "una@saltmarsh.example"))

    assert {answer[:3] for answer in said} == {"250"}
    assert envelope.rcpt_tos == ["tess@saltmarsh.example", "una@saltmarsh.example"]
