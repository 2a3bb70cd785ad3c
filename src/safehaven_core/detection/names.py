"""Names of people on the roll in a text, whatever their order and habit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from heapq import nsmallest

from safehaven_core.detection.apart import HalvesApart
from safehaven_core.detection.everyday import COMMON_WORDS, PARTICLES, TITLES
from safehaven_core.detection.fitting import Fit, Fitting
from safehaven_core.detection.folding import Folded
from safehaven_core.detection.halves import HalfFinder
from safehaven_core.detection.lookout import ANCHOR, BEGINS, EVERYDAY, PARTNER, Stands
from safehaven_core.detection.mentions import Mention, longest
from safehaven_core.detection.neighbours import REACH, Place, Word, after, before
from safehaven_core.detection.nicknames import FORMAL, is_cut_off
from safehaven_core.detection.postings import Postings
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.slips import Slip, SlipFinder
from safehaven_core.detection.work import Work

MOST_NAMESAKES = 50
"""Of more people with one name, those whose keys come first are told."""

_CHUNK = 65_536
_ACROSS = 4
_BESIDE = 16  # letters in which a title beside a word has its place
_MOST_SEEN = 512
_COUPLE = frozenset(("and", "AND", "And", "&", "+"))
_HALVES = frozenset("abcdefghijklmnopqrstuvwxyz") | TITLES | PARTICLES


class NameFinder:
    """Finds names in one folded text."""

    def __init__(self, folded: Folded, roll: Roll, work: Work) -> None:
        self._text, self._words = folded, folded.words
        self._roll, self._work = roll, work
        self._fitting = Fitting(folded, lambda word: word in roll.words.uses or word in roll.partners)
        self._halves = HalfFinder(folded, roll, work)
        both = partial(self._both, roll.pairs)
        self._apart = HalvesApart(folded, both, work)
        self._slips = SlipFinder(folded, roll, both, work)
        self.slips: list[Slip] = []
        """The names with a letter wrong, once `mentions` has looked."""
        self._run_on: list[Place] = []  # words of a name of which another goes on: adaquill
        self._seen: dict[tuple[int, str], tuple[int, list[Mention]]] = {}

    def mentions(self) -> list[Mention]:
        """Every name in the text."""
        found = list(self._halves.with_first_name())
        self._work.spend(len(found))
        anchors, near, partners = self._anchors()
        alone: list[Place] = []
        for start, end in anchors:
            mentions = self._at(start, end, near=start in near)
            if mentions:
                self._work.spend(8)
                found += mentions
            else:
                alone.append((start, end))
        found += self._apart.mentions(alone, partners)
        self.slips = [*self._slips.of_families(partners), *self._slips.of_first_names(alone)]
        for start, middle in self._run_on:
            found += self._run_together(start, middle)
        return list(longest(found, self._text.plain)) if len(found) > 1 else found

    def _anchors(self) -> tuple[list[Place], set[int], list[Place]]:
        """Where the words are by which names are looked for; which have another half near; and where all those halves are."""
        plain, words = self._text.plain, self._words
        anchors: list[Place] = []
        partners: list[Place] = []
        near: set[int] = set()
        waiting: list[Place] = []
        last = -REACH - 1
        for kind, start, end in self._looked_for():
            if kind == BEGINS:
                self._run_on.append((start, end))
                continue
            if kind & PARTNER and waiting:
                near.update(begun for begun, ended in waiting if start - ended <= REACH)
                waiting.clear()
            # An everyday word in small letters is found by the other half of the name, if at all.
            if kind & ANCHOR and (not kind & EVERYDAY or plain[start].isupper()):
                anchors.append((start, end))
                if start - last <= REACH:
                    near.add(start)
                else:
                    waiting.append((start, end))
            if kind & PARTNER:
                last = end
                # The automaton still knows the names of people who are no longer on the roll.
                if words[start:end] in self._roll.partners:
                    partners.append((start, end))
        return anchors, near, partners

    def _looked_for(self) -> Iterator[Stands]:
        """The words in the text that may be part of a name: what each is, its beginning and its end."""
        words = self._words
        done = 0
        while done < len(words) - 1:
            stop = words.rfind(" ", done, done + _CHUNK) if done + _CHUNK < len(words) else len(words)
            stop = stop if stop > done else min(done + _CHUNK, len(words))
            found = self._roll.words.find(f" {words[done:stop]} ")
            self._work.spend(len(found))
            for kind, begin, beyond in found:
                yield kind, begin + done, beyond + done - 1
            done = stop

    def _at(self, start: int, end: int, *, near: bool) -> list[Mention]:
        """The names of which this is the word looked for; most often there is none, which is soon seen."""
        capital = self._text.plain[start].isupper()
        half = self._is_by_half(start, end)
        cut = capital and self._may_be_cut(start, end)
        paired = near and self._is_paired(start, end)
        if not paired and not half and not cut:
            return []
        low, high = max(0, start - 2 * REACH), end + 2 * REACH
        around = start - low, self._text.plain[low:high]
        if around not in self._seen:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            anchor = Word(start, end, self._words[start:end])
            self._seen[around] = start, self._read(anchor, paired=paired, half=half, cut=cut)
        stood, mentions = self._seen[around]
        ahead = start - stood
        return [mention.moved(ahead) for mention in mentions] if ahead else mentions

    def _run_together(self, start: int, middle: int) -> Iterator[Mention]:
        """Both halves in one word without a space: adaquill, in the name of a file or an account."""
        end = start + len(self._words[start : self._words.find(" ", middle)].rstrip("0123456789"))
        one, other = self._words[start:middle], self._words[middle:end]
        self._work.spend(8)
        if one not in COMMON_WORDS and other not in COMMON_WORDS:
            people = self._both(self._roll.pairs, one, other) + self._both(self._roll.pairs, other, one)
            if people:
                yield Mention(start, end, Fit.WHOLE, tuple(dict.fromkeys(people)))

    def _is_paired(self, start: int, end: int) -> bool:
        """Whether the other half of a name stands before or behind a word."""
        words, partners = self._words, self._roll.partners
        preceding = words[max(0, start - REACH) : start].split()[-_ACROSS:]
        following = words[end : end + REACH].split()[:_ACROSS]
        anchor = words[start:end]
        return any(
            self._is_pair(anchor, word) and self._may_be_half(word, start, end)
            for word in preceding + following
            if word in partners
        )

    def _is_by_half(self, start: int, end: int) -> bool:
        """Whether a letter, a title or the like stands beside a word."""
        words = self._words
        preceding = words[max(0, start - _BESIDE) : start].split()[-1:]
        return not _HALVES.isdisjoint(preceding + words[end : end + _BESIDE].split()[:1])

    def _may_be_cut(self, start: int, end: int) -> bool:
        """Whether a word with a capital letter stands beside one that has one: it may be cut off from a first name."""
        shapes = self._text.shapes
        if shapes[start : start + 1] != "A":
            return False
        low = max(0, start - _BESIDE)
        begun = low + self._words[low:start].rstrip().rfind(" ") + 1
        return (
            shapes[begun : begun + 1] == "A"
            or shapes[end : end + 3] == ". A"
            or shapes[end : end + 2] == ".A"
        )

    def _read(self, anchor: Word, *, paired: bool, half: bool, cut: bool) -> list[Mention]:
        """Read closely what stands around the word looked for; the same words again are not read twice."""
        preceding, following = before(self._words, anchor.start), after(self._words, anchor.end)
        found: list[Mention] = []
        if paired:
            found += self._pairs(anchor, preceding, following)
        if half and all(mention.related for mention in found):
            found += self._halves.with_family(anchor, preceding, following)
        if cut and not found:
            found += self._beginnings(anchor, preceding, following)
        return found

    def _beginnings(
        self, anchor: Word, preceding: Sequence[Word], following: Sequence[Word]
    ) -> Iterator[Mention]:
        """Sol Haworth and Haworth, Sol, where Sol is in no list of short forms and nobody's name here."""
        best: dict[tuple[int, int], tuple[int, list[int]]] = {}
        given_of = self._roll.given_of
        for word in (*preceding[:1], *following[:1]):
            whole = word.text in self._roll.partners and word.text not in FORMAL
            if whole or len(word.text) < 3 or word.text in COMMON_WORDS:
                continue
            several = self._roll.shorts.get(f"{word.text[0]} {anchor.text}")
            begins = word.text[:3]
            people = [
                each
                for each in several
                if given_of[each][:3] == begins and is_cut_off(word.text, given_of[each])
            ]
            self._work.spend(1 + len(tuple(several)) // 8)
            if people and self._fitting.is_capital(word):
                self._judge(sorted((word, anchor)), people[:MOST_NAMESAKES], best, related=False)
        for (start, end), (fit, named) in best.items():
            yield Mention(start, end, Fit(fit), tuple(dict.fromkeys(named)))

    def _may_be_half(self, word: str, start: int, end: int) -> bool:
        """An everyday word is half a name only with its capital letter, or where the other half has none."""
        if word not in COMMON_WORDS or not self._text.plain[start].isupper():
            return True
        stretch = self._text.plain[max(0, start - REACH) : end + REACH]
        return word.capitalize() in stretch or word.upper() in stretch

    def _is_pair(self, anchor: str, word: str) -> bool:
        pairs, related = self._roll.pairs, self._roll.related
        return any(pair in pairs or pair in related for pair in _pairs_of(anchor, word))

    def _pairs(self, anchor: Word, preceding: Sequence[Word], following: Sequence[Word]) -> Iterator[Mention]:
        """Both halves of a name, in either order."""
        for postings, related in ((self._roll.pairs, False), (self._roll.related, True)):
            if not len(postings):
                continue
            best: dict[tuple[int, int], tuple[int, list[int]]] = {}
            for side in (preceding, following):
                for steps, word in enumerate(side[:_ACROSS]):
                    if word.text not in self._roll.partners:
                        continue
                    people = self._both(postings, anchor.text, word.text)
                    if people:
                        lead = self._lead(anchor, preceding) if side is following else []
                        within = sorted([*lead, anchor, *side[: steps + 1]])
                        self._judge(within, people, best, related=related)
            for (start, end), (fit, named) in best.items():
                couple = not _COUPLE.isdisjoint(self._text.plain[start:end].split())
                yield Mention(start, end, Fit(fit), tuple(dict.fromkeys(named)), related, couple)

    def _judge(
        self,
        within: Sequence[Word],
        people: Iterable[int],
        best: dict[tuple[int, int], tuple[int, list[int]]],
        *,
        related: bool,
    ) -> None:
        within = self._fitting.without_labels(within)
        if not self._fitting.is_one_name(within):
            return
        place = within[0].start, within[-1].end
        fit, named = best.get(place, (0, []))
        several = list(people)
        self._work.spend(len(several))
        fits: dict[str, int] = {}
        plainly = None if related else self._fitting.as_two_words(within)
        given_of, family_of = self._roll.given_of, self._roll.family_of
        for person in several:
            if plainly and (given_of[person], family_of[person]) in plainly:
                own = int(Fit.EXACT)  # which needs no close look: there may be many of one name
            else:
                own = self._fit(person, within, fits, related=related)
            if own > fit:
                fit, named = own, [person]
            elif own and own == fit:
                named.append(person)
        if named:
            best[place] = fit, named

    def _fit(self, person: int, within: Sequence[Word], fits: dict[str, int], *, related: bool) -> int:
        """How well words fit somebody; that is looked at once for all who are called the same."""
        called = "" if related else self._roll.called(person)
        own = fits.get(called)
        if own is None or related:
            entry = self._roll.entry(person)
            names = entry.related if related else entry.names
            own = max([self._fitting.fit(name, entry, within) for name in names], default=0)
            fits[called] = own
        return own

    def _lead(self, anchor: Word, preceding: Sequence[Word]) -> list[Word]:
        """The words before it that are of the same family name: O', van der, the first half."""
        lead: list[Word] = []
        edge = anchor.start
        for word in preceding:
            gap = self._text.plain[word.end : edge]
            if gap != "-" and not (word.text in PARTICLES and gap in {" ", "'"}):
                break
            lead.append(word)
            edge = word.start
        return lead

    def _both(self, postings: Postings, anchor: str, word: str) -> list[int]:
        """The people of whom these are both halves."""
        people = [person for pair in _pairs_of(anchor, word) for person in postings.get(pair)]
        if len(people) > MOST_NAMESAKES:
            self._work.spend(len(people) // 8)
            return nsmallest(MOST_NAMESAKES, set(people), key=self._roll.key)
        return people


def _pairs_of(anchor: str, word: str) -> list[str]:
    """Both halves of a name as they are looked up; a short form stands for each of its full names."""
    pairs = [f"{anchor} {word}"]
    if word in FORMAL:
        pairs += [f"{anchor} {formal}" for formal in FORMAL[word]]
    if anchor in FORMAL:  # where the given name is the word looked for
        pairs += [f"{formal} {word}" for formal in FORMAL[anchor]]
    return pairs
