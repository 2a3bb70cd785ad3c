"""Looking for a person among those one works with."""

from __future__ import annotations

from datetime import date

from safehaven.access.front import index_tokens
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.finding import answering, gathered, questions_in
from safehaven.records.models import Record, SearchToken
from safehaven.records.queries import records_open_to
from safehaven.workforce.front import StaffMember


@operation
def search(text: str, *, born: date | None = None, by: StaffMember) -> list[Record]:
    """Records of people this member of staff works with that answer what was typed.

    Only their own records are ever looked at, so nothing about others can show: not in the
    answer, the number of queries or the time taken.  The ledger is told that a search was made,
    never what was asked.
    """
    questions = questions_in(text, born)
    terms = sorted(set().union(*questions))
    tokens = dict(zip(terms, (token for _kind, token in index_tokens(terms)), strict=True))
    rows = SearchToken.objects.filter(record__in=records_open_to(by), token__in=set(tokens.values()))
    found = answering(questions, tokens, gathered(rows.values_list("record", "kind", "token")))
    write("records:searched", by=by, found=len(found))
    return list(records_open_to(by).filter(pk__in=found).order_by("-state", "reference"))
