"""What a message must be like to be taken in, and what it looks like when it goes on.

Programs read a malformed message each in their own way, and a message that two of them take apart
differently can hide an address, a header or a whole second message.  So whatever could be read in two
ways is refused at the door, with a sentence for whoever set up the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.policy import SMTP as POLICY
from email.utils import format_datetime, formataddr
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from safehaven.foundation.refusals import Refusal
from safehaven_core.filetypes.reading import is_common

LONGEST_HEAD = 256 * 1024
_FIELD = re.compile(rb"([!-9;-~]{1,76}):((?:[^\r\n]|\r\n[ \t])*)\r\n")
_CODED = re.compile(rb"=\?([^?\s]*)\?[bq]\?", re.IGNORECASE)
_OF_ADDRESSES = frozenset({"from", "sender", "reply-to", "to", "cc", "bcc"})
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"@\\|]+@[^\s<>()\[\],;:\"@\\|]+")
ONCE = frozenset(
    [
        *(b"from", b"sender", b"reply-to", b"to", b"cc", b"bcc", b"subject", b"date", b"message-id"),
        *(b"mime-version", b"content-type", b"content-transfer-encoding"),
    ]
)


class NotAMessage(Refusal):
    """It could be read in two ways, or is not what it says."""


class NotYourAddress(Refusal):
    """Everybody writes in their own name."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message, taken apart as far as its head: each header by its name in small letters."""

    head: tuple[tuple[bytes, bytes], ...]
    content: bytes

    def header(self, name: str) -> str:
        """What a header says, in clear; empty where there is none."""
        for field, value in self.head:
            if field == name.encode():
                written = _text(value)
                plain = name == "subject" and written.isascii() and "=?" not in written
                return " ".join((written if plain else str(POLICY.header_factory(name, written))).split())
        return ""

    def written(self, name: str) -> str:
        """A header with its comments, which `header` leaves out and some programs show."""
        found = (_text(value) for field, value in self.head if field == name.encode())
        return " ".join(str(make_header(decode_header(next(found, "")))).split())

    def addresses(self, *names: str) -> list[str]:
        """The addresses in some headers, as they are written."""
        return [address for name in names for _shown, address in self.mailboxes(name)]

    def mailboxes(self, name: str) -> list[tuple[str, str]]:
        """The names and addresses in a header, as they are written."""
        kind = name if name in _OF_ADDRESSES else "reply-to"  # Errors-To and the like are read as that is
        headers = (
            POLICY.header_factory(kind, _text(value)) for field, value in self.head if field == name.encode()
        )
        return [(str(each.display_name), str(each.addr_spec)) for one in headers for each in one.addresses]

    def addresses_shown(self, *names: str) -> set[str]:
        """All that looks like an address in some headers, however it is set apart, in small letters."""
        found: set[str] = set()
        for name in names:
            for written in (_text(value) for field, value in self.head if field == name.encode()):
                header = POLICY.header_factory(name, written)
                found |= {str(each.addr_spec).lower() for each in header.addresses}
                for text in (written, " ".join(str(header).split())):
                    found |= {each.strip("'").lower() for each in _ADDRESS.findall(text)}
        return found

    @property
    def digest(self) -> str:
        """A hash of all of it where it names itself, so that the same one is known again; else nothing."""
        return sha256(self.content).hexdigest() if self.header("message-id") else ""


def read(content: bytes) -> Letter:
    """A message as it came over the wire.  Raises NotAMessage."""
    if _is_ambiguous(content):
        raise NotAMessage("The message has bare line ends or null bytes. Send it with another program.")
    head, position = [], 0
    while not content.startswith(b"\r\n", position):
        found = _FIELD.match(content, position)
        if found is None or found.end() > LONGEST_HEAD:
            raise NotAMessage("The head of the message is not well formed. Send it with another program.")
        head.append((found[1].lower(), found[2]))
        position = found.end()
    names = [name for name, _value in head]
    if any(names.count(name) > 1 for name in ONCE):
        raise NotAMessage("The message has a header twice. Send it with another program.")
    if any(name.startswith(b"resent-") for name in names):
        raise NotAMessage("The message was sent on under another name. Forward it instead.")
    check_character_sets(head)
    return Letter(tuple(head), content)


def _is_ambiguous(content: bytes) -> bool:
    """Whether there is a null byte, or half a line end.  Counting is twenty times as fast as looking."""
    ends = content.count(b"\r\n")
    return content.count(b"\n") != ends or content.count(b"\r") != ends or b"\x00" in content


def check_character_sets(head: Iterable[tuple[bytes, bytes]]) -> None:
    """Refuse a header in a character set that programs read in different ways."""
    said = {each.partition(b"*")[0] for _name, value in head for each in _CODED.findall(value)}
    if not all(is_common(charset.decode("latin-1")) for charset in said):
        raise NotAMessage("The head of the message is in an odd character set. Send it with another program.")


def check_is_from(letter: Letter, sender: str) -> None:
    """Refuse a message that does not say that it is from whoever hands it over, and nobody else."""
    try:
        own, sent_by = letter.addresses("from"), letter.addresses("sender")
    except (MessageError, ValueError, IndexError, AttributeError):
        own, sent_by = [], []
    if [each.lower() for each in own] != [sender] or any(each.lower() != sender for each in sent_by):
        raise NotYourAddress("The From line must hold your own address, and no other.")


def for_the_wire(letter: Letter, submission_id: UUID, domain: str) -> bytes:
    """The message as it goes on: without its blind copies, with what a message must have and did not."""
    now = format_datetime(timezone.localtime())
    added = [f"Received: from mail program by {domain} with ESMTPSA id {submission_id.hex}; {now}"]
    if not letter.header("date"):
        added.append(f"Date: {now}")
    if not letter.header("message-id"):
        added.append(f"Message-ID: <{submission_id}@{domain}>")
    return "".join(f"{line}\r\n" for line in added).encode() + without_blind_copies(letter.content)


def in_own_name(content: bytes, name: str, address: str) -> bytes:
    """The message with its sender's own name wherever it says from whom it is, and no name beside where answers go."""
    letter, own = read(content), formataddr((" ".join(name.split()), address))
    answers = ",\r\n ".join(letter.addresses("reply-to"))
    lines = {
        b"from": f"From: {own}\r\n",
        b"sender": f"Sender: {own}\r\n",
        b"reply-to": f"Reply-To: {answers}\r\n" if answers else "",
    }
    made, position = [], 0
    while not content.startswith(b"\r\n", position):
        found = _FIELD.match(content, position)
        if found is None:
            break
        ours = lines.get(found[1].lower())
        made.append(found[0] if ours is None else ours.encode())
        position = found.end()
    return b"".join(made) + content[position:]


def without_blind_copies(content: bytes) -> bytes:
    """The message without its Bcc line: that would tell everybody what it is there to hide."""
    position = 0
    while not content.startswith(b"\r\n", position):
        found = _FIELD.match(content, position)
        if found is None:
            break
        if found[1].lower() == b"bcc":
            return content[:position] + content[found.end() :]
        position = found.end()
    return content


def _text(value: bytes) -> str:
    unfolded = value.replace(b"\r\n", b"").strip()
    try:
        return unfolded.decode()
    except UnicodeDecodeError:
        return unfolded.decode("latin-1")
