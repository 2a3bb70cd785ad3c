"""A real mail server on this machine, with TLS, which can be told to misbehave.  Tests only."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from safehaven.demo.authority import make_authority
from tests.running_house import free_port


@dataclass
class Caught:
    """One message as it came over the wire."""

    recipients: list[str]
    raw: bytes
    tls: bool
    peer: object = None

    @property
    def mail(self) -> EmailMessage:
        """The message, parsed."""
        parsed = message_from_bytes(self.raw, policy=SMTP_POLICY)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def text(self) -> str:
        """Its plain text."""
        body = self.mail.get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    @property
    def files(self) -> list[tuple[str, bytes]]:
        """Names and content of what is attached."""
        return [(str(part.get_filename()), part.get_content()) for part in self.mail.iter_attachments()]


@dataclass
class PostOffice:
    """Takes messages, or answers as it was told: `answers` maps a command to what it says instead."""

    caught: list[Caught] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    hang_up_after_content: bool = False
    seconds_before_answer: float = 0

    async def handle_MAIL(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        if "DATA" in self.answers:
            return self.answers["DATA"]
        raw = envelope.original_content or b""
        self.caught.append(
            Caught(list(envelope.rcpt_tos), raw, tls=session.ssl is not None, peer=session.peer)
        )
        await asyncio.sleep(self.seconds_before_answer)
        if self.hang_up_after_content:
            transport: Any = server.transport
            transport.abort()
        return "250 kept"


def authority(folder: Path, host: str = "localhost") -> tuple[Path, Path, Path]:
    """A certificate authority, and a certificate of it for a host."""
    return make_authority(folder, host)


def open_office(
    office: PostOffice, certificate: Path, key: Path, *, tls: str = "starttls", password: str = ""
) -> Controller:
    """Open it on a free port.  `tls` is starttls, implicit or none."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    def knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, login: Any) -> AuthResult:
        right = isinstance(login, LoginPassword) and login.password == password.encode()
        return AuthResult(success=right, handled=right)

    controller = Controller(
        office,
        hostname="127.0.0.1",
        port=free_port(),
        server_hostname="localhost",
        tls_context=context if tls == "starttls" else None,
        require_starttls=tls == "starttls",
        ssl_context=context if tls == "implicit" else None,
        authenticator=knows if password else None,
        auth_required=bool(password),
    )
    controller.start()
    return controller


def port_of(controller: Controller) -> int:
    """The port on which it listens."""
    return int(controller.port)
