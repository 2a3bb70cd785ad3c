"""Outlook messages with one name in one place, written by the format (MS-OXMSG, MS-OXRTFCP)."""

import struct

from tests.core.filetypes.reading.compound_files import compound
from tests.core.filetypes.reading.names import NAME
from tests.core.filetypes.reading.word_files import WORD

WORDS = "__substg1.0_{:04X}001F"
NARROW = "__substg1.0_{:04X}001E"
BYTES = "__substg1.0_{:04X}0102"
ATTACHED = "__attach_version1.0_#00000000"


def msg(**said: str) -> bytes:
    return compound(_streams({int(key[1:], 16): text for key, text in said.items()}))


def _streams(words: dict[int, str], *inside: str) -> dict[tuple[str, ...], bytes]:
    said = {0x001A: "IPM.Note", 0x0037: "A move", 0x1000: "A letter"} | words
    streams = {(*inside, WORDS.format(number)): text.encode("utf-16-le") for number, text in said.items()}
    return {(*inside, "__properties_version1.0"): bytes(32)} | streams


def with_streams(streams: dict[tuple[str, ...], bytes]) -> bytes:
    return compound(_streams({}) | streams)


def attached(name: str, content: bytes) -> bytes:
    return with_streams(
        {
            (ATTACHED, "__properties_version1.0"): bytes(32),
            (ATTACHED, WORDS.format(0x3707)): name.encode("utf-16-le"),
            (ATTACHED, BYTES.format(0x3701)): content,
        }
    )


def packed(text: bytes) -> bytes:
    """Rich text packed as Outlook does, with every letter by itself."""
    body = b"".join(b"\0" + text[place : place + 8] for place in range(0, len(text), 8))
    return struct.pack("<II4sI", len(body) + 12, len(text), b"LZFu", 0) + body


MSG = {
    "in the text": lambda: msg(x1000=NAME),
    "in the subject": lambda: msg(x0037=NAME),
    "as who sent it": lambda: msg(x0C1A=NAME),
    "in the headers": lambda: msg(x007D=f"To: {NAME}"),
    "in a property of its own": lambda: msg(x8001=NAME),
    "in one byte a letter": lambda: with_streams({(NARROW.format(0x0070),): NAME.encode()}),
    "in the page": lambda: with_streams({(BYTES.format(0x1013),): f"<p>{NAME}</p>".encode()}),
    "in packed rich text": lambda: with_streams(
        {(BYTES.format(0x1009),): packed(rf"{{\rtf1 {NAME}}}".encode())}
    ),
    "as who gets it": lambda: with_streams(
        {
            ("__recip_version1.0_#00000000", "__properties_version1.0"): bytes(32),
            ("__recip_version1.0_#00000000", WORDS.format(0x3001)): NAME.encode("utf-16-le"),
        }
    ),
    "in an attachment": lambda: attached("letter.docx", WORD["in the text"]()),
    "as the name of an attachment": lambda: attached(f"{NAME}.txt", b"x"),
    "in a message inside": lambda: with_streams(
        {(ATTACHED, "__properties_version1.0"): bytes(32)}
        | _streams({0x1000: NAME}, ATTACHED, "__substg1.0_3701000D")
    ),
}
