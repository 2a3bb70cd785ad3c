"""One conversation with one mail program.

aiosmtpd speaks the protocol; what stands here is what it leaves open: limits on time, size and lines that
hold whatever a client does, no command that was sent before it was asked for, no password outside TLS, and
an answer for every fault that makes a client come again.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
from base64 import b64decode
from binascii import Error as NotBase64
from typing import Any

from aiosmtpd.smtp import MISSING, SMTP, AuthResult, Envelope, Session
from django.db import DatabaseError

from safehaven.directory.front import email_address
from safehaven.foundation.logs import log
from safehaven.foundation.reaching_the_disk import on_the_disk
from safehaven.foundation.refusals import Refusal
from safehaven.mailguard.letters import read
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.operations.receiving import Handed, receive
from safehaven.mailguard.rules import MOST_RECIPIENTS
from safehaven.mailguard.smtp.content import LineTooLong, content_from
from safehaven.mailguard.smtp.letting_in import TooOften, in_a_thread, let_in, most_bytes

NAME_SECONDS = 60
"""Within which a client must have proved who it is."""
MESSAGE_SECONDS = 900
"""Within which one message must be here, whole."""
LARGEST = 150_000_000
"""What nobody may send, whatever a policy says: a message is in memory while it comes in."""
BEFORE_NAMED = 64 * 1024
LONGEST_LOCAL = 64
SLACK = 256 * 1024
NOT_PLAIN = "553 5.1.3 This is not one plain address"
LATER = "451 4.3.0 Not taken. Nothing is lost: your program will send it again"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "…": "..."})
"""Signs of our own sentences, in letters that every mail program shows."""
CALLS = {"AUTH": 5, "EHLO": 20, "HELO": 5, "NOOP": 50, "RSET": 500, "VRFY": 5, "HELP": 5, "*": 2000}


_ENVELOPE = re.compile(r"(?:FROM|TO): ?<[^<>\s:,;\"]{1,254}>(?: [A-Z0-9-]+(?:=[^\s=]*)?)*", re.IGNORECASE)


class Door(SMTP):
    """A conversation, with limits that hold."""

    def __init__(self, handler: Any, *, implicit: bool, inside: Any, **options: Any) -> None:
        super().__init__(
            handler,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=False,
            auth_required=True,
            timeout=MESSAGE_SECONDS,
            command_call_limit=CALLS,
            ident="ready",
            **options,
        )
        self.password: AppPassword | None = None
        self._implicit, self._auth_require_tls = implicit, not implicit
        self.inside = inside
        self._came, self._limit = 0, BEFORE_NAMED
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A new conversation, or the same one inside TLS: what was said outside it does not count."""
        super().connection_made(transport)
        self.password = None
        if self._original_transport is None and not self.inside.may_come(self):
            self._writer.write(b"421 4.7.0 Too many at once. Come again later\r\n")
            self._abort()
        self._within(NAME_SECONDS)

    def connection_lost(self, error: Exception | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self.inside.went(self)
        super().connection_lost(error)

    def data_received(self, data: bytes) -> None:
        """Count what comes, and end a conversation that goes on for ever without saying anything."""
        self._came += len(data)
        if self._came > self._limit:
            self._abort()
            return
        super().data_received(data)

    async def smtp_MAIL(self, arg: str) -> None:  # noqa: N802 - the library's name
        """Begin a message, with an address that can be read in one way."""
        await (super().smtp_MAIL(arg) if _ENVELOPE.fullmatch(arg or "") else self.push(NOT_PLAIN))

    async def smtp_RCPT(self, arg: str) -> None:  # noqa: N802 - the library's name
        """Add a recipient, likewise."""
        await (super().smtp_RCPT(arg) if _ENVELOPE.fullmatch(arg or "") else self.push(NOT_PLAIN))

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """The address of a command that `_ENVELOPE` knows, and what follows it.

        The library reads it as it would the address of a letter, which costs as much as half an act.
        """
        if not arg.startswith("<"):
            return None, None
        address, _, options = arg[1:].partition(">")
        return (None, None) if len(address.rpartition("@")[0]) > LONGEST_LOCAL else (address, options)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the library's name
        """Take a message, unless what should follow our answer is here before it."""
        if self._waits():
            await self._end("503 5.5.1 Wait for the answer before you send the message")
            return
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return
        envelope = self.envelope
        if arg or envelope is None or not envelope.rcpt_tos:
            await self.push("501 5.5.4 Syntax: DATA" if arg else "503 5.5.1 Say to whom it goes first")
            return
        self._confirm_at_once()
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        answer = await self._answer_to_content(envelope)
        self._set_post_data_state()  # type: ignore[no-untyped-call]  # the library's
        await self.push(answer)

    def _confirm_at_once(self) -> None:
        """Have the system confirm at once what comes: a program keeps back the end of a message until then.

        Else that takes 40 ms, with each message but the first of a conversation.
        """
        wire = self.transport.get_extra_info("socket") if self.transport is not None else None
        if wire is not None and hasattr(socket, "TCP_QUICKACK"):
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    async def _answer_to_content(self, envelope: Envelope) -> str:
        try:
            content = await content_from(self._reader)
        except LineTooLong:
            return "500 5.6.0 Line too long (see RFC5321 4.5.3.1.6)"
        if len(content) > (self.data_size_limit or LARGEST):
            return "552 5.3.4 Too much mail data"
        envelope.original_content = envelope.content = content
        return str(await self.event_handler.handle_DATA(self, self.session, envelope))

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802 - the library's name
        """Begin TLS, unless commands wait outside it that would be taken for what came inside."""
        if self._waits():
            await self._end("503 5.5.1 Wait for the answer before you go on")
            return
        await super().smtp_STARTTLS(arg)

    async def smtp_VRFY(self, _arg: str) -> None:  # noqa: N802 - the library's name
        """Tell nobody who is here."""
        await self.push("252 2.5.0 Send it, and see")

    async def smtp_HELP(self, _arg: str) -> None:  # noqa: N802 - the library's name
        """The guide for staff says more."""
        await self.push("214 2.0.0 See the guide of your organisation")

    def named(self, password: AppPassword, most: int) -> None:
        """Go on with somebody who proved who they are."""
        self.password, self.data_size_limit = password, min(most, LARGEST)
        self.next_message()

    def next_message(self) -> None:
        """A whole message may come now, and has its time."""
        self._came, self._limit = 0, (self.data_size_limit or LARGEST) + SLACK
        self._within(MESSAGE_SECONDS)

    def _waits(self) -> bool:
        """Whether something came that we did not ask for yet."""
        return bool(self._reader._buffer)  # type: ignore[attr-defined]  # noqa: SLF001 - the only place that tells

    async def _end(self, words: str) -> None:
        await self.push(words)
        self._abort()

    def _within(self, seconds: float) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(seconds, self._abort)

    def _abort(self) -> None:
        transport = self.transport
        if transport is not None:
            transport.close()
            with contextlib.suppress(RuntimeError):
                self.loop.call_later(1, transport.abort)  # type: ignore[attr-defined]  # whoever does not read


class Answers:
    """What is done at each command."""

    async def auth_PLAIN(self, door: Door, args: list[str]) -> AuthResult:  # noqa: N802 - the library's name
        """Name and password in one (RFC 4616).  Nobody acts for somebody else."""
        given = await _given(door, args, "")
        if given is None:
            return AuthResult(success=False)
        parts = given.split(b"\x00")
        if len(parts) != 3 or parts[0] not in {b"", parts[1]}:
            return AuthResult(success=False, handled=False)
        return await _judged(door, parts[1], parts[2])

    async def auth_LOGIN(self, door: Door, args: list[str]) -> AuthResult:  # noqa: N802 - the library's name
        """Name, then password: what Outlook asks for."""
        email = await _given(door, args, "Username:")
        secret = await _given(door, [], "Password:") if email is not None else None
        if email is None or secret is None:
            return AuthResult(success=False)
        return await _judged(door, email, secret)

    async def handle_MAIL(  # noqa: N802 - the library's name
        self, door: Door, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """The envelope is in one's own name, too."""
        door.next_message()
        if door.password is None:
            return "530 5.7.0 Sign in first"
        if _plain(address).lower() != door.password.staff.email:
            return "553 5.7.1 The sender must be your own address"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _door: Door, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """One plain address each, and not without end."""
        plain = _plain(address)
        if not plain:
            return NOT_PLAIN
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return f"452 4.5.3 At most {MOST_RECIPIENTS} people at once"
        if plain.lower() not in {each.lower() for each in envelope.rcpt_tos}:
            envelope.rcpt_tos.append(plain)
            envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, door: Door, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """Take the message in.  The answer is 250 only once it is sealed, on the disk and in the queue."""
        door.next_message()
        content, recipients = envelope.original_content or b"", tuple(envelope.rcpt_tos)
        if door.password is None:
            return "530 5.7.0 Sign in first"
        answer = await asyncio.to_thread(_take_in, door.password, recipients, content)
        if answer.startswith("250"):
            door.inside.came.ring()
        return answer

    async def handle_exception(self, error: Exception) -> str:
        """Whatever it was, nothing is lost by it: the client still has the message."""
        log.error("mailguard:conversation_failed", exc_info=error)
        return LATER


@in_a_thread
def _take_in(password: AppPassword, recipients: tuple[str, ...], content: bytes) -> str:
    try:
        with on_the_disk():  # our answer 250 must outlive a power cut
            receive(Handed(read(content), recipients), password=password)
    except Refusal as refused:
        return f"550 5.7.1 {_in_ascii(str(refused))}"
    except (DatabaseError, OSError):
        log.warning("mailguard:not_taken_now", exc_info=True)
        return LATER
    except Exception:  # noqa: BLE001 - whatever it was, the client must come again
        log.error("mailguard:taking_in_failed", exc_info=True)
        return LATER
    return "250 2.0.0 Taken: it is sealed, and will be looked at"


async def _judged(door: Door, email: bytes, secret: bytes) -> AuthResult:
    place = str(door.session.peer[0]) if door.session and door.session.peer else ""
    try:
        found = await asyncio.to_thread(let_in, email.decode(), secret.decode(), place)
        most = await asyncio.to_thread(most_bytes)
    except UnicodeDecodeError:
        return AuthResult(success=False, handled=False)
    except TooOften:
        return AuthResult(success=False, handled=False, message="454 4.7.0 Too many tries. Wait five minutes")
    if found is None:
        return AuthResult(success=False, handled=False)
    door.named(found, most)
    return AuthResult(success=True)


async def _given(door: Door, args: list[str], asked: str) -> bytes | None:
    """What a client gives, with the command or when it is asked; None once it was told what is wrong with it."""
    if len(args) > 1:
        try:
            return b64decode(args[1].encode(), validate=True) if args[1] != "=" else b""
        except (NotBase64, ValueError):
            await door.push("501 5.5.2 This is not base64")
            return None
    given = await door.challenge_auth(asked)
    return None if given is MISSING else given


def _plain(address: str) -> str:
    try:
        return email_address(address)
    except Refusal:
        return ""


def _in_ascii(words: str) -> str:
    plain = words.translate(_PLAIN).split()
    return " ".join(plain).encode("ascii", "replace").decode()[:400]
