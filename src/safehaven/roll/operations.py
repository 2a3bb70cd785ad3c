"""The duty of keeping the roll, the acts by which it is taken, and what reading documents and texts leaves."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, OnDuty, duty, take_on_duty
from safehaven.directory.front import CLOSE_READS
from safehaven.documents.front import Version
from safehaven.foundation.actors import Actor, System
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.records.front import READS, grant_for_duty, how_many_records, keys_of
from safehaven.roll.models import Looked

KEEPER = System("roll")
KEEPING = duty(
    "roll",
    of=KEEPER,
    why="To recognise the people whom we support in what is about to leave, and hold it.",
    reads=READS | CLOSE_READS,
)


@operation
def read_everybody() -> OnDuty:
    """Take what opens names, addresses and numbers of all people; the roll is built from it."""
    return take_on_duty(KEEPING, act="roll:built", records=how_many_records())


@operation
def read_again(records: Sequence[UUID], *, through: int) -> OnDuty:
    """Take what opens those of people whose records were changed, up to a line of the ledger."""
    keys = keys_of(records)
    return take_on_duty(KEEPING, act="roll:kept_current", only=keys, records=len(records), through=through)


@operation
def open_to_read(version: Version) -> Grant:
    """Open a document that somebody wants to share, to see who else is in it."""
    document = version.document
    return grant_for_duty(document.record, by=KEEPER, act="roll:document_opened", about=[document, version])


@operation
def keep_findings(version: Version, grant: Grant, findings: str) -> Looked:
    """Keep what was found in a document, sealed.  What was found earlier gives way."""
    Version.objects.select_for_update().get(pk=version.pk)
    looked = Looked.objects.filter(version=version).first() or Looked(version=version)
    looked.looked_at = timezone.now()
    grant.seal(looked, findings=findings)
    looked.save()
    document = version.document
    write("roll:document_looked_through", by=KEEPER, about=[document.record, document, version])
    return looked


@operation
def note_question(*, found: int, by: Actor) -> None:
    """Note that somebody asked whom a text is about: how many were found, never what was asked."""
    write("roll:asked", by=by, found=found)
