"""What is asked of whom and how it stands, who stands for which role, and who may read what was confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from safehaven.foundation.capabilities import Capability
from safehaven.governance.answering import NEEDED_WHEN_CALLED
from safehaven.governance.attestations import ATTESTATIONS, Attestation, Question
from safehaven.governance.intervals import due_after
from safehaven.governance.models import Appointment, Confirmation, Evidence, Finding
from safehaven.policies.front import clauses_in_force
from safehaven.workforce.front import (
    Role,
    StaffMember,
    capabilities_of,
    holders_of,
    holding,
    roles_of,
    working_here,
)
from safehaven_core.policy import Mode

DEPUTY_AFTER = timedelta(days=7)
TOLD_BEFORE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Asking:
    """An attestation as it is asked of the house, or of one person about themselves, and how it stands."""

    attestation: Attestation
    questions: tuple[Question, ...]
    of: StaffMember | None
    newest: Confirmation | None
    due_at: datetime
    open_findings: tuple[Finding, ...]

    @property
    def is_due(self) -> bool:
        """Whether it has to be confirmed now.

        What was confirmed at a moment that has not come yet proves nothing: the clock was wrong then, or is now.
        """
        now = timezone.now()
        return self.newest is None or self.newest.confirmed_at > now or self.due_at <= now

    @property
    def is_due_soon(self) -> bool:
        """Whether whoever is asked should hear of it."""
        soon = timedelta(0) if self.attestation.in_hours else TOLD_BEFORE
        return self.is_due or self.due_at <= timezone.now() + soon

    @property
    def is_for_the_deputy(self) -> bool:
        """Whether it has waited so long that the deputy is asked as well."""
        return self.is_due and self.due_at + DEPUTY_AFTER <= timezone.now()

    def about(self, controls: frozenset[str]) -> Asking | None:
        """The part of it that is about some controls: their questions and findings; None where it has none."""
        questions = tuple(one for one in self.questions if one.control in controls)
        slugs = {one.slug for one in questions}
        findings = tuple(one for one in self.open_findings if one.question in slugs)
        return (
            Asking(self.attestation, questions, self.of, self.newest, self.due_at, findings)
            if questions
            else None
        )


def controls_called() -> dict[str, datetime]:
    """The controls that adopted policies call for more than a reminder, and since when."""
    called: dict[str, datetime] = {}
    for one in clauses_in_force():
        if one.clause.mode is not Mode.PROMPT:
            called[one.clause.control] = min(one.since, called.get(one.clause.control, one.since))
    return called


def all_askings() -> list[Asking]:
    """Everything that is asked now, of the house and of each person."""
    called, newest, findings = controls_called(), _newest(), _open_findings()
    people: list[StaffMember] | None = None
    found = []
    for attestation in ATTESTATIONS.values():
        questions = tuple(one for one in attestation.questions if one.control in called)
        if not questions:
            continue
        if attestation.role is None and people is None:
            people = list(holding(Capability.POLICY_READ))
        for of in [None] if attestation.role is not None else people or []:
            last = newest.get((attestation.slug, of.pk if of else None))
            due = _due(attestation, questions, of, last, called)
            key = (attestation.slug, of.pk if of else None)
            found.append(Asking(attestation, questions, of, last, due, tuple(findings.get(key, ()))))
    return found


def asking_for(attestation: Attestation, by: StaffMember) -> Asking | None:
    """One attestation as it concerns a member of staff; None where it is not asked now."""
    of = by.pk if attestation.role is None else None
    found = (one for one in all_askings() if one.attestation is attestation)
    return next((one for one in found if (one.of.pk if one.of else None) == of), None)


def is_asked(asking: Asking, by: StaffMember) -> bool:
    """Whether a member of staff is the one, or one of those, who confirm this now."""
    if asking.of is not None:
        return asking.of.pk == by.pk
    return any(one.pk == by.pk for one in people_asked(asking))


def people_asked(asking: Asking) -> list[StaffMember]:
    """Whoever holds the role; the deputy too where nobody does, or it waits too long; the chief executive at last."""
    if asking.attestation.role is None:
        return [asking.of] if asking.of else []
    return answering_for(asking.attestation.role, late=asking.is_for_the_deputy)


def answering_for(role: Role, *, late: bool) -> list[StaffMember]:
    """Whoever is asked what a role is asked, in time or once it waits too long."""
    holders = list(holders_of(role))
    if holders and not late:
        return holders
    deputy = deputy_of(role)
    if deputy is not None and deputy not in holders:
        holders.append(deputy)
    return holders or list(holders_of(Role.CHIEF_EXECUTIVE))


def appointments() -> dict[Role, Appointment]:
    """What is noted for each role."""
    return {Role(one.role): one for one in Appointment.objects.select_related("deputy")}


def deputy_of(role: Role) -> StaffMember | None:
    """Who stands in for a role, if they work here."""
    one = Appointment.objects.filter(role=role, deputy__in=working_here()).select_related("deputy").first()
    return one.deputy if one else None


def needed_roles() -> frozenset[Role]:
    """The roles that must not be empty, by the law and by the adopted policies."""
    called = {one.clause.control for one in clauses_in_force()}
    asked = {role for role, controls in NEEDED_WHEN_CALLED.items() if not controls.isdisjoint(called)}
    return frozenset({Role.DATA_PROTECTION_OFFICER, *asked})


def confirmations_open_to(by: StaffMember) -> QuerySet[Confirmation]:
    """What somebody confirmed, is asked to confirm or watches over.

    What people confirmed about themselves is for them and those who oversee, and not for everybody who
    may read the ledger.
    """
    may = capabilities_of(by)
    mine = Q(confirmed_by=by) | Q(findings__mender=by) | Q(of__isnull=True, attestation__in=_asked_of(by))
    if Capability.LEDGER_READ in may:
        mine |= Q(of__isnull=True)
    if Capability.DISCLOSURE_OVERSEE in may:
        mine |= Q(of__isnull=False)
    found = Confirmation.objects.filter(pk__in=Confirmation.objects.filter(mine).values("pk"))
    return (
        found.select_related("confirmed_by", "evidence")
        .defer("evidence__content")
        .prefetch_related("findings__mender", "findings__mended_by")
    )


def evidence_open_to(by: StaffMember) -> QuerySet[Evidence]:
    """The files of those confirmations."""
    return Evidence.objects.filter(confirmation__in=confirmations_open_to(by).values("pk"))


def findings_open_to(by: StaffMember) -> QuerySet[Finding]:
    """The findings of those confirmations."""
    found = Finding.objects.filter(confirmation__in=confirmations_open_to(by).values("pk"))
    return found.select_related("confirmation", "mender")


def findings_to_mend(by: StaffMember) -> QuerySet[Finding]:
    """What somebody said they would mend, and has not yet."""
    return Finding.objects.filter(mender=by, mended_at__isnull=True).select_related("confirmation")


def may_close(finding: Finding, by: StaffMember) -> bool:
    """Whoever was to mend it, was asked, or confirmed it about themselves, says that it is mended."""
    confirmation = finding.confirmation
    mine = confirmation.of_id is None and confirmation.attestation in _asked_of(by)
    return by.pk in {finding.mender_id, confirmation.of_id} or mine


def _asked_of(by: StaffMember) -> list[str]:
    """The attestations of the roles that somebody holds or stands in for."""
    stands_in = Appointment.objects.filter(deputy=by).values_list("role", flat=True)
    roles = roles_of(by) | {Role(role) for role in stands_in}
    return [one.slug for one in ATTESTATIONS.values() if one.role in roles]


def _newest() -> dict[tuple[str, UUID | None], Confirmation]:
    rows = Confirmation.objects.filter(newest=True).defer("note").select_related("confirmed_by")
    return {(one.attestation, one.of_id): one for one in rows}


def _open_findings() -> dict[tuple[str, UUID | None], list[Finding]]:
    found = defaultdict(list)
    rows = Finding.objects.filter(mended_at__isnull=True).select_related("confirmation", "mender")
    for one in rows:
        found[one.confirmation.attestation, one.confirmation.of_id].append(one)
    return found


def _due(
    attestation: Attestation,
    questions: Iterable[Question],
    of: StaffMember | None,
    newest: Confirmation | None,
    called: dict[str, datetime],
) -> datetime:
    """When it is due: the interval after it was confirmed, or as soon as something was asked that was not answered."""
    return min(_dues(attestation, questions, of, newest, called))


def _dues(
    attestation: Attestation,
    questions: Iterable[Question],
    of: StaffMember | None,
    newest: Confirmation | None,
    called: dict[str, datetime],
) -> Iterator[datetime]:
    answered = newest.answers if newest else {}
    for question in questions:
        if question.slug not in answered:
            since = called[question.control]
            yield max(since, of.active_from) if of else since
    if newest is not None:
        yield due_after(newest.confirmed_at, attestation)
        if newest.until is not None:
            yield timezone.make_aware(datetime.combine(newest.until, time.min))


def readable_by(by: StaffMember) -> set[str]:
    """The attestations of which somebody may read what was confirmed: theirs, or all that they watch over."""
    may = capabilities_of(by)
    own = {one.slug for one in ATTESTATIONS.values() if one.role is None}
    mine = own | set(_asked_of(by)) | set(confirmations_open_to(by).values_list("attestation", flat=True))
    return mine | (set(ATTESTATIONS) if Capability.LEDGER_READ in may else set())
