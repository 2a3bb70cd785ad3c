"""Numbers with what they count: “1 policy”, “2 policies”."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun, with the verb where it follows: `counted(2, "entry is", "entries are")`.

    What is counted stands in the plural with an “s” unless `many` says how.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
