"""The words that names are looked for by, and those that stand beside them in a name."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from safehaven_core.detection.everyday import COMMON_WORDS
from safehaven_core.detection.nicknames import FORMAL, SHORT
from safehaven_core.detection.postings import Counts

ANCHOR, PARTNER, EVERYDAY, OWNS, BEGINS = 1, 2, 4, 8, 16
"""What a word is: looked for, the other half of a name, an everyday word, a family name only; or several of them.

Or it only begins a longer word, of which the rest is one of them as well: adaquill.
"""

_MOST_FRESH = 4_096
_SHORTEST = 3  # letters of each half of a name that is run together
Stands = tuple[int, int, int]


class Lookout:
    """Finds any of its words in a text; words may come and go.

    An automaton cannot be altered.  New words wait in a small second one, until there are enough of them to
    build the first anew; words that went stay in it, and lead to nobody.
    """

    def __init__(self) -> None:
        self.uses: Counts[str] = Counts()
        self.partners: Counts[str] = Counts()
        self._built: _Automaton | None = None
        self._fresh: dict[str, None] = {}
        self._small: _Automaton | None = None

    def add(self, words: Iterable[str]) -> None:
        """Look for these as well."""
        for word in words:
            if self.uses.up(word):
                self._note(word)

    def remove(self, words: Iterable[str]) -> None:
        for word in words:
            self.uses.down(word)

    def add_partners(self, words: Iterable[str]) -> None:
        """These may stand beside a word that is looked for."""
        for word in words:
            if self.partners.up(word):
                self._note(word)

    def remove_partners(self, words: Iterable[str]) -> None:
        for word in words:
            self.partners.down(word)

    def find(self, words: str) -> list[Stands]:
        """What stands in a folded text between two spaces: what it is, where the space before it is, and its end."""
        if self._built is None or len(self._fresh) > _MOST_FRESH:
            self._built = _Automaton({**self.uses, **self.partners}, self)
            self._fresh, self._small = {}, None
        found = self._built.find(words)
        if self._fresh:
            self._small = self._small or _Automaton(self._fresh, self)
            found = sorted(found + self._small.find(words), key=_begin)
        return found

    def kind(self, word: str) -> int:
        kind = ANCHOR * (word in self.uses) | PARTNER * (word in self.partners)
        if word in COMMON_WORDS:
            return kind | EVERYDAY
        # Roberts is as likely a name of its own as something that is Robert's.
        return kind | OWNS * (kind == ANCHOR and word not in SHORT and word not in FORMAL)

    def _note(self, word: str) -> None:
        if self._built is not None and not self._built.knows(word, self.kind(word)):
            self._fresh[word] = None
            self._small = None


class _Automaton:
    """The words of one moment; what each of them is may change later."""

    def __init__(self, words: Iterable[str], lookout: Lookout) -> None:
        patterns = sorted(words)
        self._numbers = {word: number for number, word in enumerate(patterns)}
        self._kinds = bytearray(map(lookout.kind, patterns))
        self._found = AhoCorasick(
            [f" {word}" for word in patterns] or ["\x00"],
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
        )

    def knows(self, word: str, kind: int) -> bool:
        """Whether this is one of its words; then it is of that kind from now on."""
        number = self._numbers.get(word)
        if number is not None:
            self._kinds[number] = kind
        return number is not None

    def find(self, words: str) -> list[Stands]:
        kinds = self._kinds
        return [
            (kinds[number] if words[end] == " " or whole else BEGINS, begin, end)
            for number, begin, end in self._found.find_matches_as_indexes(words)
            if words[end] == " "
            or (whole := kinds[number] & OWNS and words[end : end + 2] == "s ")  # Hartleys post
            or (end - begin > _SHORTEST and self._goes_on(words, end))
        ]

    def _goes_on(self, words: str, end: int) -> bool:
        """Whether the rest of a word, but for a number behind it, is one of the words looked for, too."""
        rest = words[end : words.find(" ", end)].rstrip("0123456789")
        return len(rest) >= _SHORTEST and rest in self._numbers


def _begin(stands: Stands) -> int:
    return stands[1]
