"""What Robin agreed to, in one line each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from safehaven.lawfulness.front import (
    Basis,
    Given,
    NewBasis,
    Pause,
    PauseGround,
    Reach,
    SharingBasis,
    Whom,
    note_basis,
    pause,
)
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember

PURPOSE = "To find a home without the wasps"
PAUSED_WORDS = "Bobbin says that the wasps are not in the report"
ANYBODY = Whom(Reach.ANYBODY)


def consent(whom: Whom = ANYBODY, **other: Any) -> NewBasis:
    """That Robin agreed to share for one purpose."""
    new = NewBasis(Basis.CONSENT, whom, purpose=PURPOSE, given=Given.SAID, explained=True)
    return replace(new, once=uuid4(), **other)


def court_order(whom: Whom = ANYBODY) -> NewBasis:
    """That a court said so."""
    words = "The court ordered it on 3 May."
    return NewBasis(Basis.LEGAL_OBLIGATION, whom, purpose=PURPOSE, words=words)


def agreed(record: Record, by: StaffMember, whom: Whom = ANYBODY) -> SharingBasis:
    """Note that the person agreed."""
    made: SharingBasis = note_basis(record, consent(whom), by=by)
    return made


def paused(record: Record, by: StaffMember) -> Pause:
    """Pause the use of a record."""
    made: Pause = pause(record, PauseGround.ACCURACY, PAUSED_WORDS, once=uuid4(), by=by)
    return made
