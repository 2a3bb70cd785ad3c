"""How much was found of what is there, and how much of what was found is so, kind by kind."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field


@dataclass
class Score:
    """For each kind: how many there are, how many were found, and how many of those are right."""

    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def judge(self, kind: str, wanted: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count one answer."""
        wanted, found = set(wanted), set(found)
        self.wanted[kind] += len(wanted)
        self.right[kind] += len(wanted & found)
        self.wrong[kind] += len(found - wanted)

    def judge_all(
        self, wanted: Iterable[tuple[str, Hashable]], found: Iterable[tuple[str, Hashable]]
    ) -> None:
        """Count an answer whose parts say of which kind they are."""
        wanted, found = set(wanted), set(found)
        for kind in {kind for kind, _ in wanted | found}:
            self.judge(
                kind, (one for one in wanted if one[0] == kind), (one for one in found if one[0] == kind)
            )

    def recall(self, *kinds: str) -> float:
        """Of what is there, the part that was found."""
        return self._part(self.right, self.wanted, kinds)

    def precision(self, *kinds: str) -> float:
        """Of what was found, the part that is there."""
        return self._part(self.right, self.right + self.wrong, kinds)

    def missed(self) -> dict[str, float]:
        """For each kind the part that was missed, where any was."""
        return {kind: 1 - self.recall(kind) for kind in self.wanted if self.right[kind] < self.wanted[kind]}

    def _part(self, some: Counter[str], of_all: Counter[str], kinds: tuple[str, ...]) -> float:
        chosen = kinds or tuple({*self.wanted, *self.wrong})
        whole = sum(of_all[kind] for kind in chosen)
        return sum(some[kind] for kind in chosen) / whole if whole else 1.0
