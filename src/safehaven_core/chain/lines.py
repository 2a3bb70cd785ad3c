"""One line of the ledger as bytes: composed fast, read strictly, sealed with a keyed digest.

The form is fixed in docs/spec/ledger-line.md.  A line carries references, never content: whatever could
hold a person's words is refused here, so that no caller can let it slip through.
"""

import hmac
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

Fact = str | int | UUID | date | None

VERSION = 1
LONGEST_LINE = 65_536  # bytes; so a reader can tell a line from a flood
LARGEST_INTEGER = 2**53 - 1  # what every reader of JSON holds exactly (RFC 8785, section 3.2.2.3)

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NAME = "[a-z][a-z0-9_]{0,39}"
_ACT = _NAME + ":[a-z][a-z0-9_]{0,79}"
_BY = "(?:staff:" + _UUID + "|system:" + _NAME + ")"
_REFERENCE = _NAME + ":" + _UUID
_KEY = "[a-z0-9._:-]{1,80}"
# A slug holds at least one letter: bare digits are how telephone and NHS numbers would get in.
_SLUG = "(?:(?=[0-9._:-]*[a-z])[a-z0-9._:-]{1,80}|" + _DATE + ")"
_INTEGER = "(?:0|-?[1-9][0-9]{0,15})"
_FACT = '"' + _NAME + '":(?:"' + _SLUG + '"|' + _INTEGER + "|true|false|null)"


def _listed(item: str) -> str:
    return "(?:" + item + "(?:," + item + ")*)?"


_act_in = re.compile(_ACT).fullmatch
_actor_in = re.compile(_BY).fullmatch
_reference_in = re.compile(_REFERENCE).fullmatch
_name_in = re.compile(_NAME).fullmatch
_slug_in = re.compile(_SLUG).fullmatch
_date_in = re.compile(_DATE).fullmatch
_key_in = re.compile(_KEY).fullmatch
_number_in = re.compile(rb'"number":([1-9][0-9]{0,15}),"v"').search
_line_in = re.compile(
    (
        r'(\{"about":\[' + _listed('"' + _REFERENCE + '"') + r'\],"act":"' + _ACT + '"'
        ',"at":"' + _DATE + r'T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z","by":"' + _BY + '",)'
        '"digest":"([0-9a-f]{64})",'
        r'("facts":\{' + _listed(_FACT) + r'\},"key":"' + _KEY + '","number":[1-9][0-9]{0,15},"v":1})'
    ).encode()
).fullmatch  # fmt: skip


class LineRefused(ValueError):
    """These fields, or these bytes, are not a line of the ledger.  The message says which part and why."""


class Line(NamedTuple):
    """What one line says.

    number: counts up from 1, never used twice.  at: aware, in UTC.  act: "app:verb_phrase".
    by: "staff:<uuid>" or "system:worker".  about: references such as "record:<uuid>", main subject first.
    facts: slugs, whole numbers, true or false, UUIDs and dates.  key: names the key of the digest.
    """

    number: int
    at: datetime
    act: str
    by: str
    about: Sequence[str]
    facts: Mapping[str, Fact]
    key: str


def compose(line: Line, digest_key: bytes) -> bytes:
    """The canonical bytes of a line, digest included, without a newline.  Raises LineRefused."""
    before, after = _body(line)
    digest = hmac.digest(digest_key, before + after, "sha256").hex()
    composed = b'%b"digest":"%b",%b' % (before, digest.encode(), after)
    if len(composed) > LONGEST_LINE:
        raise LineRefused(f"A line has at most {LONGEST_LINE} bytes; this would have {len(composed)}.")
    return composed


def check_digest(line: bytes, digest_key: bytes) -> bool:
    """Whether the digest of this line was made with this key, over exactly the rest of it.

    Checks the form no further than that takes: what `parse` refuses may pass here, if we wrote it.
    """
    parts = _line_in(line)
    if parts is None:
        return False
    before, digest, after = parts.groups()
    expected = hmac.digest(digest_key, before + after, "sha256").hex()
    return hmac.compare_digest(expected.encode(), digest)


