"""What reading a file gives: its text, part by part, and what could not be read."""

from dataclasses import dataclass, field
from enum import StrEnum


class Place(StrEnum):
    """Where in a file a text stood.  The words are sent and stored, so they stay as they are."""

    NAME = "name"
    BODY = "body"
    HEADERS = "headers"
    NOTES = "notes"
    COMMENTS = "comments"
    SHEET = "sheet"
    PROPERTIES = "properties"
    FORM = "form"
    HIDDEN = "hidden"
    HEADER_LINES = "header-lines"
    PICTURE = "picture"
    FILE = "file"


class Unread(StrEnum):
    """Why a part could not be read.  Not read is not cleared."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    BOMB = "bomb"
    PICTURE = "picture"
    RECORDING = "recording"
    PROGRAM = "program"

    @property
    def sentence(self) -> str:
        """For the person whose file it is."""
        return _SENTENCES[self]


_SENTENCES = {
    Unread.ENCRYPTED: "It has a password of its own, so nobody could look inside.",
    Unread.DAMAGED: "It is damaged, or is not what it says it is.",
    Unread.UNKNOWN: "It is of a kind that Safehaven cannot read.",
    Unread.TOO_LARGE: "It is too large to be read whole.",
    Unread.TOO_SLOW: "Reading it took too long and was stopped.",
    Unread.TOO_DEEP: "It holds files inside files inside files, deeper than Safehaven looks.",
    Unread.TOO_MANY: "It is made of more pieces than Safehaven looks at.",
    Unread.BOMB: "It is made so that opening it would take all memory or time, so it was left closed.",
    Unread.PICTURE: "It is a picture, and the words in it were not read.",
    Unread.RECORDING: "It is a recording, and nobody listened to it.",
    Unread.PROGRAM: "It is a program, not a document.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a file.  `path` leads to it, from the file's own name inwards.

    A part may have text and be unread too: then the text is what was read before it broke off.
    """

    path: tuple[str, ...] = field(repr=False)
    place: Place
    text: str = field(default="", repr=False)
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The words in a picture; and why some of them may be missing, if they may."""

    text: str = field(repr=False)
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All parts of one file.  `kind` is what the file is, by its content."""

    kind: str
    parts: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether every part was read."""
        return not self.unread

    @property
    def unread(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.unread)
