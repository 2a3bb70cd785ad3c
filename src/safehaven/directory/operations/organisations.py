"""Organisations: added, renamed, looked at together with their people."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from safehaven.access.front import take_house
from safehaven.directory.held import CONSULTED, OpenRecipient, opened, sent_before
from safehaven.directory.models import Organisation
from safehaven.directory.rules import AlreadyThere, check_written
from safehaven.directory.states import OrganisationKind
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import StaffMember


@operation
def add_organisation(name: str, kind: OrganisationKind, *, once: UUID, by: StaffMember) -> Organisation:
    """Add an organisation.  Raises AlreadyThere for a name that is taken, in any case of its letters."""
    if again := sent_before(Organisation, once, by):
        return again
    kept = _kept_name(name)
    organisation = Organisation(name=kept, kind=kind, once=once, added_at=timezone.now(), added_by=by)
    organisation.save(force_insert=True)
    write("directory:organisation_added", by=by, about=[organisation], kind=kind.value)
    return organisation


@operation
def correct_organisation(
    organisation: Organisation, name: str, kind: OrganisationKind, *, by: StaffMember
) -> Organisation:
    """Give an organisation another name or kind."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    organisation.name, organisation.kind = _kept_name(name, besides=organisation), kind
    organisation.save(update_fields=["name", "kind"])
    write("directory:organisation_corrected", by=by, about=[organisation], kind=kind.value)
    return organisation


@operation
def open_organisation(organisation: Organisation, *, by: StaffMember) -> list[OpenRecipient]:
    """Look at the people listed at an organisation, by name."""
    people = list(organisation.people.select_related("organisation"))
    grant = take_house("directory", by=by, act=CONSULTED, about=[organisation], shown=len(people))
    for recipient in people:
        recipient.record = None  # they are at an organisation: saves asking for each
    return sorted((opened(recipient, grant) for recipient in people), key=lambda one: one.name.casefold())


def _kept_name(name: str, besides: Organisation | None = None) -> str:
    kept = " ".join(name.split())
    check_written(kept, "Write the name of the organisation.")
    others = Organisation.objects.filter(name__iexact=kept)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise AlreadyThere("An organisation of this name is in the directory already. Use that one.")
    return kept
