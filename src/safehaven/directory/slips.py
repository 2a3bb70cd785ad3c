"""Addresses that are one slip of the keys away from another one at the same domain.

Addresses are sealed, so what somebody may have meant is worked out from what they wrote, and looked for by its token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from safehaven.directory.queries import contacts_open_to
from safehaven.directory.states import ContactKind
from safehaven.directory.values import contact_tokens
from safehaven.workforce.front import StaffMember

SHORTEST = 5
"""Letters of a word in which one letter more, less or other is a slip.  Shorter words are other people's names."""

LONGEST = 40
_PARTS = re.compile(r"([._+-])")


def is_one_slip_from_verified(address: str, *, by: StaffMember) -> bool:
    """Whether another address at its domain is one slip away, was verified, and is in a part of the directory open to `by`."""
    local, _at, domain = address.lower().rpartition("@")
    if not local or len(local) > LONGEST:
        return False
    meant = [f"{other}@{domain}" for other in meant_by(local)]
    tokens = contact_tokens(ContactKind.EMAIL, meant)
    known = contacts_open_to(by).filter(kind=ContactKind.EMAIL, token__in=tokens, ended_at__isnull=True)
    return known.filter(verified_at__isnull=False).exists()


def meant_by(local: str) -> set[str]:
    """What somebody may have meant who wrote this before the @, with one letter wrong, missing, added or swapped."""
    parts = _PARTS.split(local)
    return {
        "".join([*parts[:place], word, *parts[place + 1 :]])
        for place, part in enumerate(parts)
        for word in _words_meant(part)
    } - {local}


def _words_meant(word: str) -> Iterator[str]:
    if not (word.isascii() and word.isalpha()):
        return
    for at in range(len(word) + 1):
        before, on = word[:at], word[at:]
        if len(word) >= SHORTEST:
            yield from (f"{before}{letter}{on[1:]}" for letter in ascii_lowercase if on)
            if len(on) > 1:
                yield f"{before}{on[1]}{on[0]}{on[2:]}"
        if len(word) + 1 >= SHORTEST:
            yield from (f"{before}{letter}{on}" for letter in ascii_lowercase)
        if len(word) - 1 >= SHORTEST and on:
            yield f"{before}{on[1:]}"
