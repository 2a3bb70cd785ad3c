"""From a sealed message to the bytes that go to the mail server."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from mimetypes import guess_type

from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.directory.front import email_address
from safehaven.disclosure.email import spool
from safehaven.disclosure.email.relay import Relay
from safehaven.disclosure.email.wording import PASSWORD_SLOT, organisation
from safehaven.disclosure.models import Message
from safehaven.disclosure.states import MessageKind

POLICY = SMTP.clone(max_line_length=76)


def composed(message: Message, grant: Grant, relay: Relay) -> bytes:
    """The whole e-mail.  Raises FileNotFoundError or CannotOpen when its sealed parts are not as they were.

    It is composed when it is handed over, and so is its date; its Message-ID stays the same at each try.
    The headers are a fixed list.  Python's own header rules refuse a line break in any of them.
    """
    mail = EmailMessage(policy=POLICY)
    mail["From"] = named(organisation(), relay.sender)
    mail["To"] = recipient_of(message, grant)
    mail["Subject"] = grant.open(message, "subject")
    mail["Date"] = format_datetime(timezone.now())
    mail["Message-ID"] = message.message_id
    mark_confidential(mail)
    mail.set_content(_body(message, grant), cte="quoted-printable")
    if message.kind == MessageKind.DOCUMENT:
        attach(mail, grant.open(message, "attachment"), spool.get(message, grant))
    return mail.as_bytes()


def mark_confidential(mail: EmailMessage) -> None:
    """Mark an e-mail confidential, and ask programs not to answer it by themselves."""
    mail["Sensitivity"] = "Company-Confidential"
    mail["Importance"] = "high"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"


def recipient_of(message: Message, grant: Grant) -> str:
    """The one address that a message goes to, as it was typed back."""
    return email_address(grant.open(message, "address"))


def _body(message: Message, grant: Grant) -> str:
    body = grant.open(message, "body")
    if message.kind == MessageKind.PASSWORD:
        return body.replace(PASSWORD_SLOT, grant.open(message, "secret"))
    return body


def attach(mail: EmailMessage, name: str, content: bytes) -> None:
    """Attach a protected file under its neutral name."""
    kind, _encoding = guess_type(name)
    main, _slash, sub = (kind or "application/octet-stream").partition("/")
    mail.add_attachment(content, maintype=main, subtype=sub, filename=name)


def named(name: str, address: str) -> str:
    """A name and an address, as a From line has them."""
    plain = name.replace("\\", "").replace('"', "")
    return f'"{plain}" <{address}>'
