"""The mail server that takes our messages: where it is, and a connection to it that is encrypted and verified.

There is no way to send without TLS, and none to skip the check of the certificate.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from safehaven.directory.front import email_address
from safehaven.foundation.refusals import Refusal

SECONDS = 60
"""How long one answer of the server may take."""

SCHEMES = {"smtp+starttls": 587, "smtps": 465}


class NotConfigured(Refusal):
    """No mail server is set up, or not rightly.  The message is for whoever runs the system."""


class NoEncryption(Exception):
    """The server offers no TLS."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Where the mail server is and who we are to it."""

    scheme: str
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def domain(self) -> str:
        """The domain that our messages come from."""
        return self.sender.rpartition("@")[2]


def relay() -> Relay:
    """The mail server as the settings name it.  Raises NotConfigured."""
    parts = urlsplit(settings.SAFEHAVEN_MAIL_RELAY)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise NotConfigured(
            "No mail server is set up. Whoever runs Safehaven sets SAFEHAVEN_MAIL_RELAY, "
            "for example to smtp+starttls://safehaven@mail.example.org:587"
        )
    if parts.password:
        raise NotConfigured("The mail server's password belongs in a file of its own, not in its address.")
    try:
        sender = email_address(settings.SAFEHAVEN_MAIL_FROM)
    except Refusal:
        raise NotConfigured(
            "No sender is set up. Whoever runs Safehaven sets SAFEHAVEN_MAIL_FROM, "
            "for example to records@example.org"
        ) from None
    user = unquote(parts.username or "")
    return Relay(
        scheme=parts.scheme,
        host=parts.hostname,
        port=parts.port or SCHEMES[parts.scheme],
        sender=sender,
        user=user,
        password=_password() if user else "",
    )


@contextmanager
def connection(to: Relay) -> Iterator[smtplib.SMTP]:
    """An encrypted connection to the mail server, whose certificate and name were verified.

    Raises NoEncryption, ssl.SSLCertVerificationError, smtplib's exceptions and OSError.
    """
    smtp = _connected(to, tls_context())
    try:
        _never_wait(smtp)
        smtp.ehlo_or_helo_if_needed()
        if to.user:
            smtp.login(to.user, to.password)
        yield smtp
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


def _never_wait(smtp: smtplib.SMTP) -> None:
    """Send the end of each message at once.

    Otherwise TCP keeps it back until the server has confirmed what came before, which servers put off for 40 ms.
    """
    if smtp.sock is not None:
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def tls_context() -> ssl.SSLContext:
    """TLS 1.2 or newer, certificate and name verified against the authorities we were told to trust."""
    context = ssl.create_default_context(cafile=settings.SAFEHAVEN_MAIL_CA or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _connected(to: Relay, context: ssl.SSLContext) -> smtplib.SMTP:
    # Our own name in the greeting is the sender's domain: this machine's name is nobody's business.
    if to.scheme == "smtps":
        return smtplib.SMTP_SSL(to.host, to.port, to.domain, timeout=SECONDS, context=context)
    smtp = smtplib.SMTP(to.host, to.port, to.domain, timeout=SECONDS)
    try:
        _encrypt(smtp, context)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _encrypt(smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
    smtp.ehlo_or_helo_if_needed()
    if not smtp.has_extn("starttls"):
        raise NoEncryption
    smtp.starttls(context=context)


def _password() -> str:
    path = Path(settings.SAFEHAVEN_MAIL_PASSWORD)
    try:
        if path.stat().st_mode & 0o077:
            raise NotConfigured(f"The file {path.name} can be read by others. Close it with: chmod 600")
        return path.read_text().strip()
    except OSError:
        raise NotConfigured(
            f"The mail server wants a password, and the file {path.name} cannot be read."
        ) from None
