"""What the machine that sweeps writes down of what it does with found files: before, after, and what stood in the way."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import take_house
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.sweep.in_place import Before
from safehaven.sweep.models import FoundFile
from safehaven.sweep.moving import begin_anew, whose
from safehaven.sweep.operations import KEY, OPERATOR
from safehaven.sweep.rules import check_can_move
from safehaven.sweep.states import State, Trouble
from safehaven.sweep.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with one file, in clear, on the machine that can reach it."""

    found: FoundFile
    path: str = field(repr=False)
    owner: str = field(repr=False)
    before: Before = field(repr=False)
    made: str = field(default="", repr=False)
    new_name: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


@operation
def order_for(found_id: UUID) -> Order:
    """Open what was decided about one file, to do it."""
    found = FoundFile.objects.select_related("place", "record", "decided_by", "agreed_by").get(pk=found_id)
    grant = take_house(KEY, by=OPERATOR, act="sweep:opened_to_act", about=[found], state=found.state)
    before = Before(found.size, found.changed_ns, grant.open(found, "digest"))
    path = os.fsdecode(grant.open_bytes(found, "path"))
    made, new_name = grant.open(found, "made_digest"), os.fsdecode(grant.open_bytes(found, "new_name"))
    return Order(found, path, grant.open(found, "owner"), before, made, new_name)


@operation
def note_trouble(order: Order, trouble: Trouble) -> None:
    """Note that nothing was done.  What was decided about a file that is another by now does not count any more."""
    found = _locked(order)
    if trouble in {Trouble.CHANGED, Trouble.NOT_THERE}:
        begin_anew(found)
    found.trouble = trouble
    found.save()
    write("sweep:not_done", by=OPERATOR, about=[found], trouble=trouble.value)


@operation
def begin_protecting(order: Order, *, password: str, made: str, new_name: str) -> None:
    """Keep the password of a protected copy, before the copy takes the place of the plain file."""
    found = _locked(order)
    check_can_move(found, State.PROTECTING)
    grant = take_house(KEY, by=OPERATOR, act="sweep:protecting", about=[found])
    grant.seal(found, password=password, made_digest=made)
    grant.seal_bytes(found, new_name=os.fsencode(new_name))
    found.state = State.PROTECTING
    found.save()


@operation
def finish_protecting(order: Order, new_name: str, now: os.stat_result) -> None:
    """Note that only the protected copy is there, and where."""
    found = _locked(order)
    check_can_move(found, State.PROTECTED)
    grant = take_house(KEY, by=OPERATOR, act="sweep:protected", about=[found])
    folder, slash, _ = order.path.rpartition("/")
    path = f"{folder}{slash}{new_name}"
    [found.token] = tokens_of([path])
    FoundFile.objects.filter(place=found.place, token=found.token).exclude(pk=found.pk).delete()
    grant.seal_bytes(found, path=os.fsencode(path))
    found.size, found.changed_ns = now.st_size, now.st_mtime_ns
    _end(found, State.PROTECTED)


@operation
def note_filed(order: Order) -> None:
    """Note that it is a document of its record now.  The plain file is still there, and is to be shredded."""
    found = _locked(order)
    check_can_move(found, State.FILED)
    _end(found, State.FILED)
    write("sweep:filed", by=OPERATOR, about=whose(found))


@operation
def note_listed(order: Order) -> None:
    """Note that it stands on the list for shredding, as it was when it was swept."""
    found = _locked(order)
    if found.state == State.TO_SHRED:
        _end(found, State.LISTED)
    write("sweep:listed_for_shredding", by=OPERATOR, about=[found])


@operation
def note_gone(order: Order) -> None:
    """Note that a file which was to be shredded is not there any more."""
    found = _locked(order)
    check_can_move(found, State.GONE)
    _end(found, State.GONE)
    write("sweep:gone", by=OPERATOR, about=[found])


def _locked(order: Order) -> FoundFile:
    found: FoundFile = FoundFile.objects.select_for_update().get(pk=order.found.pk)
    return found


def _end(found: FoundFile, state: State) -> None:
    found.state, found.trouble, found.done_at = state, "", timezone.now()
    found.save()
