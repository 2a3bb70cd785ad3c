"""Messages of the house to its own staff: that there is something to look at, and where."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.utils import format_datetime
from uuid import UUID

from django.utils import timezone

from safehaven.disclosure.email.relay import Relay


def notice(to: Relay, address: str, subject: str, text: str, key: UUID) -> bytes:
    """The bytes of a notice from us to one address.  `key` names it, so that one sent twice is known."""
    message = EmailMessage(policy=POLICY)
    message["From"] = f"Safehaven <{to.sender}>"
    message["To"] = address
    message["Subject"] = subject
    message["Date"] = format_datetime(timezone.localtime())
    message["Message-ID"] = f"<{key}@{to.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message.as_bytes()
