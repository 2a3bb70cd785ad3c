"""What every message asks the database, put into SQL once (decision 61).  What is rarely asked stands in `queries`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import BinaryField, CharField, DateField, DateTimeField, QuerySet, UUIDField
from django.utils import timezone

from safehaven.foundation.prepared import Blank, Prepared
from safehaven.foundation.random_secrets import hash_of
from safehaven.mailguard import queries
from safehaven.mailguard.models import AppPassword, Delivery, Submission
from safehaven.mailguard.states import ENDS, State, Topic
from safehaven.workforce.front import StaffMember, working_here

SENDERS_AT_ONCE = 40


def _oldest_of_each(now: Blank) -> QuerySet[Submission]:
    return queries.to_judge(now)[:SENDERS_AT_ONCE]


def _of_leavers(now: Blank) -> QuerySet[Submission]:
    return queries.of_leavers(now)[: queries.AT_ONCE]


def _due(now: Blank) -> QuerySet[Delivery]:
    return queries.due_for_sending(now)[: queries.AT_ONCE]


_PASSWORD = Prepared(
    lambda secret_hash: AppPassword.objects.filter(
        secret_hash=secret_hash, ended_at__isnull=True
    ).select_related("staff"),
    secret_hash=CharField(),
)
_PASSWORD_LOCKED = Prepared(
    lambda password: (
        AppPassword.objects.select_for_update(of=("self",)).select_related("staff").filter(pk=password)
    ),
    password=UUIDField(),
)
_TAKEN_BEFORE = Prepared(
    lambda sender, once: Submission.objects.filter(sender=sender, once=once).exclude(state=State.TAKEN_BACK)[
        :1
    ],
    sender=UUIDField(),
    once=BinaryField(),
)
_OLDEST = Prepared(_oldest_of_each, now=DateTimeField())
_OF_LEAVERS = Prepared(_of_leavers, now=DateTimeField())
_DUE = Prepared(_due, now=DateTimeField())
_LOCKED = Prepared(
    lambda submission: (
        Submission.objects.select_for_update(of=("self",)).select_related("sender").filter(pk=submission)
    ),
    submission=UUIDField(),
)
_DELIVERY_LOCKED = Prepared(
    lambda delivery: Delivery.objects.select_for_update().filter(pk=delivery), delivery=UUIDField()
)
_COPIES = Prepared(
    lambda submission: Delivery.objects.filter(submission=submission, topic=Topic.MESSAGE).order_by("place"),
    submission=UUIDField(),
)
_NOT_DONE = Prepared(
    lambda submission: (
        Delivery.objects.filter(submission=submission, topic=Topic.MESSAGE)
        .exclude(state__in=ENDS)
        .values_list("pk", flat=True)[:1]
    ),
    submission=UUIDField(),
)
_NAMES = Prepared(lambda now: working_here(now).values_list("email", "name"), now=DateTimeField())
_SECURE = Prepared(lambda: queries.secure_domains().values_list("domain", flat=True))
_COUNTS = Prepared(
    lambda domain, day: (
        queries.secure_domains()
        .filter(domain=domain, checked_on__lte=day, counts_until__gte=day)
        .values_list("pk", flat=True)
    ),
    domain=CharField(),
    day=DateField(),
)


def hash_as_written(secret: str) -> str:
    """What the database holds of an app password, however somebody typed it in."""
    return hash_of("".join(secret.lower().replace("-", "").split()))


def password_for(email: str, secret: str) -> AppPassword | None:
    """The app password with this secret, if it is this person's and lets them in now."""
    found = next(iter(_PASSWORD.ask(secret_hash=hash_as_written(secret))), None)
    right = found is not None and found.is_good and found.staff.email == email.strip().lower()
    return found if right else None


def password_locked(password_id: UUID) -> AppPassword:
    """An app password and its owner as they stand now."""
    found: AppPassword = _PASSWORD_LOCKED.one(password=password_id)
    return found


def taken_before(by: StaffMember, once: bytes) -> Submission | None:
    """The message of this token that somebody handed over already, unless it was taken back."""
    return next(iter(_TAKEN_BEFORE.ask(sender=by.pk, once=once)), None)


def oldest_of_each() -> list[Submission]:
    """The oldest message of each sender that nobody has looked at yet, of so many senders, oldest first."""
    return _OLDEST.ask(now=timezone.now())


def left_by_leavers() -> list[Submission]:
    """Messages that wait although their sender does not work here any more: asked every second, and hardly ever any."""
    return _OF_LEAVERS.ask(now=timezone.now())


def due_now(now: datetime) -> list[Delivery]:
    """The next that may leave now."""
    return _DUE.ask(now=now)


def locked(submission_id: UUID) -> Submission:
    """The message as it stands now.  Whoever else acts on it waits."""
    found: Submission = _LOCKED.one(submission=submission_id)
    return found


def both_locked(delivery: Delivery) -> tuple[Submission, Delivery]:
    """The message of a copy and the copy, locked in this order."""
    return locked(delivery.submission_id), _DELIVERY_LOCKED.one(delivery=delivery.pk)


def copies_for(submission: Submission) -> list[Delivery]:
    """The copies for its recipients, in the order of its envelope."""
    return _COPIES.ask(submission=submission.pk)


def is_done_with(submission: Submission) -> bool:
    """Whether no copy has anything before it any more."""
    return not _NOT_DONE.ask(submission=submission.pk)


def names_inside() -> dict[str, str]:
    """Who works here now: the name of each by their address, in small letters."""
    return {email.lower(): name for email, name in _NAMES.ask(now=timezone.now())}


def those_outside(addresses: Iterable[str]) -> set[str]:
    """Those of some addresses, in small letters, that are not of anybody who works here now."""
    return set(addresses) - names_inside().keys()


def counts_as_secure(domain: str) -> bool:
    """Whether mail to this very domain is secure today: never by likeness, and not for those below it."""
    return bool(_COUNTS.ask(domain=domain.lower(), day=timezone.localdate()))


def known_domains(inside: Iterable[str]) -> frozenset[str]:
    """The domains of our own addresses, and those on the list: what another one might be taken for."""
    return frozenset({*(email.rpartition("@")[2] for email in inside), *_SECURE.ask()})
