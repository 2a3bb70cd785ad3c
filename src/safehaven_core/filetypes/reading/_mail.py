"""E-mail: every header, every part and every attachment, in messages and mailbox files."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from typing import BinaryIO

from safehaven_core.filetypes._text import mixed
from safehaven_core.filetypes.reading._said_twice import said_in_two_ways, written_in_codes
from safehaven_core.filetypes.reading._writing import page_of, words_of
from safehaven_core.filetypes.reading.charsets import in_clear, is_common
from safehaven_core.filetypes.reading.here import Here, words_of_name
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n))From [^\n]{0,400}\d{4}\r?\n")
_SEALED_TYPES = frozenset(
    {"multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
_SIGNED = re.compile(r"signed-data|certs-only", re.IGNORECASE)
_BROKEN = frozenset(
    {"InvalidBase64CharactersDefect", "InvalidBase64PaddingDefect", "InvalidBase64LengthDefect"}
)


def mail_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    source.seek(0)
    content = source.read()
    # Looking for these lines costs as much as all the rest, so first whether it begins like a mailbox at all.
    starts = [found.span() for found in _FROM_LINE.finditer(content)] if content.startswith(b"From ") else []
    if not starts or starts[0][0]:
        yield from _message(email.message_from_bytes(content, policy=email.policy.compat32), here)
        return
    ends = [start for start, _ in starts[1:]] + [len(content)]
    for number, ((line, start), end) in enumerate(zip(starts, ends, strict=True)):
        inside = here.under(f"message {number + 1}")
        yield from inside.say(Place.HEADER_LINES, mixed(content[line:start]))
        yield from inside.careful(_one(content[start:end], inside))


def _one(content: bytes, here: Here) -> Iterator[Part]:
    yield from _message(email.message_from_bytes(content, policy=email.policy.compat32), here)


def _message(message: Message, here: Here, level: int = 0) -> Iterator[Part]:
    yield from _headers(message, here)
    yield from _parameters(message, here)
    if message.get_content_type() in _SEALED_TYPES and not _SIGNED.search(
        str(message.get("Content-Type", ""))
    ):
        yield from here.cannot(Unread.ENCRYPTED)
        return
    if not message.is_multipart():
        yield from here.careful(_leaf(message, here))
        return
    for words in (message.preamble, message.epilogue):
        yield from here.say(Place.HIDDEN, words or "", "between the parts")
    if level >= here.budget.limits.depth * 4:
        yield from here.cannot(Unread.TOO_DEEP)
        return
    for number, part in enumerate(_children(message)):
        yield from _child(part, here.under(_name(part) or f"part {number + 1}"), level)


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _child(part: Message, here: Here, level: int) -> Iterator[Part]:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        yield from _headers(part, here)
        yield from _parameters(part, here)
        yield from here.say(Place.NAME, words_of_name(_name(part)))
        for inside in _children(part):
            yield from _message(inside, here.under("message"), level + 1)
    else:
        yield from here.careful(_message(part, here, level + 1))


def _headers(message: Message, here: Here) -> Iterator[Part]:
    lines, unread = list[str](), None
    for name, value in message.items():
        text, trouble = _decoded(value)
        lines.append(f"{name}: {text}")
        unread = unread or trouble
    yield from here.say(Place.HEADER_LINES, "\n".join(lines), "headers", unread=unread)


def _parameters(part: Message, here: Here) -> Iterator[Part]:
    """What the head says of how to take the part apart; said in two ways, it is read in one and counts as not read."""
    try:
        odd, said = said_in_two_ways(part), "\n".join(dict.fromkeys(written_in_codes(part)))
    except (ValueError, LookupError, TypeError, AttributeError):
        odd, said = True, ""
    yield from here.say(Place.HIDDEN, said, "parameters", unread=Unread.DAMAGED if odd else None)


def _decoded(value: object) -> tuple[str, Unread | None]:
    """A header as it is shown, and as it was written where nobody can say how it is shown."""
    written = mixed(str(value).encode("utf-8", "surrogateescape"))
    try:
        pieces = decode_header(written)
    except (MessageError, ValueError, LookupError):
        return written, Unread.DAMAGED
    shown, unread = list[str](), None
    for piece, charset in pieces:
        if isinstance(piece, str) or charset is None:
            shown.append(piece if isinstance(piece, str) else piece.decode("raw-unicode-escape", "replace"))
            continue
        text, trouble = in_clear(piece, charset.partition("*")[0])
        shown.append(text)
        unread = unread or trouble
    text = "".join(shown)
    return (f"{text}\n{written}" if unread else text), unread


def _leaf(part: Message, here: Here) -> Iterator[Part]:
    media, (name, unsure) = part.get_content_type(), _named(part)
    if unsure:
        yield from here.cannot(unsure, "name", place=Place.NAME)
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        content = str(part.get_payload()).encode("utf-8", "surrogateescape")
    torn = part.get_content_maintype() == "multipart" or any(
        type(defect).__name__ in _BROKEN for defect in part.defects
    )
    if name and not torn:
        yield from _as_said(part, content, here)
        yield from (here.above() if here.path[-1] == name else here).file(name, content)
    elif media == "text/html" and not torn:
        yield from page_of(content, here, _charset(part))
    elif torn or part.get_content_maintype() in ("text", "message") or not here.level:
        text, unread = in_clear(content, *filter(None, [_charset(part)]))
        yield from words_of(text, here, Unread.DAMAGED if torn else unread)
    else:
        yield from here.file(f"part.{part.get_content_subtype()}", content)


def _as_said(part: Message, content: bytes, here: Here) -> Iterator[Part]:
    """A file of text in a character set of which the file itself may know nothing."""
    charset = _charset(part)
    if part.get_content_maintype() == "text" and charset and not is_common(charset):
        text, unread = in_clear(content, charset)
        yield from here.say(Place.BODY, text, f"as {charset}", unread=unread)


def _name(part: Message) -> str:
    return _named(part)[0]


def _named(part: Message) -> tuple[str, Unread | None]:
    """What a part is called, and whether every program calls it so."""
    try:
        said = part.get_param("filename", None, "content-disposition") or part.get_param("name", "")
    except (ValueError, LookupError, TypeError):
        return "attachment", Unread.DAMAGED
    if isinstance(said, tuple):
        charset, _language, written = said
        text, unread = in_clear(written.encode("raw-unicode-escape"), *filter(None, [charset]))
    else:
        text, unread = _decoded(said)
    return " ".join(text.split()), unread


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset() or ""
    except (ValueError, LookupError):
        return "unknown"
