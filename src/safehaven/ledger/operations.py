"""Acts upon the ledger itself: asking whether it holds, writing down the answer, taking a copy out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger import rules
from safehaven.ledger.checking import Checked
from safehaven.ledger.models import Examination
from safehaven.ledger.writing import write


@operation
def ask_for_examination(*, by: Actor) -> Examination:
    """Ask the worker to examine the ledger.  Raises AlreadyAsked while an examination waits."""
    rules.check_none_waits()
    examination = Examination(asked_at=datetime.now(UTC), asked_by=by.ledger_name)
    examination.save(force_insert=True)
    write("ledger:examination_asked_for", by=by, about=[examination])
    return examination


@operation
def record_examination(examination: Examination, checked: Checked, *, by: Actor) -> Examination:
    """Write down what an examination found.  Raises AlreadyExamined if another worker was first."""
    examination = Examination.objects.select_for_update().get(pk=examination.pk)
    rules.check_not_examined(examination)

    examination.examined_at, examination.size = datetime.now(UTC), checked.size
    examination.findings = [asdict(finding) for finding in checked.findings]
    examination.save(update_fields=["examined_at", "size", "findings"])

    write("ledger:examined", by=by, about=[examination], size=checked.size, findings=len(checked.findings))
    return examination


@operation
def note_export(*, by: Actor, size: int) -> None:
    """Write down that the ledger was taken out, up to a size."""
    write("ledger:exported", by=by, size=size)


@operation
def note_proof(*, by: Actor, number: int) -> None:
    """Write down that the proof of a line was taken out."""
    write("ledger:line_proved", by=by, number=number)


@operation
def note_checkpoint(*, by: Actor, size: int) -> None:
    """Write down that somebody took a signed checkpoint, to keep it somewhere else."""
    write("ledger:checkpoint_taken", by=by, size=size)
