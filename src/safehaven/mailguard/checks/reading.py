"""A message taken apart as a mail program shows it: for the record, and to see what hangs below it.

Whom it is about is not asked of this, but of the whole message: see `about`.
"""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from safehaven.mailguard.letters import Letter
from safehaven_core.filetypes.reading import words_of_page

MOST_PARTS = 500


@dataclass(frozen=True, slots=True)
class Body:
    """The words that the sender wrote, and what comes with them."""

    text: str
    files: tuple[tuple[str, bytes], ...]
    carries_messages: bool
    unread: bool


def body_of(letter: Letter) -> Body:
    """Take a message apart.  What is odd about it counts as not read."""
    message = message_from_bytes(letter.content)
    texts: list[str] = []
    files: list[tuple[str, bytes]] = []
    odd = carries = False
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            odd = True
            break
        carries = carries or part.get_content_type() == "message/rfc822"
        if part.is_multipart():
            odd = odd or bool(part.defects)
            continue
        text = text_of(part)
        odd = odd or bool(part.defects)  # what is broken is seen while it is decoded
        if text is None:
            files.append((name_of(part), bytes(part.get_payload(decode=True) or b"")))
        else:
            texts.append(text)
    return Body("\n\n".join(texts), tuple(files), carries, odd)


def text_of(part: Message) -> str | None:
    """The words of a part that a mail program shows; None for a file."""
    kind = part.get_content_type()
    if kind not in {"text/plain", "text/html"} or part.get_filename():
        return None
    content = bytes(part.get_payload(decode=True) or b"")
    try:
        text = content.decode(part.get_content_charset("ascii"), "replace")
    except (LookupError, ValueError):
        return None
    return words_of_page(text) if kind == "text/html" else text


def name_of(part: Message) -> str:
    """What a file is called."""
    said = part.get_filename() or ""
    try:
        return str(make_header(decode_header(said)))
    except (MessageError, LookupError, ValueError):
        return said