def number_in(line: bytes) -> int | None:
    """The number that a line gives itself, for speaking of it, or None.  Checks nothing else."""
    found = _number_in(line[-80:])
    return int(found[1]) if found else None


def parse(line: bytes) -> Line:
    """What a line says; facts that were UUIDs or dates come back as strings.

    Does not check the digest.  Raises LineRefused unless the bytes are exactly what `compose` writes.
    """
    parts = _line_in(line) if len(line) <= LONGEST_LINE else None
    if parts is None:
        raise LineRefused(_NOT_CANONICAL)
    held = json.loads(line)
    fields = {name: held[name] for name in Line._fields}
    try:
        read = Line(**fields | {"at": datetime.fromisoformat(held["at"])})
    except ValueError as error:
        raise LineRefused(_NOT_CANONICAL) from error
    if _body(read) != (parts[1], parts[3]):
        raise LineRefused(_NOT_CANONICAL)
    return read


def _body(line: Line) -> tuple[bytes, bytes]:
    """The canonical form in two halves: the digest goes between them."""
    number, at, act, by, about, facts, key = line
    for value, pattern, rule in (
        (act, _act_in, _ACT_RULE),
        (by, _actor_in, _BY_RULE),
        (key, _key_in, _KEY_RULE),
    ):
        if not pattern(value):
            raise LineRefused(rule.format(value=_shown(value)))
    if not 0 < number <= LARGEST_INTEGER:
        raise LineRefused(f"number is {number}; lines count up from 1.")
    before = f'{{"about":[{_references(about)}],"act":"{act}","at":"{_moment(at)}","by":"{by}",'
    after = f'"facts":{{{_facts(facts)}}},"key":"{key}","number":{number},"v":{VERSION}}}'
    return before.encode(), after.encode()


def _references(about: Sequence[str]) -> str:
    for reference in about:
        if not _reference_in(reference):
            raise LineRefused(_REFERENCE_RULE.format(value=_shown(reference)))
    return '"' + '","'.join(about) + '"' if about else ""


def _moment(at: datetime) -> str:
    if at.utcoffset() != timedelta(0):
        raise LineRefused("at must carry the time zone UTC, for example datetime.now(UTC).")
    return at.isoformat(timespec="microseconds")[:26] + "Z"


def _facts(facts: Mapping[str, Fact]) -> str:
    return ",".join([f'"{name}":{_fact(name, facts[name])}' for name in sorted(facts)])


def _fact(name: str, value: Fact) -> str:
    if not _name_in(name):
        raise LineRefused(_FACT_NAME_RULE.format(value=_shown(name)))
    match value:
        case str() if (slug := _slug_in(value)) and not _never_was(slug[0]):
            return f'"{slug[0]}"'
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case int() if -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            return str(int(value))
        case UUID():
            return f'"{value}"'
        case date() if not isinstance(value, datetime):
            return f'"{value.isoformat()}"'
    raise LineRefused(_FACT_RULE.format(name=name, kind=type(value).__name__))


def _never_was(slug: str) -> bool:
    """Whether this looks like a date and is none, such as the middle of a telephone number with hyphens."""
    if not _date_in(slug):
        return False
    try:
        date.fromisoformat(slug)
    except ValueError:
        return True
    return False


def _shown(value: object) -> str:
    """A refused value is not repeated in full: it may be the very content that must not be written down."""
    return f"{len(value)} characters" if isinstance(value, str) else type(value).__name__


_ACT_RULE = "act ({value}) must look like records:note_added."
_BY_RULE = "by ({value}) must look like staff:<uuid> or system:worker."
_KEY_RULE = "key ({value}) must be 1 to 80 of the characters a-z 0-9 . _ : -"
_REFERENCE_RULE = "about ({value}) must look like record:<uuid>."
_FACT_NAME_RULE = "The name of a fact ({value}) must be 1 to 40 of a-z 0-9 _ and start with a letter."
_FACT_RULE = (
    "The fact {name} ({kind}) may be a whole number, true or false, a UUID, a date, or 1 to 80 of the "
    "characters a-z 0-9 . _ : - with at least one letter.  A line of the ledger holds references, never content."
)
_NOT_CANONICAL = "These bytes are not a ledger line in canonical form.  See docs/spec/ledger-line.md."
