"""Rich text with one name in one place."""

import struct

from tests.core.filetypes.reading.names import FIRST, NAME
from tests.core.filetypes.samples import package


def rtf(body: str) -> bytes:
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Grace;}{\f1\fnil\fcharset238 Arial CE;}}"
        rf"{{\stylesheet{{\s0 Grace;}}}}\f0 {body}\par}}"
    ).encode("cp1252")


RTF = {
    "in the text": lambda: rtf(NAME),
    "torn by signs": lambda: rtf(rf"{FIRST}{{\b bin}} Quill{{\*\bkmkstart x}}feather"),
    "hidden": lambda: rtf(rf"{{\v {NAME}}}"),
    "deleted": lambda: rtf(rf"{{\deleted {NAME}}}"),
    "in Unicode": lambda: rtf(r"\uc1" + "".join(rf"\u{ord(letter)} ?" for letter in NAME)),
    "in hexadecimal": lambda: rtf("".join(rf"\'{ord(letter):02x}" for letter in NAME)),
    "in a note": lambda: rtf(rf"x{{\*\annotation {{\pard {NAME}}}}}"),
    "as who wrote a note": lambda: rtf(rf"x{{\*\atnauthor {NAME}}}"),
    "in a header": lambda: rtf(rf"{{\header {NAME}\par}}x"),
    "in a footnote": lambda: rtf(rf"x{{\footnote {NAME}}}y"),
    "as the author": lambda: rtf(rf"{{\info{{\title x}}{{\author {NAME}}}}}"),
    "in a destination that nobody knows": lambda: rtf(rf"{{\*\nobodyknows {NAME}}}"),
    "among the styles": lambda: rtf(rf"{{\stylesheet{{\s1 {NAME};}}}}x"),
    "among the fonts": lambda: rtf(rf"{{\fonttbl{{\f2 {NAME};}}}}x"),
    "in what a program keeps": lambda: rtf(rf"{{\*\datastore {NAME}}}x"),
    "in hexadecimal that a program keeps": lambda: rtf(
        rf"{{\*\datastore {f'{NAME} and more'.encode().hex()}}}x"
    ),
    "in the theme": lambda: rtf(
        rf"{{\*\themedata {package({'theme/theme1.xml': f'<a>{NAME}</a>'}).hex()}}}x"
    ),
    "behind binary data": lambda: rtf('{\\pict\\bin7 }}{{\\\\"}' + NAME),
    "in an embedded file": lambda: rtf(rf"{{\object{{\*\objdata {ole_1(NAME.encode()).hex()}}}}}"),
}


def ole_1(content: bytes) -> bytes:
    named = struct.pack("<II", 0x501, 2) + struct.pack("<I", 8) + b"Package\0" + bytes(8)
    return named + struct.pack("<I", len(content)) + content
