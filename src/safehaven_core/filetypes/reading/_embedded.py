"""Files that are written into the words of a page: `data:` addresses (RFC 2397), mostly pictures."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from urllib.parse import unquote, unquote_to_bytes

_CODED = re.compile(r"data:[^,\s\"'()<>]{0,200};\s*base64\s*,([A-Za-z0-9+/=_\s%-]*)", re.IGNORECASE)
_WRITTEN = re.compile(r"data:(?:[\w.+-]+/[\w.+-]+)[^,\s\"'()<>]{0,200},(.*)", re.IGNORECASE | re.DOTALL)


def embedded_in(words: str) -> tuple[str, list[bytes | None]]:
    """The words without the files that are coded in them, and those files; None for one that is no base64."""
    if "data:" not in words.lower():
        return words, []
    files = [_decoded(found) for found in _CODED.findall(words)]
    rest = _CODED.sub(" ", words)
    written = _WRITTEN.search(rest)
    if written:
        files.append(unquote_to_bytes(written[1]))
    return rest, files


def _decoded(coded: str) -> bytes | None:
    packed = "".join(unquote(coded).split()).translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except (NotBase64, ValueError):
        return None
