"""What stands on the ledger about one thing, for the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from safehaven.ledger import models
from safehaven.ledger.writing import Named
from safehaven_core.chain import lines


def lines_about(row: Named) -> QuerySet[models.Line]:
    """The stored lines whose main subject is this row, newest first.  Slice them, then `read_lines`.

    Sealed lines are found through their leaves.  Those that wait for the sealer, a few seconds' worth, are
    looked through one by one.
    """
    name, leaves = row.ledger_name, models.Leaf.objects.order_by("-number").values("number")
    sealed = models.Line.objects.filter(number__in=models.Leaf.objects.filter(about=name).values("number"))
    waiting = models.Line.objects.filter(number__gt=Coalesce(Subquery(leaves[:1]), 0), about=name)
    return sealed.union(waiting, all=True).order_by("-number")


def read_lines(stored: Iterable[models.Line]) -> Iterator[lines.Line]:
    """What stored lines say."""
    return (lines.parse(line.entry.encode()) for line in stored)
