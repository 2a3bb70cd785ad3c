"""What some of the people supported agreed to, what one took back, and one whose record is paused."""

from __future__ import annotations

import uuid

from django.utils import timezone

from safehaven.directory.front import OrganisationKind
from safehaven.lawfulness.front import (
    Basis,
    Ended,
    Given,
    NewBasis,
    PauseGround,
    Reach,
    Whom,
    note_basis,
    pause,
    take_back,
)
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember

_HELP = "To get help with what we work on together"
_SCHOOL = "To talk with the school about lessons at home"
_ORDER = "To answer the family court about where the children live"
_ORDERED = "The court ordered it on 3 March; a copy is on file."
_WRONG = "The letter of May says that the rent was not paid. They have the receipts."


def agree(record: Record, worker: StaffMember, number: int) -> None:
    """Everybody is asked at the first meeting; one has a court order besides, and one took something back."""
    note_basis(record, _consent(Whom(Reach.ANYBODY), _HELP), by=worker)
    if number == 0:
        note_basis(record, _ordered(), by=worker)
    if number == 1:
        school = note_basis(
            record, _consent(Whom(Reach.KIND, kind=OrganisationKind.SCHOOL), _SCHOOL), by=worker
        )
        take_back(school, Ended.SAID, by=worker)


def pause_one(record: Record, worker: StaffMember, number: int) -> None:
    """One of them says that something is wrong, and has the use of their record paused."""
    if number == 2:
        today = timezone.localdate()
        pause(record, PauseGround.ACCURACY, _WRONG, told_on=today, once=uuid.uuid4(), by=worker)


def _consent(whom: Whom, purpose: str) -> NewBasis:
    return NewBasis(Basis.CONSENT, whom, purpose=purpose, given=Given.SAID, explained=True)


def _ordered() -> NewBasis:
    whom = Whom(Reach.KIND, kind=OrganisationKind.COURT)
    return NewBasis(Basis.LEGAL_OBLIGATION, whom, purpose=_ORDER, words=_ORDERED)
