"""Finding records that may be of the same person, out of sight of those who may not know.

The comparison runs in the worker, not while a record is made: so neither the answer nor its time
tells anybody whether the organisation knows a person (docs/adr/0010).
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from safehaven.foundation.actors import System
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.finding import Token, alike, gathered
from safehaven.records.models import PossibleDuplicate, Record, SearchToken
from safehaven.records.rules import WrongMoment
from safehaven.records.states import Verdict
from safehaven.workforce.front import StaffMember
from safehaven_core.sealing.blind_index import Kind

COMPARER = System("records")
_COMPARED = (Kind.IDENTIFIER, Kind.BORN, Kind.PHONE, Kind.NAME, Kind.SOUND)


@operation
def compare(record: Record) -> list[PossibleDuplicate]:
    """Compare one record with all others by their tokens; note the pairs that look alike.

    Opens nothing.  The line about the record says that it was compared, never what was found.
    """
    # Under lock, or a change made meanwhile would be marked as compared.  `no_key`: the pairs point at records.
    record = Record.objects.select_for_update(no_key=True).get(pk=record.pk)
    mine = _compared_tokens([record])[record.pk]
    candidates = Record.objects.filter(
        tokens__token__in={token for kind, token in mine if kind != Kind.SOUND}
    ).exclude(pk=record.pk)
    theirs = _compared_tokens(candidates.distinct())
    whys = {key: why for key, tokens in theirs.items() if (why := _alike(mine, tokens))}
    others = Record.objects.in_bulk(list(whys))
    noted = [pair for key, why in whys.items() if (pair := _noted(record, others[key], why))]
    Record.objects.filter(pk=record.pk).update(compared_at=timezone.now())
    write("records:compared", by=COMPARER, about=[record])
    for pair in noted:
        write("records:possible_duplicate_noted", by=COMPARER, about=[pair], why=pair.alike)
    return noted


@operation
def judge(pair: PossibleDuplicate, verdict: Verdict, *, by: StaffMember) -> PossibleDuplicate:
    """Say whether two records are of the same person."""
    pair = PossibleDuplicate.objects.select_for_update().get(pk=pair.pk)
    if pair.verdict:
        raise WrongMoment("Somebody has judged this pair already.")
    pair.verdict, pair.judged_at, pair.judged_by = verdict, timezone.now(), by
    pair.save(update_fields=["verdict", "judged_at", "judged_by"])
    write("records:possible_duplicate_judged", by=by, about=[pair], verdict=verdict.value)
    return pair


def _compared_tokens(records: Iterable[Record]) -> dict[UUID, set[Token]]:
    rows = SearchToken.objects.filter(record__in=records, kind__in=_COMPARED)
    return gathered(rows.values_list("record", "kind", "token"))


def _alike(mine: set[Token], theirs: set[Token]) -> str:
    born = [any(kind == Kind.BORN for kind, _token in side) for side in (mine, theirs)]
    return alike(mine & theirs, born_in_both=all(born))


def _noted(record: Record, other: Record, why: str) -> PossibleDuplicate | None:
    older, newer = sorted((record, other), key=lambda one: (len(one.reference), one.reference))
    if PossibleDuplicate.objects.filter(older=older, newer=newer).exists():
        return None
    pair = PossibleDuplicate(older=older, newer=newer, alike=why, found_at=timezone.now())
    pair.save(force_insert=True)
    return pair
