"""Outlook messages (MS-OXMSG): every property with words, the body in each of its forms, every attachment."""

import re
from collections.abc import Iterator

from safehaven_core.filetypes._text import mixed, runs_of_words
from safehaven_core.filetypes.reading._storage import Storage
from safehaven_core.filetypes.reading._writing import page_of
from safehaven_core.filetypes.reading.here import Here
from safehaven_core.filetypes.reading.parts import Part, Place

_PROPERTY = re.compile(r"__substg1\.0_([0-9a-f]{4})([0-9a-f]{4})(-[0-9a-f]+)?")
NARROW, WIDE, BYTES = 0x001E, 0x001F, 0x0102
MANY = 0x1000
HTML_BODY, PACKED_BODY, BODY, HEADERS, SUBJECT = 0x1013, 0x1009, 0x1000, 0x007D, 0x0037
FILE, FILE_NAME, SHORT_FILE_NAME, SHOWN_AS = 0x3701, 0x3707, 0x3704, 0x3001
RENDERED = 0x3702
_ONCE = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def message_parts(storage: Storage) -> Iterator[Part]:
    here, words, packed = storage.here, dict[int, str](), dict[int, bytes]()
    for name in sorted(storage.streams):
        found = _PROPERTY.fullmatch(name)
        if not found:
            continue
        number, form = int(found[1], 16), int(found[2], 16)
        if form & ~MANY in (NARROW, WIDE):
            content = storage.read(name)
            text = content.decode("utf-16-le", "replace") if form & 1 else mixed(content)
            words[number] = f"{words[number]}\n{text}" if number in words else text
        elif form == BYTES:
            packed[number] = storage.read(name)
    yield from _said(words, here)
    yield from _bodies(packed, here)
    yield from _attached(words, packed, here)


def _said(words: dict[int, str], here: Here) -> Iterator[Part]:
    yield from here.say(Place.BODY, words.pop(BODY, ""), "text")
    others = "\n".join(text.rstrip("\0") for text in words.values() if text.strip("\0"))
    yield from here.say(Place.HEADER_LINES, others, "headers and properties")


def _bodies(packed: dict[int, bytes], here: Here) -> Iterator[Part]:
    if HTML_BODY in packed:
        yield from here.under("page").careful(page_of(packed[HTML_BODY], here.under("page")))
    if PACKED_BODY in packed:
        yield from here.under("rich text").careful(_rich_text(packed[PACKED_BODY], here))


def _rich_text(packed: bytes, here: Here) -> Iterator[Part]:
    yield from here.file("rich text.rtf", unpacked(packed))


def _attached(words: dict[int, str], packed: dict[int, bytes], here: Here) -> Iterator[Part]:
    name = words.get(FILE_NAME) or words.get(SHORT_FILE_NAME) or words.get(SHOWN_AS) or "attachment"
    if FILE in packed:
        yield from here.file(name.rstrip("\0"), packed[FILE])
    others = (
        runs_of_words(content)
        for number, content in packed.items()
        if number not in (FILE, HTML_BODY, PACKED_BODY, RENDERED)
    )
    yield from here.say(Place.HIDDEN, "\n".join(filter(None, others)), "other properties")


def unpacked(packed: bytes) -> bytes:
    """Rich text as Outlook packs it (MS-OXRTFCP).  Raises where it breaks off."""
    length, form = int.from_bytes(packed[4:8], "little"), packed[8:12]
    if form == b"MELA":
        return packed[16 : 16 + length]
    if form != b"LZFu":
        raise ValueError
    window = bytearray(_ONCE.ljust(4096, b" "))
    place, write, found = 16, len(_ONCE), bytearray()
    while place < len(packed):
        flags, place = packed[place], place + 1
        for bit in range(8):
            if place >= len(packed):
                break
            if not flags >> bit & 1:
                copied, place = packed[place : place + 1], place + 1
                write = _put(copied, window, write, found)
                continue
            where = int.from_bytes(packed[place : place + 2])
            place += 2
            start, count = where >> 4, (where & 0xF) + 2
            if start == write:
                return bytes(found)
            for step in range(count):
                letter = window[(start + step) % 4096 : (start + step) % 4096 + 1]
                write = _put(letter, window, write, found)
    return bytes(found)


def _put(letter: bytes | bytearray, window: bytearray, write: int, found: bytearray) -> int:
    found += letter
    window[write : write + 1] = letter
    return (write + 1) % 4096
