"""Bank accounts: a sort code and an account number that stand together."""

import re
from collections.abc import Iterator
from itertools import pairwise

from safehaven_core.detection.identifiers_checks import is_date
from safehaven_core.detection.identifiers_kinds import Identifier, IdentifierKind
from safehaven_core.detection.identifiers_words import Other, nearest

FURTHEST = 60  # letters between the two
_PART = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<sort>[0-9]{2}(?P<gap>[ -]?)[0-9]{2}(?P=gap)[0-9]{2})|(?P<account>[0-9]{8}|[0-9]{4} [0-9]{4}))"
    r"(?![A-Za-z0-9])"
)


def parts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What could be a sort code or an account number in one run of digits."""
    return _PART.finditer(text, start, end)


def accounts(text: str, found: list[re.Match[str]]) -> Iterator[Identifier]:
    """Each sort code with the account number beside it, in whichever order."""
    for one, other in pairwise(found):
        if (one["sort"] is None) != (other["sort"] is None) and other.start() - one.end() <= FURTHEST:
            sort, account = (one, other) if one["sort"] else (other, one)
            if _belong_together(text, sort, account):
                value = re.sub(r"\D", "", sort[0]) + " " + account[0].replace(" ", "")
                yield Identifier(
                    IdentifierKind.BANK, one.start(), other.end(), value, named=_is_named(text, sort, account)
                )


def _belong_together(text: str, sort: re.Match[str], account: re.Match[str]) -> bool:
    said = nearest(text, sort.start(), sort.end()).what
    if said is Other.SORT:
        return True
    digits = re.sub(r"\D", "", sort[0])
    if is_date(digits[:2], digits[2:4], digits[4:]) or "\n\n" in text[sort.end() : account.start()]:
        return False
    beside = abs(account.start() - sort.end()) <= 3 and sort["gap"] == "-"
    return beside or (sort["gap"] != " " and _is_named(text, sort, account))


def _is_named(text: str, sort: re.Match[str], account: re.Match[str]) -> bool:
    words = {nearest(text, *part.span()).what for part in (sort, account)}
    return bool(words & {Other.SORT, IdentifierKind.BANK})
