"""What people do about found files: look, decide, agree to take one onto a record, learn a password."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.sweep.models import FoundFile
from safehaven.sweep.moving import begin_anew, whose
from safehaven.sweep.operations import KEY
from safehaven.sweep.queries import asked_of
from safehaven.sweep.rules import (
    NoPassword,
    NoSuchFile,
    check_can_decide,
    check_can_move,
    check_reason,
    record_called,
)
from safehaven.sweep.states import COMES_OF, Decision, State, Trouble
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class OpenFound:
    """A found file with its names in clear."""

    found: FoundFile
    place: str = field(repr=False)
    path: str = field(repr=False)
    owner: str = field(repr=False)
    reason: str = field(default="", repr=False)

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


@operation
def open_list(found: Iterable[FoundFile], *, by: StaffMember) -> list[OpenFound]:
    """Look at the names of some found files."""
    several = list(found)
    grant = take_house(KEY, by=by, act="sweep:listed", files=len(several))
    return [_opened(one, grant) for one in several]


@operation
def open_found(found: FoundFile, *, by: StaffMember) -> OpenFound:
    """Look at one found file: its name, and what was decided."""
    return _opened(found, take_house(KEY, by=by, act="sweep:looked_at", about=[found]))


@operation
def decide(
    found: FoundFile, decision: Decision, *, reason: str = "", reference: str = "", by: StaffMember
) -> FoundFile:
    """Say what is to become of a file.  The machine that sweeps does it, the next time that it is told to act."""
    found = _locked(found)
    check_can_decide(found, COMES_OF[decision])
    grant = take_house(KEY, by=by, act="sweep:decided", about=[found], decision=decision.value)
    begin_anew(found)
    if decision is Decision.LEAVE:
        check_reason(reason)
    if decision is Decision.FILE:
        found.record = record_called(reference)
    grant.seal(found, reason=reason.strip())
    found.state, found.decision = COMES_OF[decision], decision
    found.decided_at, found.decided_by = timezone.now(), by
    found.save()
    return found


@operation
def agree(found: FoundFile, *, by: StaffMember) -> FoundFile:
    """Say that a file belongs to somebody whom one works with, and take it onto their record."""
    found = _asked(found, by)
    check_can_move(found, State.TO_FILE)
    found.state, found.trouble = State.TO_FILE, ""
    found.agreed_at, found.agreed_by = timezone.now(), by
    found.save()
    write("sweep:agreed", by=by, about=whose(found))
    return found


@operation
def turn_down(found: FoundFile, *, by: StaffMember) -> FoundFile:
    """Say that it does not belong there: whoever decided decides anew."""
    found = _asked(found, by)
    check_can_move(found, State.WAITING)
    write("sweep:turned_down", by=by, about=whose(found))
    begin_anew(found)
    found.trouble = Trouble.TURNED_DOWN
    found.save()
    return found


@operation
def tell_password(found: FoundFile, *, by: StaffMember) -> str:
    """Show what opens the protected copy of a file, to tell its owner."""
    found = _locked(found)
    grant = take_house(KEY, by=by, act="sweep:password_told", about=[found])
    password = grant.open(found, "password")
    if not password:
        raise NoPassword("This file has no password of ours.")
    return password


def _opened(found: FoundFile, grant: Grant) -> OpenFound:
    return OpenFound(
        found,
        os.fsdecode(grant.open_bytes(found.place, "path")),
        os.fsdecode(grant.open_bytes(found, "path")),
        grant.open(found, "owner"),
        grant.open(found, "reason"),
    )


def _locked(found: FoundFile) -> FoundFile:
    FoundFile.objects.select_for_update().get(pk=found.pk)
    fresh: FoundFile = FoundFile.objects.select_related("place", "record").get(pk=found.pk)
    return fresh


def _asked(found: FoundFile, by: StaffMember) -> FoundFile:
    fresh = _locked(found)
    if not asked_of(by).filter(pk=fresh.pk).exists():
        raise NoSuchFile("Nobody asks you about this file any more.")
    return fresh
