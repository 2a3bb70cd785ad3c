"""What the components are given.  Presenters build these; templates draw them (docs/interface.md shows each)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Colour(StrEnum):
    """The colour beside a state's word.  Colour alone never says anything."""

    BLUE = ""
    GREEN = "green"
    RED = "red"
    ORANGE = "orange"
    PURPLE = "purple"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word or two."""

    text: str
    colour: Colour = Colour.BLUE


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page.  `about` is read out after the text, so that “Change” says what it changes."""

    text: str
    address: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a summary: what it is, what it says, and what may be done about it."""

    key: str
    value: object
    actions: Sequence[Link] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened, as it stands on a record.

    `late` says how late it was written, where that was later than the policy allows.
    """

    title: str
    text: str
    happened: date | datetime
    written: datetime
    by: str
    kind: str = ""
    corrected: Link | None = None
    corrects: Link | None = None
    tags: Sequence[Tag] = ()
    actions: Sequence[Link] = ()
    anchor: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand to the right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headed columns.  The first cell of a row names the row."""

    caption: str
    columns: Sequence[Column | str]
    rows: Sequence[Sequence[object]]
    empty: str = "Nothing to show."
    caption_hidden: bool = False

    @property
    def headings(self) -> list[Column]:
        return [each if isinstance(each, Column) else Column(each) for each in self.columns]

    @property
    def lines(self) -> list[list[tuple[Column, object]]]:
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Task:
    """A step that is to be done, in any order.  Without an address it cannot be started yet.

    `blocks` says that nothing else can be done before it; the home page shows it first.
    """

    title: str
    status: Tag | str
    address: str = ""
    hint: str = ""
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A station of a flow picture.  `kind` picks the drawing; `state` is also said in words."""

    kind: str
    label: str
    text: str
    detail: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class FileCard:
    """A document at a glance."""

    title: str
    kind: str
    size: int
    added: datetime
    by: str
    address: str = ""
    tags: Sequence[Tag] = ()
    actions: Sequence[Link] = ()
    notes: Sequence[str] = field(default_factory=tuple)
