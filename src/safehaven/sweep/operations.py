"""What a sweep leaves: that it began and how it ended, in numbers; and the files that it found, with their names sealed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.foundation.actors import System
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.sweep.models import FoundFile, Place
from safehaven.sweep.moving import begin_anew
from safehaven.sweep.outcomes import Outcome
from safehaven.sweep.queries import known_at
from safehaven.sweep.states import State
from safehaven.sweep.tokens import tokens_of
from safehaven.sweep.walking import Seen

OPERATOR = System("command_line")
KEY = "sweep"


@dataclass(frozen=True, slots=True)
class Mattering:
    """A file that somebody must decide about.  `digest`: SHA-256, where it was not known before as it is."""

    token: str
    seen: Seen
    outcome: Outcome
    digest: str = ""


@operation
def begin(place: str, *, again: bool, on_a_cluster: bool) -> str:
    """Note that a sweep begins; gives the token by which this place is known."""
    [token] = tokens_of([place])
    now = timezone.now()
    grant = take_house(
        KEY, by=OPERATOR, act="sweep:begun", place=token, again=again, on_a_cluster=on_a_cluster
    )
    Place.objects.get_or_create(token=token, defaults={"begun_at": now})
    swept = Place.objects.select_for_update().get(token=token)
    swept.begun_at = now
    grant.seal_bytes(swept, path=os.fsencode(place))
    swept.save(update_fields=["begun_at", "path"])
    return token


@operation
def end(place: str, *, files: int, about_people: int, not_read: int) -> None:
    """Note how a sweep ended."""
    swept = Place.objects.select_for_update().get(token=place)
    swept.ended_at, swept.files = timezone.now(), files
    swept.about_people, swept.not_read = about_people, not_read
    swept.save(update_fields=["ended_at", "files", "about_people", "not_read"])
    write("sweep:ended", by=OPERATOR, place=place, files=files, about_people=about_people, not_read=not_read)


@operation
def keep_found(place: str, found: Collection[Mattering]) -> None:
    """Keep which files of a place matter.  What was decided about one that changed since is decided anew."""
    swept, known = Place.objects.select_for_update().get(token=place), known_at(place)
    grant = take_house(KEY, by=OPERATOR, act="sweep:found", place=place, files=len(found))
    for one in found:
        _keep(known.pop(one.token, FoundFile(place=swept, token=one.token)), one, grant)
    _let_go(known.values())


def _keep(found: FoundFile, one: Mattering, grant: Grant) -> None:
    if found.state == State.PROTECTING:
        return  # `safehaven sweep --act` finishes or takes back what it began
    if one.digest and not _is_our_copy(found, one, grant):
        begin_anew(found)
        grant.seal_bytes(found, path=os.fsencode(one.seen.path))
        grant.seal(found, owner=one.seen.owner, digest=one.digest)
    outcome = one.outcome
    found.size, found.changed_ns = one.seen.size, one.seen.changed_ns
    found.certain, found.likely, found.possible = outcome.certain, outcome.likely, outcome.possible
    found.somebody, found.not_read = outcome.somebody, sum(outcome.unread.values())
    found.save()


def _is_our_copy(found: FoundFile, one: Mattering, grant: Grant) -> bool:
    return found.state == State.PROTECTED and grant.open(found, "made_digest") == one.digest


def _let_go(rest: Iterable[FoundFile]) -> None:
    for found in rest:
        if found.state not in {State.GONE, State.PROTECTING}:
            begin_anew(found)
            found.state = State.GONE
            found.save()
