"""Whether a name that a mail program shows is taken for somebody's: people read the name and not the address."""

from __future__ import annotations

from functools import lru_cache

from safehaven_core.detection.folding import words_of
from safehaven_core.detection.nearby import one_slip
from safehaven_core.detection.nicknames import may_also_be


def passes_for(shown: str, name: str) -> bool:
    """Whether readers take it for the name: in any order, shortened, one letter off, or with more words around it."""
    words, theirs = _words(shown), _words(name)
    if not words or len(theirs) < 2:
        return bool(words) and words == theirs
    given, family = theirs[0], theirs[-1]
    joined = "".join(words)
    if joined in {given + family, family + given, "".join(theirs)}:
        return True
    if family not in words:
        return any(one_slip(joined, both) for both in (given + family, family + given))
    beside = list(words)
    beside.remove(family)
    return any(may_also_be(word, given) for word in beside) or beside == [given[0]]


def is_ones_own(shown: str, name: str) -> bool:
    """Whether it is the person's own name or part of it, or begins with that: “Ada for Anna” is Ada's."""
    words, own = _words(shown), _words(name)
    if set(words) <= set(own) or not own:
        return set(words) <= set(own)
    begins = words[0] in own or may_also_be(words[0], own[0]) or words[0] == own[0][0]
    return begins and passes_for(shown, name)


def says_title(shown: str, title: str) -> bool:
    """Whether the words of a title stand in what is shown, as they are or with more around them."""
    return f" {' '.join(_words(title))} " in f" {' '.join(_words(shown))} "


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words_of(text))
