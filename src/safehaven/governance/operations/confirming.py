"""Acts on what people confirm: confirm it, look at it, close what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.governance.attestations import Attestation, Question
from safehaven.governance.models import Confirmation, Evidence, Finding
from safehaven.governance.queries import asking_for, confirmations_open_to, controls_called
from safehaven.governance.rules import (
    NotAnswered,
    NotAsked,
    NotSaid,
    SomebodyWasQuicker,
    check_answered,
    check_is_asked,
    check_is_open,
    check_may_close,
    check_nobody_was_quicker,
)
from safehaven.ledger.front import write
from safehaven.workforce.front import StaffMember

KEY = "governance"
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, who mends it, and by when."""

    what: str
    mender: StaffMember
    mend_by: date


@dataclass(frozen=True, slots=True)
class File:
    """A file that shows it, recognised by its content."""

    name: str
    ending: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says to an attestation.  `fault` is about every question answered with no."""

    answers: Mapping[str, bool]
    fault: Fault | None = None
    note: str = ""
    until: date | None = None
    evidence: File | None = None


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding in clear."""

    finding: Finding
    what: str
    how: str


@dataclass(frozen=True, slots=True)
class OpenConfirmation:
    """A confirmation in clear, without the content of its file."""

    confirmation: Confirmation
    note: str
    file_name: str
    findings: list[OpenFinding] = field(default_factory=list)


@operation
def confirm(attestation: Attestation, said: Said, *, after: int, once: UUID, by: StaffMember) -> Confirmation:
    """Keep what somebody who is asked says.  `after` is the number of the confirmation that they saw."""
    StaffMember.objects.select_for_update().get(pk=by.pk)  # two clicks at once come one after the other
    made: Confirmation | None = Confirmation.objects.filter(once=once, confirmed_by=by).first()
    if made is not None:
        write("governance:form_sent_again", by=by, about=[made])
        return made
    of = by if attestation.role is None else None
    newest = _newest_under_lock(attestation, of)
    asking = asking_for(attestation, by)
    check_is_asked(asking, by)
    check_nobody_was_quicker(newest, after)
    check_answered(asking.questions if asking else (), said.answers)
    return _keep(attestation, said, newest, of=of, once=once, by=by)


@operation
def confirm_by_script(attestation: Attestation, *, by: Actor) -> Confirmation:
    """Note that a program on the server did what is asked, and that all of it went well."""
    called = controls_called()
    questions = [one for one in attestation.questions if one.control in called]
    if not attestation.by_script or not questions:
        raise NotAsked(
            "A program cannot confirm this, or no adopted policy asks for it. See the page of regular checks."
        )
    newest = _newest_under_lock(attestation, None)
    said = Said({one.slug: True for one in questions})
    return _keep(attestation, said, newest, of=None, once=uuid4(), by=by)


@operation
def open_confirmations(attestation: Attestation, *, by: StaffMember) -> list[OpenConfirmation]:
    """Look at the newest of what was confirmed, as far as it is open to this person."""
    found = list(
        confirmations_open_to(by)
        .filter(attestation=attestation.slug)
        .order_by("-confirmed_at", "pk")[:MOST_SHOWN]
    )
    grant = take_house(KEY, by=by, act="governance:consulted", attestation=attestation.slug, shown=len(found))
    return [_opened(one, grant) for one in found]


@operation
def open_evidence(evidence: Evidence, *, by: StaffMember) -> bytes:
    """The file that goes with a confirmation.  Whether it is open to this person the caller's query decides."""
    grant = take_house(KEY, by=by, act="governance:evidence_opened", about=[evidence])
    return grant.open_bytes(evidence, "content")


@operation
def open_finding(finding: Finding, *, by: StaffMember) -> OpenFinding:
    """What was found, as text."""
    grant = take_house(KEY, by=by, act="governance:finding_opened", about=[finding])
    return OpenFinding(finding, grant.open(finding, "what"), grant.open(finding, "how"))


@operation
def mend(finding: Finding, how: str, *, by: StaffMember) -> Finding:
    """Say that what was wrong is mended, and how."""
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    check_may_close(finding, by)
    check_is_open(finding)
    if not how.strip():
        raise NotSaid("Write what was done.")
    grant = take_house(KEY, by=by, act="governance:finding_mended", about=[finding])
    grant.seal(finding, how=how.strip())
    finding.mended_at, finding.mended_by = timezone.now(), by
    finding.save(update_fields=["mended_at", "mended_by", "how"])
    return finding


def _newest_under_lock(attestation: Attestation, of: StaffMember | None) -> Confirmation | None:
    rows = Confirmation.objects.filter(attestation=attestation.slug, of=of)
    return rows.select_for_update().order_by("-number").first()


def _keep(
    attestation: Attestation,
    said: Said,
    newest: Confirmation | None,
    *,
    of: StaffMember | None,
    once: UUID,
    by: Actor,
) -> Confirmation:
    faults = _faults(attestation, said)
    if newest is not None:
        newest.newest = False
        newest.save(update_fields=["newest"])
    made = Confirmation(
        attestation=attestation.slug,
        of=of,
        number=newest.number + 1 if newest else 1,
        answers=dict(said.answers),
        until=said.until,
        confirmed_at=timezone.now(),
        confirmed_by=by if isinstance(by, StaffMember) else None,
        once=once,
    )
    grant = take_house(
        KEY,
        by=by,
        act="governance:confirmed",
        about=[made],
        attestation=attestation.slug,
        number=made.number,
        faults=len(faults),
    )
    _fill(made, said, faults, grant)
    return made


def _fill(made: Confirmation, said: Said, faults: list[Question], grant: Grant) -> None:
    if said.note.strip():
        grant.seal(made, note=said.note.strip())
    _insert(made)
    if said.fault is not None:
        for question in faults:
            _note_fault(made, question, said.fault, grant)
    if said.evidence is not None:
        _attach(made, said.evidence, grant)


def _faults(attestation: Attestation, said: Said) -> list[Question]:
    """The questions answered with no.  Each needs somebody who mends it."""
    if attestation.ends and said.until is None:
        raise NotAnswered("Enter the date on which it runs out.")
    faults = [one for one in attestation.questions if said.answers.get(one.slug) is False]
    if faults and (said.fault is None or not said.fault.what.strip()):
        raise NotSaid("You answered no. Write what is wrong, and say who mends it and by when.")
    return faults


def _insert(made: Confirmation) -> None:
    """Two first confirmations at once find no row to wait for: the database lets one in."""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise SomebodyWasQuicker(
            "A colleague confirmed this at the same moment. Nothing of yours was kept. "
            "Look at what they wrote first."
        ) from None


def _note_fault(made: Confirmation, question: Question, fault: Fault, grant: Grant) -> None:
    finding = Finding(confirmation=made, question=question.slug, mender=fault.mender, mend_by=fault.mend_by)
    grant.seal(finding, what=fault.what.strip())
    finding.save(force_insert=True)


def _attach(made: Confirmation, file: File, grant: Grant) -> None:
    evidence = Evidence(confirmation=made, ending=file.ending, size=len(file.content))
    grant.seal(evidence, name=file.name)
    grant.seal_bytes(evidence, content=file.content)
    evidence.save(force_insert=True)


def _opened(one: Confirmation, grant: Grant) -> OpenConfirmation:
    evidence = getattr(one, "evidence", None)
    name = grant.open(evidence, "name") if evidence else ""
    findings = [
        OpenFinding(finding, grant.open(finding, "what"), grant.open(finding, "how"))
        for finding in one.findings.all()
    ]
    return OpenConfirmation(one, grant.open(one, "note"), name, findings)
