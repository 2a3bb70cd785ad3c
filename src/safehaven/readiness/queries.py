"""Where somebody stands: read from the rows of this moment, each time anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import CharField, DateTimeField, Q, QuerySet, Subquery, UUIDField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from safehaven.foundation.prepared import Blank, Prepared
from safehaven.foundation.together import Asking, Rows, Together, moment_in
from safehaven.readiness.agreement_text import SHIPPED
from safehaven.readiness.models import Acceptance, AgreementText, LatestMoment, Reading
from safehaven.readiness.moments import moment
from safehaven.readiness.sources import Edition, Training, asking_for_all, found_in
from safehaven.readiness.states import AGREEMENT
from safehaven.workforce.front import Role, StaffMember, roles_of, teammates_of, working_here


def digest_of(text: str) -> str:
    """What tells one version of a text from any other."""
    return sha256(text.encode()).hexdigest()


SHIPPED_DIGEST = digest_of(SHIPPED)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement that everybody signs, in the version that holds now."""

    number: int
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """Where one person stands before access.

    `at` is the moment by which this was judged; `seen`, the latest moment known before, if any was.
    """

    signed: bool
    to_accept: tuple[Edition, ...]
    training: Training
    at: datetime
    seen: datetime | None

    @property
    def trained(self) -> bool:
        """Whether every certificate that they need holds at that moment."""
        until = self.training.good_until
        return not self.training.missing and until is not None and until > self.at

    @property
    def complete(self) -> bool:
        """Whether nothing has to be done before access."""
        return self.signed and not self.to_accept and self.trained


@dataclass(frozen=True, slots=True)
class _Found:
    """What one person accepted, which agreement holds, and the latest moment seen."""

    pairs: frozenset[tuple[str, str]] = frozenset()
    current: str = SHIPPED_DIGEST
    seen: datetime | None = None


def readiness_of(staff: StaffMember) -> Readiness:
    """Where somebody stands now."""
    return readiness_of_all([staff])[staff.pk]


def readiness_of_all(people: Iterable[StaffMember]) -> dict[UUID, Readiness]:
    """Where each of these stands now, in one query whoever it is about: every request and every grant pays for it."""
    keys = [staff.pk for staff in people]
    accepted, *others = _STANDS.ask(staff=keys, now=timezone.now())
    editions, trained = found_in(*others)
    found = _accepted_in(accepted)
    return {key: _judged(found.get(key, _Found()), editions, trained[key]) for key in keys}


def agreement() -> Agreement:
    """The agreement that holds now."""
    newest = AgreementText.objects.order_by("-number").first()
    if newest is None:
        return Agreement(1, SHIPPED, SHIPPED_DIGEST)
    return Agreement(newest.number, newest.text, newest.digest)


def agreement_with(digest: str) -> Agreement | None:
    """A version of the agreement that was kept, or is shipped."""
    kept = AgreementText.objects.filter(digest=digest).order_by("-number").first()
    if kept is not None:
        return Agreement(kept.number, kept.text, kept.digest)
    return agreement() if digest == SHIPPED_DIGEST else None


def acceptances_of(staff: StaffMember) -> QuerySet[Acceptance]:
    """Everything that somebody signed or accepted, the newest first."""
    return Acceptance.objects.filter(staff=staff).order_by("-accepted_at")


def sections_read(staff: StaffMember, edition: Edition) -> int:
    """How many sections of one version somebody went on from."""
    reading = reading_of(staff, edition)
    return reading.sections if reading else 0


def reading_of(staff: StaffMember, edition: Edition) -> Reading | None:
    """How far somebody went on in one version, once they have."""
    found = _READING.ask(staff=staff.pk, policy=edition.policy, digest=edition.digest)
    return found[0] if found else None


_READING = Prepared(
    lambda staff, policy, digest: Reading.objects.filter(staff=staff, policy=policy, digest=digest),
    staff=UUIDField(),
    policy=CharField(),
    digest=CharField(),
)


def has_accepted(staff: StaffMember, edition: Edition) -> bool:
    """Whether somebody accepted this version."""
    return acceptances_of(staff).filter(what=edition.policy, digest=edition.digest).exists()


def accepted_before(staff: StaffMember, editions: Iterable[Edition]) -> dict[str, Acceptance]:
    """For each policy of which somebody accepted another version, the one that they accepted last."""
    now = {edition.policy: edition.digest for edition in editions}
    earlier = acceptances_of(staff).filter(what__in=now).order_by("accepted_at")
    return {one.what: one for one in earlier if one.digest != now[one.what]}


def led_by(leader: StaffMember) -> QuerySet[StaffMember]:
    """Those whom somebody manages: who reports to them, and for a manager the members of their teams."""
    led = Q(line_manager=leader)
    if Role.MANAGER in roles_of(leader):
        led |= Q(pk__in=teammates_of(leader).values("pk"))
    return working_here().filter(led)


def _judged(found: _Found, editions: list[Edition], training: Training) -> Readiness:
    return Readiness(
        signed=(AGREEMENT, found.current) in found.pairs,
        to_accept=tuple(each for each in editions if (each.policy, each.digest) not in found.pairs),
        training=training,
        at=moment(found.seen),
        seen=found.seen,
    )


def _asking_what_was_accepted(staff: Blank) -> Asking:
    newest = AgreementText.objects.order_by("-number").values("digest")[:1]
    rows = Acceptance.objects.filter(staff__in=staff).annotate(
        current=Coalesce(Subquery(newest), Value(SHIPPED_DIGEST)),
        seen=Subquery(LatestMoment.objects.values("at")[:1]),
    )
    return Asking(rows, ("staff", "what", "digest", "current", "seen"))


_STANDS = Together(
    lambda staff, now: [_asking_what_was_accepted(staff), *asking_for_all(staff, now)],
    staff=UUIDField(),
    now=DateTimeField(),
)


def _accepted_in(rows: Rows) -> dict[UUID, _Found]:
    found: dict[UUID, _Found] = {}
    for key, what, digest, current, seen in rows:
        staff = UUID(key)
        before = found.get(staff, _Found())
        found[staff] = _Found(before.pairs | {(what, digest)}, current, moment_in(seen))
    return found
