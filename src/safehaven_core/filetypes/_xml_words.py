"""The words of XML, in one pass and without entities: for documents, whatever their words stand in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from safehaven_core.filetypes._xml import refuse_entity

PIECE = 1 << 16
_BLOCKS = frozenset(
    """p h v comment threadedComment cm list-item table tbl sectPr si author creator date initials
    title desc pt text""".split()  # noqa: SIM905 - a list of words
)
_ROWS, _CELLS = frozenset({"tr", "table-row"}), frozenset({"tc", "table-cell", "covered-table-cell"})
_ASIDES = frozenset({"annotation", "note", "txbxContent", "text-box", "deletion"})
"""What hangs on a place in a sentence and must not tear its words apart."""

_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "-"}
_HOLD_SPACES = frozenset({"t", "delText", "instrText"})


@dataclass(frozen=True, slots=True)
class Rules:
    """How one family of documents writes.

    `skipped`: elements whose text is left out.  `laid_out`: white space between elements is layout.
    `every_text_is_a_block`: no element is part of a sentence.
    `attributes`: which attributes hold words (None: all).  `described`: elements of which all do.
    """

    skipped: frozenset[str] = frozenset()
    laid_out: bool = True
    every_text_is_a_block: bool = False
    attributes: frozenset[str] | None = frozenset()
    described: frozenset[str] = frozenset()


@dataclass
class _Frame:
    words: list[str] = field(default_factory=list)
    rows: int = 0


class Words:
    """One XML part: its text, and the words in its attributes."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._frames = [_Frame()]
        self._asides: list[str] = []
        self._skipping = 0
        self._inside: list[str] = []
        self._found: dict[str, None] = {}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.EntityDeclHandler = refuse_entity
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.CommentHandler = self._aside

    def take(self, source: BinaryIO) -> "Words":
        """Read a part to its end.  Raises `Bomb` for entities, and `ExpatError` where it is unsound."""
        while piece := source.read(PIECE):
            self._parser.Parse(piece, False)
        self._parser.Parse(b"", True)
        return self

    @property
    def text(self) -> str:
        return (
            "\n".join(("".join(self._frames[0].words), *self._asides))
            if self._asides
            else "".join(self._frames[0].words)
        )

    @property
    def attributes(self) -> str:
        return "\n".join(self._found)

    def lines(self) -> Iterator[str]:
        yield from filter(str.strip, self.text.splitlines())

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._inside.append(name)
        if attributes:
            self._keep(name, attributes)
        if name in self._rules.skipped:
            self._skipping += 1
        if self._skipping:
            return
        if name in _ASIDES:
            self._frames.append(_Frame())
        elif name in _SPACES:
            self._add(_SPACES[name])
        elif name == "s" and not self._rules.laid_out:
            self._add(" ")
        elif name in _ROWS:
            self._frames[-1].rows += 1
        elif name in _BLOCKS or self._rules.every_text_is_a_block:
            self._break()

    def _end(self, tag: str) -> None:  # noqa: ARG002 - the parser gives it
        name = self._inside.pop()
        if name in self._rules.skipped:
            self._skipping -= 1
        if self._skipping:
            return
        if name in _ASIDES:
            self._asides.append("".join(self._frames.pop().words))
        elif name in _ROWS:
            self._frames[-1].rows -= 1
            self._break()
        elif name in _CELLS:
            self._end_cell()
        elif name in _BLOCKS or self._rules.every_text_is_a_block:
            self._break()

    def _text(self, text: str) -> None:
        if self._skipping:
            return
        layout = self._rules.laid_out and text.isspace() and self._inside[-1] not in _HOLD_SPACES
        if not layout:
            self._add(text if self._rules.laid_out else text.replace("\n", " "))

    def _break(self) -> None:
        words = self._frames[-1].words
        if words and words[-1] not in ("\n", "\t", " "):
            words.append(" " if self._frames[-1].rows else "\n")

    def _end_cell(self) -> None:
        words = self._frames[-1].words
        if words and words[-1] == " ":
            words.pop()
        words.append("\t")

    def _add(self, text: str) -> None:
        self._frames[-1].words.append(text)

    def _aside(self, text: str) -> None:
        self._asides.append(text)

    def _keep(self, name: str, attributes: dict[str, str]) -> None:
        wanted = self._rules.attributes
        everything = name in self._rules.described
        for key, value in attributes.items():
            local = key.rpartition(":")[2]
            if (
                (everything or wanted is None or local in wanted)
                and not key.startswith("xmlns")
                and local != "Type"
            ):
                self._found[value] = None
