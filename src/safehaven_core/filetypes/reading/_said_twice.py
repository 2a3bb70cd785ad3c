"""What the head of a part of a message says in more than one way: programs differ in which they believe."""

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import collapse_rfc2231_value
from urllib.parse import unquote

_ONCE = ("content-type", "content-disposition", "content-transfer-encoding")
_WITH_PARAMETERS = _ONCE[:2]
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NAMED = re.compile(r";\s*([^=;\"]*?)\s*(?==)")
_TOKEN = re.compile(r"[\w!#$%&'*+.^`|~-]+")
_PLAIN_ONLY = frozenset({"boundary", "charset"})


def said_in_two_ways(part: Message) -> bool:
    """Whether programs may take this part apart differently: a header twice, a parameter twice, or in pieces."""
    if any(len(part.get_all(name, [])) > 1 for name in _ONCE):
        return True
    return any(_odd(str(part.get(name, ""))) for name in _WITH_PARAMETERS)


def written_in_codes(part: Message) -> Iterator[str]:
    """Parameters that are written in pieces or in codes (RFC 2231), in clear; others stand in the head as they are."""
    for header in _WITH_PARAMETERS:
        for written in map(str, part.get_all(header, [])):
            if "*" in written:
                yield unquote(written)
                values = part.get_params(failobj=[], header=header)
                yield from (collapse_rfc2231_value(value) for name, value in values if name != "boundary")


def _odd(written: str) -> bool:
    bare = _QUOTED.sub('""', written)
    if bare.count('"') % 2:
        return True
    names = [name.lower() for name in _NAMED.findall(bare)]
    if len(set(names)) < len(names) or not all(_TOKEN.fullmatch(name) for name in names):
        return True
    return any("*" in name and name.partition("*")[0] in _PLAIN_ONLY for name in names)
