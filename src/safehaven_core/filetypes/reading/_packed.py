"""What stands in a text and is no words of it: locked or packed files, and the long lines of calendars and cards."""

import quopri
import re

from safehaven_core.filetypes._text import mixed
from safehaven_core.filetypes.reading.parts import Unread

_LOCKED = re.compile(
    r"-----BEGIN (?:PGP MESSAGE|PKCS7|CMS|AGE ENCRYPTED FILE|ENCRYPTED )[^\n-]{0,40}-----", re.IGNORECASE
)
_PACKED = re.compile(
    r"^[ \t>]*(?:begin(?:-base64)?[ \t]+[0-7]{3,4}[ \t]+\S|=ybegin |\(This file must be converted with BinHex)",
    re.MULTILINE | re.IGNORECASE,
)
_CARD = re.compile(r"^\s*BEGIN:(?:VCALENDAR|VCARD|VEVENT)\b", re.MULTILINE | re.IGNORECASE)
_IN_CARD = re.compile(
    r"^[^:\n]*[;=](?:B|BASE64)[;:]|^[^\n]*:data:[^\n,]*;base64,", re.MULTILINE | re.IGNORECASE
)
_FOLD = re.compile(r"\r?\n[ \t]")
_SOFT_END = re.compile(r"ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE[;:]", re.IGNORECASE)


def packed_in(text: str) -> Unread | None:
    """Why a text is not read with its words: there is a file in it that programs unlock or unpack."""
    if "-----" in text and _LOCKED.search(text):
        return Unread.ENCRYPTED
    # What ignores case is looked for ten times as long as a word, and nearly no text holds these.
    small = text.lower()
    likely = not text.isascii() or "begin" in small or "binhex" in small
    return Unread.UNKNOWN if likely and _PACKED.search(text) else None


def unfolded(text: str) -> tuple[str, Unread | None]:
    """A calendar or an address card as programs show it; nothing for any other text."""
    if not _CARD.search(text):
        return "", None
    whole = _FOLD.sub("", text)
    if _SOFT_END.search(whole):
        whole += "\n" + mixed(quopri.decodestring(text.encode("utf-8", "surrogatepass")))
    shown = whole.replace("\\n", "\n").replace("\\N", "\n").replace("\\", "")
    return shown, Unread.UNKNOWN if _IN_CARD.search(whole) else None
