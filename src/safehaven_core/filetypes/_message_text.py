"""The words of messages, web pages and plain files."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import BinaryIO

from safehaven_core.filetypes._bytes import head
from safehaven_core.filetypes._text import decoded
from safehaven_core.filetypes.refusals import NoPreview

MOST_OF_A_MESSAGE = 64 << 20
MOST_OF_A_TEXT = 4 << 20
HEADERS = ("From", "To", "Cc", "Bcc", "Date", "Subject")
_NOT_SHOWN = frozenset({"script", "style", "template", "noscript"})
_BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"}
)


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
    words = _PageWords()
    words.feed(page)
    words.close()
    lines = ("".join(words.found)).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


class _PageWords(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - theirs
        self.silent += tag in _NOT_SHOWN
        if tag in _BREAKS:
            self.found.append("\n")
        elif tag in ("td", "th"):
            self.found.append(" \t")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _NOT_SHOWN))
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


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
