"""How much one examination may cost: steps are counted, not seconds, so that the same text gives the same answer."""

from __future__ import annotations


class TooMuch(Exception):
    """The text asks for more work than one examination may take."""


class Work:
    """Steps left for one text, in proportion to its length."""

    def __init__(self, length: int) -> None:
        self.left = self.allowed = 100_000 + 8 * length

    def spend(self, steps: int = 1) -> None:
        self.left -= steps
        if self.left < 0:
            raise TooMuch

    @property
    def spent(self) -> int:
        return self.allowed - self.left
