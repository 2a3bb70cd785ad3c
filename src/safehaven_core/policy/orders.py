"""How strict a value is.  Each parameter declares its order, and of two demands the stricter holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

Value = int | str | tuple[str, ...]


class Order(Protocol):
    """Which values a parameter may take, and which of several is the strictest."""

    def allows(self, value: object) -> bool:
        """Whether this is a possible value."""
        ...

    def strictest(self, values: Collection[Value]) -> Value | None:
        """The strictest of one or more possible values.  None where the order cannot decide."""
        ...

    @property
    def looks_like(self) -> str:
        """What a right value looks like, for the sentence that refuses a wrong one."""
        ...


@dataclass(frozen=True, slots=True)
class _Whole:
    """A whole number within limits, both included."""

    least: int
    most: int

    def allows(self, value: object) -> bool:
        """Whether this is a whole number within the limits.  True and False are no numbers here."""
        return type(value) is int and self.least <= value <= self.most

    @property
    def looks_like(self) -> str:
        """What a right value looks like."""
        return f"a whole number from {self.least} to {self.most}"


class Least(_Whole):
    """The smaller, the stricter: hours until something must be written down."""

    def strictest(self, values: Collection[Value]) -> Value:
        """The smallest."""
        return min(value for value in values if isinstance(value, int))


class Most(_Whole):
    """The larger, the stricter: characters in a password."""

    def strictest(self, values: Collection[Value]) -> Value:
        """The largest."""
        return max(value for value in values if isinstance(value, int))


@dataclass(frozen=True, slots=True)
class Chain:
    """Words from the loosest to the strictest: `Chain("allowed", "safe_haven_only", "never")`."""

    words: tuple[str, ...]

    def __init__(self, *words: str) -> None:
        object.__setattr__(self, "words", words)

    def allows(self, value: object) -> bool:
        """Whether this is a word of the chain."""
        return isinstance(value, str) and value in self.words

    def strictest(self, values: Collection[Value]) -> Value:
        """The word that stands last in the chain."""
        return max((value for value in values if isinstance(value, str)), key=self.words.index)

    @property
    def looks_like(self) -> str:
        """What a right value looks like."""
        return "one of " + ", ".join(self.words)


@dataclass(frozen=True, slots=True)
class Union:
    """Lists of words; all that anybody asks for holds, in the order of the alphabet."""

    words: frozenset[str]

    def __init__(self, *words: str) -> None:
        object.__setattr__(self, "words", frozenset(words))

    def allows(self, value: object) -> bool:
        """Whether this is a tuple of known words, each once."""
        if not isinstance(value, tuple) or not all(isinstance(word, str) for word in value):
            return False
        return len(set(value)) == len(value) and self.words.issuperset(value)

    def strictest(self, values: Collection[Value]) -> Value:
        """Every word that stands in any of them."""
        return tuple(sorted({word for value in values if isinstance(value, tuple) for word in value}))

    @property
    def looks_like(self) -> str:
        """What a right value looks like."""
        return "a list of " + ", ".join(sorted(self.words))


@dataclass(frozen=True, slots=True)
class Agree:
    """No value is stricter than another, so all who ask must ask for the same."""

    shape: tuple[str, ...] = ()
    longest: int = 60

    def allows(self, value: object) -> bool:
        """Whether this is a short text that holds all the parts it must hold."""
        return (
            isinstance(value, str)
            and 0 < len(value) <= self.longest
            and value.isprintable()
            and all(part in value for part in self.shape)
        )

    def strictest(self, values: Collection[Value]) -> Value | None:
        """The value, where there is just one."""
        return next(iter(values)) if len(set(values)) == 1 else None

    @property
    def looks_like(self) -> str:
        """What a right value looks like."""
        must = " with " + " and ".join(self.shape) if self.shape else ""
        return f"a text of {self.longest} characters or fewer{must}"
