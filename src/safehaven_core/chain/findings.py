"""What a check of the ledger can find, in words for the person who asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong.  docs/spec/ledger-export.md says of each what it proves and what it leaves open."""

    LINE_EDITED = "line_edited"
    LINE_MISSING = "line_missing"
    LINE_ADDED = "line_added"
    LINE_FORGED = "line_forged"
    ORDER_CHANGED = "order_changed"
    TAIL_MISSING = "tail_missing"
    LEAVES_ALTERED = "leaves_altered"
    NODES_ALTERED = "nodes_altered"
    ROOT_DIFFERS = "root_differs"
    UNSIGNED = "unsigned"
    CHECKPOINT_FORGED = "checkpoint_forged"
    CHECKPOINT_MISSING = "checkpoint_missing"
    HISTORY_REWRITTEN = "history_rewritten"
    FILE_MISSING = "file_missing"
    VERIFIER_DIFFERS = "verifier_differs"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.  where: the lines, checkpoint or file; sentence: what it means."""

    kind: Kind
    where: str
    sentence: str

    def __str__(self) -> str:
        """As the command line prints it."""
        return f"{self.where[:1].upper()}{self.where[1:]}: {self.sentence}"


def named(numbers: Sequence[int]) -> str:
    """The lines of these numbers: "line 7", or "lines 7 to 9" where they follow one another."""
    low, high = min(numbers), max(numbers)
    if low == high:
        return f"line {low}"
    if high - low + 1 == len(numbers):
        return f"lines {low} to {high}"
    shown = ", ".join(str(number) for number in sorted(numbers)[:10])
    return f"lines {shown}" + (f" and {len(numbers) - 10} more" if len(numbers) > 10 else "")
