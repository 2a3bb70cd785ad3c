"""Rich text (RTF): all of its words, also those that are hidden, deleted, noted or embedded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from safehaven_core.filetypes._text import runs_of_words
from safehaven_core.filetypes.reading.here import Here
from safehaven_core.filetypes.reading.parts import Part, Place

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_BREAKS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\t", "tab": "\t",
           "nestrow": "\n", "nestcell": "\t", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
           "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "bullet": "•", "softline": "\n"}  # fmt: skip
_TABLES = frozenset(
    """fonttbl colortbl stylesheet listtable listoverridetable rsidtbl themedata colorschememapping latentstyles
    datastore xmlnstbl generator panose objclass""".split()  # noqa: SIM905 - a list of words
)
"""What a program keeps for itself: mostly names of fonts and styles, but anybody can write words there."""

_ASIDE = frozenset(
    """annotation atnauthor atnid header headerl headerr headerf footer footerl footerr footerf footnote info
    title author operator subject keywords doccomm company manager category docvar bkmkstart userprops propname
    staticval shptxt txe xe tc fldinst""".split()  # noqa: SIM905 - a list of words
)
_CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
             162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
             222: "cp874", 238: "cp1250"}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n", b":": ""}
MOST_GROUPS = 10_000
_A_FILE = re.compile(r"(?:\s*[0-9a-fA-F]){40,}\s*")


@dataclass
class _Group:
    words: list[str]
    coding: str = "cp1252"
    skip_after: int = 1
    fonts: bool = False
    hexadecimal: str = ""
    opened: list[str] = field(default_factory=list)


def rtf_parts(source: BinaryIO, here: Here) -> Iterator[Part]:
    source.seek(0)
    text = RichText(source.read())
    text.read()
    yield from here.say(Place.BODY, "".join(text.words))
    yield from here.say(Place.HIDDEN, "\n".join(map("".join, text.asides)), "beside the text")
    for words in map("".join, text.tables):
        yield from here.careful(_table(words, here))
    for number, (kind, digits) in enumerate(text.objects):
        if kind == "pict":
            yield from here.under(f"picture {number + 1}").careful(
                here.file(f"picture {number + 1}", _bytes(digits))
            )
        else:
            yield from here.under(f"object {number + 1}").careful(_embedded(_bytes(digits), here, number))


def _table(words: str, here: Here) -> Iterator[Part]:
    """What a program keeps for itself: words, or a file in hexadecimal."""
    if not _A_FILE.fullmatch(words):
        yield from here.say(Place.HIDDEN, words, "for the program")
        return
    content = _bytes([words.encode()])
    if content.startswith(b"PK\3\4"):
        yield from here.file("theme", content)
    else:
        yield from here.say(Place.HIDDEN, runs_of_words(content), "for the program")


def _bytes(digits: list[bytes]) -> bytes:
    written = re.sub(rb"[^0-9a-fA-F]", b"", b"".join(digits))
    return bytes.fromhex(written[: len(written) & ~1].decode())


def _embedded(content: bytes, here: Here, number: int) -> Iterator[Part]:
    """An object as OLE 1 writes it: a header of three names, a length, and the file itself."""
    place = 8
    for _ in range(3):
        length = int.from_bytes(content[place : place + 4], "little")
        place += 4 + length
    length = int.from_bytes(content[place : place + 4], "little")
    yield from here.file(f"object {number + 1}", content[place + 4 : place + 4 + length])


class RichText:
    """The words of a rich text."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.words: list[str] = []
        self.asides: list[list[str]] = []
        self.tables: list[list[str]] = []
        self.objects: list[tuple[str, list[bytes]]] = []
        self._groups = [_Group(self.words)]
        self._coding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._to_skip = 0
        self._pending = bytearray()

    def read(self) -> None:
        place, content = 0, self._content
        while place < len(content):
            found = _TOKEN.match(content, place)
            if found is None:
                break
            place = found.end()
            if found[3] is None:
                self._flush()
            if found[1]:
                place += self._word(found[1].decode(), int(found[2]) if found[2] else None, place)
            elif found[3]:
                self._letter(bytes.fromhex(found[3].decode()))
            elif found[4]:
                self._sign(found[4])
            elif found[5]:
                self._group(found[5])
            elif found[6]:
                self._plain(found[6])
        self._flush()

    def _group(self, bracket: bytes) -> None:
        if bracket == b"{":
            if len(self._groups) > MOST_GROUPS:
                raise RecursionError
            self._groups.append(replace(self._groups[-1], opened=[]))
        elif len(self._groups) > 1:
            self._groups.pop()
        self._to_skip = 0

    def _word(self, word: str, number: int | None, place: int) -> int:
        """One control word; how many bytes after it belong to it."""
        group = self._groups[-1]
        if word == "bin":
            length = max(0, number or 0)
            if group.hexadecimal:
                self.objects[-1][1].append(self._content[place : place + length].hex().encode())
            return min(length, len(self._content) - place)
        if word == "u" and number is not None:
            self._say(self._unicode(number))
            self._to_skip = group.skip_after
        elif word == "uc":
            group.skip_after = number or 0
        elif word in _BREAKS:
            self._say(_BREAKS[word])
        elif word in ("ansicpg", "f", "fcharset"):
            self._code(word, number or 0)
        else:
            self._destination(word, group)
        return 0

    def _destination(self, word: str, group: _Group) -> None:
        if word in _TABLES:
            self._step_aside(self.tables)
            group.fonts = word == "fonttbl"
        elif word in _ASIDE:
            self._step_aside(self.asides)
        elif word in ("pict", "objdata"):
            group.hexadecimal = word
            self.objects.append((word, []))

    def _code(self, word: str, number: int) -> None:
        if word == "ansicpg":
            self._coding = f"cp{number}" if number not in (0, 65001) else "utf-8"
        elif word == "f":
            self._font = number
            self._groups[-1].coding = self._fonts.get(number, self._coding)
        elif self._groups[-1].fonts:
            self._fonts[self._font] = _CHARSETS.get(number, self._coding) if number > 1 else self._coding

    def _unicode(self, number: int) -> str:
        code = number & 0xFFFF if number < 0 else number
        return chr(code) if code <= 0x10FFFF else "\ufffd"

    def _letter(self, letter: bytes) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._pending += letter

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._step_aside(self.asides)
        elif self._to_skip:
            self._to_skip -= 1
        else:
            self._say(_SIGNS.get(sign, sign.decode("latin-1")))

    def _step_aside(self, beside: list[list[str]]) -> None:
        """What belongs beside the text must not tear its words apart."""
        self._groups[-1].words = []
        beside.append(self._groups[-1].words)

    def _plain(self, text: bytes) -> None:
        group = self._groups[-1]
        if group.hexadecimal:
            self.objects[-1][1].append(text)
            return
        skipped, self._to_skip = text[self._to_skip :], max(0, self._to_skip - len(text))
        self._say(self._decoded(skipped))

    def _flush(self) -> None:
        if self._pending:
            self._say(self._decoded(bytes(self._pending)))
            self._pending.clear()

    def _decoded(self, text: bytes) -> str:
        group = self._groups[-1]
        coding = group.coding if group.coding != "cp1252" else self._coding
        try:
            return text.decode(coding, "replace")
        except LookupError:
            return text.decode("cp1252", "replace")

    def _say(self, text: str) -> None:
        group = self._groups[-1]
        if group.hexadecimal:
            return
        group.words.append(text)
