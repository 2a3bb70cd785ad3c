"""A message taken apart into what its sender wrote and what came with it.  Nothing of it is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from safehaven.mailguard.checks.reading import MOST_PARTS, name_of, text_of
from safehaven.mailguard.letters import Letter

NOT_READABLE = "\ufffd"
"""What stands for a letter that could not be decoded: such words travel as the bytes that they came in."""


class NotWhole(Exception):
    """Part of the message is broken, so nobody can say that all of it would arrive."""


@dataclass(frozen=True, slots=True)
class Split:
    """The words in the order in which they stand, and the files with the names that their sender gave them."""

    words: str = field(repr=False)
    files: tuple[tuple[str, bytes], ...] = field(repr=False)


@dataclass
class _Found:
    words: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)


def split(letter: Letter) -> Split:
    """The words and files of a message.  Raises NotWhole."""
    message = message_from_bytes(letter.content)
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS or part.defects:
            raise NotWhole
    found = _of(message)
    if any(part.defects for part in message.walk()):  # what is broken is seen while it is decoded
        raise NotWhole
    return Split("\n\n".join(text.strip("\r\n") for text in found.words), tuple(found.files))


def _of(part: Message) -> _Found:
    found = _Found()
    if part.get_content_type() == "multipart/alternative":
        forms = [_of(form) for form in _parts(part)]
        # Each says the same; where one is a stub, the other has the words.
        found.words = max((form.words for form in forms), key=_length, default=[])
        found.files = [file for form in forms for file in form.files]
    elif part.get_content_maintype() == "message":
        inside = b"".join(one.as_bytes() for one in _parts(part))
        found.files.append((name_of(part) or "message.eml", inside))
    elif part.is_multipart():
        for inner in map(_of, _parts(part)):
            found.words += inner.words
            found.files += inner.files
    else:
        text = text_of(part)
        if text is not None and NOT_READABLE not in text:
            found.words.append(text)
        else:
            found.files.append((name_of(part), bytes(part.get_payload(decode=True) or b"")))
    return found


def _parts(part: Message) -> list[Message]:
    """The messages or parts that a part is made of."""
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _length(words: list[str]) -> int:
    return sum(len(text.split()) for text in words)
