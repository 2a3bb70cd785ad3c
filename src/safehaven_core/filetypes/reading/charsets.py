"""Character sets that a text says it is in.  Programs differ in what they know, so it is not simply believed.

A set of the list is known to every program that shows text, and writes plain letters as themselves.  Whatever
else is said, the text is read both as it says and as it stands: a program that does not know the set shows that.
"""

import codecs

from safehaven_core.filetypes._text import mixed
from safehaven_core.filetypes.reading.parts import Unread

_COMMON = frozenset(
    """utf-8 ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9
    iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255
    cp1256 cp1257 cp1258 cp866 cp874 tis-620 koi8-r koi8-u mac-roman mac-cyrillic gb2312 gbk gb18030 big5
    big5hkscs euc_jp shift_jis cp932 euc_kr cp949""".split()  # noqa: SIM905 - a list of words
)
_WIDER = {"iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
          "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932",
          "euc_kr": "cp949"}  # fmt: skip
_OTHER_NAMES = {"iso-8859-8-i": "iso8859-8", "x-sjis": "cp932", "windows-874": "cp874", "x-gbk": "gbk",
                "x-mac-cyrillic": "mac-cyrillic", "x-mac-roman": "mac-roman", "unicode": "utf-16"}  # fmt: skip
_NOT_FOR_TEXTS = frozenset({"punycode", "idna", "undefined"})
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
MOST_SAID = 8


def is_common(charset: str) -> bool:
    """Whether every program reads a text in this character set alike."""
    return _codec(charset) in _COMMON


def in_clear(content: bytes, *said: str) -> tuple[str, Unread | None]:
    """A text that is said to be in one character set, or in several; and why some of it may not be read."""
    codings = [name for name in dict.fromkeys(map(_codec, said)) if name != "ascii"]
    if len(codings) > MOST_SAID:
        return mixed(content), Unread.UNKNOWN
    found = [_decoded(content, coding) for coding in codings]
    sure = bool(codings) and _COMMON.issuperset(codings) and not content.startswith(_MARKS)
    as_it_stands = mixed(content)
    torn = any("\ufffd" in text or "\0" in text for text in (found if sure else [*found, as_it_stands]))
    text = "\n".join(dict.fromkeys(filter(None, (*found, as_it_stands))))
    if "" in codings:
        return text, Unread.UNKNOWN
    return text, Unread.DAMAGED if torn else None


def _decoded(content: bytes, coding: str) -> str:
    """What a program shows.  Bytes that stand for nothing in the Western code page are shown as nothing."""
    wider = _WIDER.get(coding, coding)
    try:
        return content.decode(wider, "ignore" if wider == "cp1252" else "replace").removeprefix("\ufeff")
    except (LookupError, ValueError):
        return "" if not content else "\ufffd"


def _codec(charset: str) -> str:
    """The name by which Python knows it; empty where no text can be in it."""
    said = charset.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_OTHER_NAMES.get(said, said)).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_FOR_TEXTS else name
