"""From the outbox to the mail server: once, or visibly held.

Every step has a name of its own, and a crash may come between any two.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from enum import Enum
from functools import partial

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from safehaven.access.front import CannotOpen, Grant
from safehaven.disclosure.checks.lawful import NotLawful, check_lawful
from safehaven.disclosure.email.composing import composed, recipient_of
from safehaven.disclosure.email.limits import GIVING_SECONDS, longer_for
from safehaven.disclosure.email.operations import (
    begin_hand_over,
    claim_message,
    delivered,
    failed,
    forget_password,
    give_up_sending,
    in_doubt,
)
from safehaven.disclosure.email.relay import NoEncryption, NotConfigured, Relay, connection, relay
from safehaven.disclosure.email.steps import Failure, TakenOver
from safehaven.disclosure.models import Message
from safehaven.disclosure.queries import due_for_sending, interrupted, long_done
from safehaven.disclosure.states import Trouble
from safehaven.foundation.in_time import ended_after
from safehaven.foundation.logs import log
from safehaven.foundation.reaching_the_disk import on_the_disk

AT_ONCE = 20
PASSWORD_KEPT = timedelta(days=14)


class Refused(Exception):
    """The mail server said no: surely nothing was sent."""

    def __init__(self, code: int, answer: bytes) -> None:
        super().__init__(code)
        self.code, self.answer = code, answer

    @property
    def failure(self) -> Failure:
        """What to make of it: 4xx asks to come again, 5xx is final (RFC 5321, 4.2.1)."""
        words = f"{self.code} {self.answer.decode('utf-8', 'replace')}"[:500]
        if self.code // 100 == 5:
            return Failure(Trouble.REFUSED, words, again=False)
        return Failure(Trouble.TRY_LATER, words)


class Heard(Enum):
    """What became of content that was given to the server, where it did not refuse."""

    TAKEN = "taken"
    NOTHING = "nothing"


def send_waiting() -> None:
    """Send what is due.  Several workers may do this at once."""
    for message in due_for_sending(timezone.now())[:AT_ONCE]:
        send(message)


def notice_interrupted() -> None:
    """Hold what was being handed over when its worker vanished."""
    for message in interrupted(timezone.now())[:AT_ONCE]:
        with suppress(TakenOver):
            in_doubt(message, message.claim)


def forget_passwords() -> None:
    """Drop the passwords that have served."""
    for message in long_done(timezone.now() - PASSWORD_KEPT)[:AT_ONCE]:
        forget_password(message)


def send(message: Message) -> None:
    """Send one message, or say on it why not.  Whatever happens, the others get their turn."""
    try:
        _send(message, uuid.uuid4())
    except TakenOver:
        return
    except (OperationalError, InterfaceError):
        log.warning("disclosure:not_sent_now", exc_info=True)
    except Exception:  # noqa: BLE001 - whatever it was, it is put where people see it
        log.error("disclosure:sending_failed", exc_info=True)
        with suppress(TakenOver):
            give_up_sending(message)


def _send(message: Message, claim: uuid.UUID) -> None:
    message, grant = claim_message(message, claim)
    with ExitStack() as connected:
        ready = _get_ready(message, grant, claim, connected)
        if ready is not None:
            with on_the_disk():  # after a power cut nobody else may know that it is leaving
                begin_hand_over(message, claim, len(ready[1]))
            settle(message, claim, give(*ready))


def _get_ready(
    message: Message, grant: Grant, claim: uuid.UUID, connected: ExitStack
) -> tuple[smtplib.SMTP, bytes] | None:
    """Everything up to the content.  Whatever goes wrong here, surely nothing was sent."""
    try:
        check_lawful(message.disclosure)
        to = relay()
        content, recipient = composed(message, grant, to), recipient_of(message, grant)
        return connected.enter_context(introduced(to, recipient)), content
    except Exception as trouble:  # noqa: BLE001 - whatever it was, it is put where people see it
        failed(message, claim, what_went_wrong(trouble))
        return None


def settle(message: Message, claim: uuid.UUID, heard: Heard | Refused) -> None:
    """Write down what became of a message that was handed over."""
    if isinstance(heard, Refused):
        failed(message, claim, heard.failure)
    elif heard is Heard.TAKEN:
        delivered(message, claim)
    else:
        in_doubt(message, claim)


@contextmanager
def introduced(to: Relay, recipient: str) -> Iterator[smtplib.SMTP]:
    """A connection on which sender and recipient are agreed, and nothing of the content is said."""
    with connection(to) as smtp:
        yield agree_on(smtp, to, recipient)


def agree_on(smtp: smtplib.SMTP, to: Relay, recipient: str) -> smtplib.SMTP:
    """Agree on sender and recipient.  Raises Refused."""
    _agree(smtp.mail(to.sender))
    _agree(smtp.rcpt(recipient))
    return smtp


def give(smtp: smtplib.SMTP, content: bytes) -> Heard | Refused:
    """Hand over the content, and say what the server answered, if it did."""
    seconds = GIVING_SECONDS + longer_for(len(content)).total_seconds()
    try:
        with ended_after(seconds, partial(_cut_off, smtp)):
            code, answer = smtp.data(content)
    except smtplib.SMTPDataError as refusal:
        return Refused(refusal.smtp_code, _bytes(refusal.smtp_error))
    except Exception:  # noqa: BLE001 - the content may be gone: nothing but an answer can tell
        return Heard.NOTHING
    return Heard.TAKEN if code // 100 == 2 else Refused(code, answer)


def _cut_off(smtp: smtplib.SMTP) -> None:
    """End the conversation, so that no worker gives a message beyond its lease.

    Each answer has a limit of its own, but a server may answer in drops.
    """
    if smtp.sock is not None:
        with suppress(OSError):  # it is over already
            # Not the TLS socket's own shutdown: that takes the encryption off before it closes.
            socket.socket.shutdown(smtp.sock, socket.SHUT_RDWR)


def _agree(answer: tuple[int, bytes]) -> None:
    if answer[0] // 100 != 2:
        raise Refused(*answer)


def what_went_wrong(trouble: Exception) -> Failure:
    """A failure before the content left, in words."""
    if isinstance(trouble, Refused):
        return trouble.failure
    if isinstance(trouble, NotLawful):
        return Failure(Trouble.CHECK_FAILED, str(trouble), again=False)
    for kind, failure in _FAILURES:
        if isinstance(trouble, kind):
            return failure
    log.error("disclosure:sending_failed", exc_info=trouble)
    return Failure(Trouble.UNEXPECTED, again=False)


def _bytes(answer: bytes | str) -> bytes:
    return answer if isinstance(answer, bytes) else answer.encode()


# The first that fits: a certificate that is wrong is an SSLError, and that is an OSError.
_FAILURES: tuple[tuple[type[Exception], Failure], ...] = (
    (NotConfigured, Failure(Trouble.NOT_CONFIGURED)),
    (NoEncryption, Failure(Trouble.NO_ENCRYPTION)),
    (ssl.SSLCertVerificationError, Failure(Trouble.BAD_CERTIFICATE)),
    (ssl.SSLError, Failure(Trouble.NO_ENCRYPTION)),
    (smtplib.SMTPAuthenticationError, Failure(Trouble.LOGIN_REFUSED)),
    (smtplib.SMTPNotSupportedError, Failure(Trouble.LOGIN_REFUSED)),
    (FileNotFoundError, Failure(Trouble.FILE_MISSING, again=False)),
    (CannotOpen, Failure(Trouble.FILE_MISSING, again=False)),
    (smtplib.SMTPException, Failure(Trouble.SERVER_AWAY)),
    (OSError, Failure(Trouble.SERVER_AWAY)),
)
