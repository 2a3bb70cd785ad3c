"""What the pages about the ledger show."""

from __future__ import annotations

from dataclasses import dataclass

from safehaven.ledger import sealer
from safehaven.ledger.models import Checkpoint, Examination, Line
from safehaven_core.chain import lines

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Slice:
    """Lines from newer to older, and the numbers from which the neighbouring pages start."""

    lines: list[lines.Line]
    damaged: list[int]
    older: int | None
    newer: int | None


@dataclass(frozen=True, slots=True)
class State:
    """Where the ledger stands."""

    examined: Examination | None
    waiting: Examination | None
    checkpoint: Checkpoint | None
    unsealed: int


def state() -> State:
    """The last examination, one that waits, the newest checkpoint, and how many lines wait for the sealer."""
    return State(
        Examination.objects.exclude(examined_at=None).order_by("-examined_at").first(),
        Examination.objects.filter(examined_at=None).first(),
        Checkpoint.objects.order_by("-size").first(),
        sealer.waiting().count(),
    )


def lines_up_to(number: int | None) -> Slice:
    """One page of lines, the newest first, from a number downwards."""
    stored = Line.objects.order_by("-number")
    if number is not None:
        stored = stored.filter(number__lte=number)
    found = list(stored.values_list("number", "entry")[: ON_A_PAGE + 1])
    shown, rest = found[:ON_A_PAGE], found[ON_A_PAGE:]
    read, damaged = [], []
    for each, entry in shown:
        try:
            read.append(lines.parse(entry.encode()))
        except lines.LineRefused:
            damaged.append(each)
    return Slice(read, damaged, rest[0][0] if rest else None, _newer_than(number))


def _newer_than(number: int | None) -> int | None:
    """The number from which the next newer page starts."""
    if number is None:
        return None
    above = Line.objects.filter(number__gt=number).order_by("number").values_list("number", flat=True)
    return list(above[:ON_A_PAGE])[-1] if above else None
