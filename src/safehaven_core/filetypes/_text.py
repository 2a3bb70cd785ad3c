"""What a text is: a message, a page, a table, a script or plain words."""

import re
from collections import Counter

from safehaven_core.filetypes.kinds import Kind

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):")
_MESSAGE_HEADERS = frozenset(
    [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "delivered-to",
        "reply-to",
        "sender",
        "content-type",
        "x-mailer",
        "dkim-signature",
    ]
)
_PAGE = re.compile(
    r"(\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>)*<(!doctype html|html|head|body|script|iframe|style|title|meta|table|h1|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_DRAWING = re.compile(
    r"(\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>|<!doctype svg[^>]*>)*<(\w+:)?svg\b", re.IGNORECASE | re.DOTALL
)
_SCRIPT = re.compile(
    r"\s*(#!\s*/|@echo\s+off|<\?php\b|<\?=|<%@|<hta:application|<job\b|windows registry editor|set-executionpolicy\b)",
    re.IGNORECASE,
)
_SHORTCUT = re.compile(r"\s*\[(internetshortcut|desktop entry|autorun)\]", re.IGNORECASE)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
DELIMITERS = ",;\t|"


def by_words(head: bytes, *, whole: bool) -> Kind | None:
    """The kind of a text by its beginning; None for what is not text.  `whole`: there is no more than this."""
    text = decoded(head, whole=whole)
    if text is None:
        return None
    for pattern, kind in (
        (_SCRIPT, Kind.SCRIPT),
        (_SHORTCUT, Kind.SHORTCUT),
        (_DRAWING, Kind.SVG),
        (_PAGE, Kind.HTML),
    ):
        if pattern.match(text):
            return kind
    if text.lstrip("\ufeff \r\n\t").startswith("<?xml"):
        return Kind.XML
    if _is_message(text):
        return Kind.EML
    return Kind.CSV if _is_table(text, whole=whole) else Kind.TXT


def decoded(head: bytes, *, whole: bool) -> str | None:
    """The text, or None for bytes that are no text in UTF-8, UTF-16 or the Western code page."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) & ~1].decode("utf-16", errors="replace")
    for coding in ("utf-8", "cp1252"):
        try:
            text = head.decode(coding)
        except UnicodeDecodeError as stuck:
            if coding != "utf-8" or whole or stuck.start < len(head) - 3:
                continue
            text = head[: stuck.start].decode(coding)  # a letter cut in two at the end of the head
        return None if not text or UNPRINTABLE.search(text) else text
    return None


def _is_message(text: str) -> bool:
    headers = set[str]()
    for line in text.lstrip("\ufeff").splitlines()[:200]:
        if line.startswith("From ") and not headers:
            continue  # how a mailbox file begins
        if not line:
            break
        named = _HEADER.match(line)
        if named:
            headers.add(named[1].lower())
        elif line[0] not in " \t":
            return False
    return len(headers & _MESSAGE_HEADERS) > 1 and bool(
        headers & {"from", "received", "message-id", "mime-version"}
    )


def _is_table(text: str, *, whole: bool) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    if not whole:
        lines = lines[:-1]
    if len(lines) < 2:
        return False
    for delimiter in DELIMITERS:
        counts = Counter(_fields(line, delimiter) for line in lines[:50])
        fields, often = counts.most_common(1)[0]
        if fields > 1 and often >= 0.9 * sum(counts.values()):
            return True
    return False


def _fields(line: str, delimiter: str) -> int:
    return re.sub(r'"[^"]*"', "", line).count(delimiter) + 1


_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05\x1e\x20]){3,}")
_NARROW = re.compile(rb"[\x20-\x7e\x80-\xfe]{3,}")


def runs_of_words(content: bytes) -> str:
    """Whatever looks like writing in bytes that are no text, in UTF-16 or one byte a letter; some of it is noise."""
    wide = (run.decode("utf-16-le", "replace") for run in _WIDE.findall(content))
    narrow = (mixed(run) for run in _NARROW.findall(content))
    return "\n".join((*wide, *narrow))


def mixed(content: bytes) -> str:
    """Any bytes as a text: each line by itself in UTF-8, or else in the Western code page."""
    if content[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return content.decode("utf-32", "replace")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(map(_line, content.splitlines(keepends=True)))


def _line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
