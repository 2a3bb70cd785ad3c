"""What waits for somebody before access: for the home page.  Certificates that end soon are training's to tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.urls import reverse

from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.readiness.queries import Readiness, accepted_before, readiness_of
from safehaven.workforce.front import StaffMember

_NEEDS_YOU = Tag("Needs you", Colour.RED)


def waiting_for(standing: Standing) -> Iterator[Task]:
    """The way to the first record, for those to whom it is closed; what is new to read, for the others."""
    if not standing.ready:
        return
    staff, address = cast("StaffMember", standing.staff), reverse("readiness:before_you_start")
    found = readiness_of(staff)
    if standing.withheld is not None:
        yield from _what_closes(staff, found, address)
    elif not found.signed or found.to_accept:
        yield Task("Read and accept what is new", Tag("Waiting", Colour.ORANGE), address)


def _what_closes(staff: StaffMember, found: Readiness, address: str) -> Iterator[Task]:
    """New versions of policies by their names, where nothing else is missing; otherwise the whole way."""
    known = accepted_before(staff, found.to_accept)
    if found.signed and found.trained and found.to_accept and len(known) == len(found.to_accept):
        hint = "Read and accept it: until then nothing about people opens to you."
        for edition in found.to_accept:
            yield Task(f"“{edition.title}” has a new version", _NEEDS_YOU, address, hint, blocks=True)
        return
    hint = "Nothing about people opens to you until this is done."
    yield Task("Before you start", _NEEDS_YOU, address, hint, blocks=True)
