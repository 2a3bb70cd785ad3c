"""E-mail addresses, read outwards from each @."""

from collections.abc import Iterator

from safehaven_core.detection.identifiers_kinds import Identifier, IdentifierKind

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LOCAL = _PLAIN + "!#$%&'*+/=?^_`{|}~-."
_DOMAIN = _PLAIN + "-."
LONGEST_LOCAL, LONGEST_DOMAIN = 64, 253


def addresses(text: str) -> Iterator[Identifier]:
    """Every e-mail address."""
    at = text.find("@")
    while at != -1:
        before = text[max(0, at - LONGEST_LOCAL) : at]
        after = text[at + 1 : at + 1 + LONGEST_DOMAIN]
        local = before[len(before.rstrip(_LOCAL)) :].lstrip(".'`/=?{|}*&")
        domain = after[: len(after) - len(after.lstrip(_DOMAIN))].rstrip(".-")
        if local and _is_domain(domain):
            start, end = at - len(local), at + 1 + len(domain)
            yield Identifier(IdentifierKind.EMAIL, start, end, text[start:end].lower())
        at = text.find("@", at + 1)


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    return len(labels) > 1 and all(labels) and labels[-1].isalpha() and len(labels[-1]) > 1
