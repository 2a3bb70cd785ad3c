"""Several questions to the database in one query: what every request and every act asks should cost one.

    BOTH = Together(lambda: [Asking(ParameterChoice.objects.all(), ("parameter", "value")), Asking(...)])
    choices, texts = BOTH.ask()

No answer is kept: whoever asks again is answered anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.db.models.functions import JSONArray

from safehaven.foundation.prepared import AnyField, Prepared

Rows = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Asking:
    """Rows of one table, and which of their columns are wanted, also of rows beside them."""

    rows: QuerySet[Any]
    columns: tuple[str, ...]


class Together:
    """Some questions, with blanks as a `Prepared` query has them."""

    def __init__(self, askings: Callable[..., Iterable[Asking]], **blanks: AnyField) -> None:
        self._askings = askings
        self._labels: range = range(0)
        self._prepared = Prepared(self._in_one, **blanks)

    def ask(self, **values: Any) -> list[Rows]:
        """The rows for each, in no order.  Moments come as text, which `moment_in` reads; ids as text, too."""
        found = self._prepared.ask(**values)
        answers: list[Rows] = [[] for _ in self._labels]
        for label, row in found:
            answers[label].append(row)
        return answers

    def _in_one(self, **blanks: Any) -> QuerySet[Any, tuple[int, list[Any]]]:
        asked = [_labelled(label, one) for label, one in enumerate(self._askings(**blanks))]
        self._labels = range(len(asked))
        return asked[0].union(*asked[1:], all=True)


def moment_in(text: str | None) -> datetime | None:
    """A moment as the databases write it; one without a zone is in UTC."""
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _labelled(label: int, one: Asking) -> QuerySet[Any, tuple[int, list[Any]]]:
    marked = one.rows.order_by().annotate(asking=Value(label, IntegerField()), answer=JSONArray(*one.columns))
    rows: QuerySet[Any, tuple[int, list[Any]]] = marked.values_list("asking", "answer")
    return rows
