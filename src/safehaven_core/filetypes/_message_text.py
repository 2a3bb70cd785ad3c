"""The words of messages, web pages and plain files."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO

from safehaven_core.filetypes._bytes import head
from safehaven_core.filetypes._page_words import breaks_at, pieces_of
from safehaven_core.filetypes._text import decoded
from safehaven_core.filetypes.refusals import NoPreview

MOST_OF_A_MESSAGE = 64 << 20
MOST_OF_A_TEXT = 4 << 20
HEADERS = ("From", "To", "Cc", "Bcc", "Date", "Subject")
_NOT_SHOWN = frozenset({"template", "noscript"})


def plain_lines(source: BinaryIO) -> Iterator[str]:
    """A text as it stands."""
    beginning = head(source, MOST_OF_A_TEXT)
    text = decoded(beginning, whole=len(beginning) < MOST_OF_A_TEXT)
    if text is None:
        raise NoPreview(
            "This file is not plain text all the way, so it cannot be shown. Download it to open it."
        )
    yield from text.removeprefix("\ufeff").splitlines()


def page_lines(source: BinaryIO) -> Iterator[str]:
    """The words of a web page, without its scripts, pictures and links."""
    yield from _words_of_page("\n".join(plain_lines(source)))


def _words_of_page(page: str) -> list[str]:
    found, silent = list[str](), 0
    for piece in pieces_of(page):
        if piece.text in _NOT_SHOWN:
            silent = max(0, silent + (piece.kind == "begin") - (piece.kind == "end"))
        if piece.kind in ("begin", "end"):
            found.append(breaks_at(piece.text))
        elif piece.kind == "text" and not silent:
            found.append(piece.text)
    lines = "".join(found).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def message_lines(source: BinaryIO) -> Iterator[str]:
    """A message: who, to whom, when, about what; what is attached; and its words."""
    message = email.message_from_bytes(head(source, MOST_OF_A_MESSAGE), policy=email.policy.default)
    yield from (f"{name}: {value}" for name in HEADERS for value in message.get_all(name, []))
    for part in message.iter_attachments():
        yield f"Attached: {part.get_filename() or 'a file without a name'} ({part.get_content_type()})"
    yield ""
    yield from _body_lines(message)


def _body_lines(message: EmailMessage) -> list[str]:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ["This message has no words of its own."]
    words = str(body.get_content())
    return _words_of_page(words) if body.get_content_type() == "text/html" else words.splitlines()
