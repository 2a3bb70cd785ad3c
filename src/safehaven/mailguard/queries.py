"""Whose app passwords and messages these are, and what waits for its turn."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from safehaven.disclosure.front import PASSWORD_KEPT
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.prepared import Blank
from safehaven.foundation.random_secrets import hash_of
from safehaven.mailguard.models import (
    AppPassword,
    Delivery,
    PasswordWay,
    Protection,
    SecureDomain,
    Submission,
)
from safehaven.mailguard.states import ENDED, NOTICES, State, Topic, Way
from safehaven.workforce.front import (
    Role,
    StaffMember,
    capabilities_of,
    reports_of,
    roles_of,
    teammates_of,
    working_here,
)

AT_ONCE = 50
LONGEST_KEPT = timedelta(days=90)


def passwords_of(staff: StaffMember) -> QuerySet[AppPassword]:
    """The app passwords of somebody that still work."""
    return AppPassword.objects.filter(staff=staff, ended_at__isnull=True).order_by("made_at")


def to_judge(now: datetime | Blank) -> QuerySet[Submission]:
    """The oldest message of each sender that nobody has looked at yet, oldest first."""
    waiting = Submission.objects.filter(state=State.RECEIVED, judge_after__lte=now)
    turn = Window(RowNumber(), partition_by=F("sender"), order_by="received_at")
    of_each = waiting.filter(sender__in=working_here(now)).annotate(turn=turn).filter(turn=1)
    found: QuerySet[Submission] = of_each.order_by("received_at")
    return found


def to_protect() -> QuerySet[Submission]:
    """What is going to leave as protected files that are not made yet: one of each sender in turn."""
    waiting = Submission.objects.filter(state=State.PROTECTING, judge_after__lte=timezone.now())
    turn = Window(RowNumber(), partition_by=F("sender"), order_by="received_at")
    return waiting.filter(sender__in=working_here()).order_by(turn, "received_at")


def due_for_sending(now: datetime | Blank) -> QuerySet[Delivery]:
    """Copies, passwords and notices whose turn it is, and those whose worker is gone before it handed them over.

    One of each sender in turn, so that somebody who writes to many does not keep others waiting.
    """
    passed = Q(topic=Topic.MESSAGE, submission__state=State.PASSED, submission__leaves_after__lte=now)
    theirs = (passed | Q(topic=Topic.PASSWORD)) & Q(submission__sender__in=working_here(now))
    may_leave = theirs | Q(topic__in=NOTICES)
    free = Q(state=Way.READY, not_before__lte=now) | Q(state=Way.CLAIMED, claimed_until__lt=now)
    turn = Window(RowNumber(), partition_by=F("submission__sender"), order_by="not_before")
    return Delivery.objects.filter(may_leave, free).order_by(turn, "not_before")


def interrupted(now: datetime | Blank) -> QuerySet[Delivery]:
    """Those that were being handed over when their worker vanished."""
    return Delivery.objects.filter(state=Way.HANDING_OVER, claimed_until__lt=now)


def of_leavers(now: datetime | Blank) -> QuerySet[Submission]:
    """Messages that wait although their sender does not work here any more, and that no worker has in hand."""
    waiting = Submission.objects.exclude(state__in=ENDED)
    return waiting.exclude(sender__in=working_here(now)).exclude(pk__in=_in_hand(now).values("submission"))


def is_in_hand(submission: Submission) -> bool:
    """Whether a worker has one of its copies, or nobody knows yet what became of one."""
    return _in_hand(timezone.now()).filter(submission=submission).exists()


def _in_hand(now: datetime | Blank) -> QuerySet[Delivery]:
    leased = Q(state=Way.CLAIMED, claimed_until__gte=now)
    return Delivery.objects.filter(leased | Q(state=Way.HANDING_OVER), topic=Topic.MESSAGE)


def copies_of(submission: Submission) -> QuerySet[Delivery]:
    """The copies for its recipients, in the order of its envelope."""
    return submission.deliveries.filter(topic=Topic.MESSAGE).order_by("place")


def is_under_way(submission: Submission) -> bool:
    """Whether a copy has left our hands, or is leaving them now."""
    return copies_of(submission).exclude(state__in=[Way.READY, Way.STOPPED]).exists()


def messages_of(staff: StaffMember) -> QuerySet[Submission]:
    """What somebody's mail programs handed over."""
    return Submission.objects.filter(sender=staff).select_related("password")


def that_wait_to_leave(staff: StaffMember) -> QuerySet[Submission]:
    """Somebody's messages that are on their way, and those about which a colleague is asked."""
    under_way = [State.RECEIVED, State.ASKED, State.PROTECTING, State.PASSED]
    return messages_of(staff).filter(state__in=under_way)


def that_left(staff: StaffMember) -> QuerySet[Submission]:
    """Somebody's messages of which a copy has left, or may have."""
    return messages_of(staff).filter(_has_left(), state=State.OVER)


def not_sent(staff: StaffMember) -> QuerySet[Submission]:
    """Somebody's messages that were taken back or stopped, or of which no copy could be delivered."""
    return messages_of(staff).filter(Q(state=State.TAKEN_BACK) | (Q(state=State.OVER) & ~_has_left()))


def _has_left() -> Exists:
    left = Delivery.objects.filter(topic=Topic.MESSAGE, state__in=[Way.SENT, Way.IN_DOUBT])
    return Exists(left.filter(submission=OuterRef("pk")))


def waiting_for_sender(staff: StaffMember) -> QuerySet[Submission]:
    """Somebody's messages that are held until they decide."""
    return messages_of(staff).filter(state=State.HELD).order_by("received_at")


def with_trouble(staff: StaffMember) -> QuerySet[Submission]:
    """Somebody's messages of which a copy did not arrive, or may not have."""
    troubled = Delivery.objects.filter(state__in=[Way.FAILED, Way.IN_DOUBT]).exclude(topic__in=NOTICES)
    return messages_of(staff).filter(pk__in=troubled.values("submission"))


def with_copies(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    """Messages, and to how many addresses each goes."""
    copies = Count("deliveries", filter=Q(deliveries__topic=Topic.MESSAGE))
    counted: QuerySet[Submission] = submissions.annotate(copies=copies)
    return counted


def waiting_for_second_person(by: StaffMember) -> QuerySet[Submission]:
    """What somebody may decide about as the second person: of their team or their people, never their own.

    The Caldicott Guardian may decide about all.
    """
    if Capability.DISCLOSURE_APPROVE not in capabilities_of(by):
        return Submission.objects.none()
    asked = Submission.objects.filter(state=State.ASKED).exclude(sender=by).select_related("sender")
    if Role.CALDICOTT_GUARDIAN in roles_of(by):
        return asked
    theirs = Q(sender__in=teammates_of(by).values("pk")) | Q(sender__in=reports_of(by).values("pk"))
    return asked.filter(theirs).order_by("received_at")


def open_to(by: StaffMember) -> QuerySet[Submission]:
    """The messages that somebody may look at: their own, and those about which they decide."""
    mine, asked = messages_of(by).values("pk"), waiting_for_second_person(by).values("pk")
    return Submission.objects.filter(Q(pk__in=mine) | Q(pk__in=asked)).select_related("sender")


def secure_domains() -> QuerySet[SecureDomain]:
    """The list of secure domains, with those whose time is over."""
    return SecureDomain.objects.filter(ended_at__isnull=True).select_related("added_by")


def way_by_link(token: str) -> PasswordWay | None:
    """The recipient's copy that a receipt link is about."""
    found = PasswordWay.objects.select_related("delivery__submission__sender")
    return found.filter(receipt_digest=hash_of(token)).first()


def password_of(delivery: Delivery) -> Delivery | None:
    """The e-mail with the password for a recipient's copy, where it goes by e-mail."""
    same = Delivery.objects.filter(submission=delivery.submission_id, place=delivery.place)
    return same.filter(topic=Topic.PASSWORD).first()


def password_by(delivery: Delivery) -> tuple[PasswordWay | None, Delivery | None]:
    """How the password for a recipient's copy goes, and the e-mail with it; nothing of a message in the open."""
    if not delivery.submission.goes_protected:
        return None, None
    return PasswordWay.objects.filter(delivery=delivery).first(), password_of(delivery)


def copies_with_passwords(submissions: QuerySet[Submission]) -> QuerySet[Delivery]:
    """The copies of some messages for which there is a password."""
    of = Delivery.objects.filter(submission__in=submissions.values("pk"), password_way__isnull=False)
    return of.filter(topic=Topic.MESSAGE).select_related("submission__sender", "password_way")


def with_old_passwords(now: datetime) -> QuerySet[Protection]:
    """Protected messages whose password has served, or is too old to be asked for."""
    kept = Protection.objects.filter(secret__isnull=False)
    over, stale = now - PASSWORD_KEPT, now - LONGEST_KEPT
    sent = Delivery.objects.filter(topic=Topic.PASSWORD, sent_at__lt=over, place=OuterRef("delivery__place"))
    sent = sent.filter(submission=OuterRef("delivery__submission"))
    served = Q(told_at__lt=over) | Q(Exists(sent))
    open_still = PasswordWay.objects.filter(delivery__submission=OuterRef("submission")).exclude(served)
    return kept.filter(
        Q(submission__state=State.TAKEN_BACK)
        | Q(submission__over_at__lt=stale)
        | (Q(submission__over_at__lt=over) & ~Exists(open_still))
    )


def sent_in_the_open(since: datetime) -> QuerySet[Submission]:
    """What was sent as it is."""
    went = Submission.objects.filter(state__in=[State.PASSED, State.OVER], goes_protected=False)
    return went.filter(received_at__gte=since)


def to_note() -> QuerySet[Submission]:
    """Messages that are over and do not stand on anybody's record yet."""
    return Submission.objects.filter(state=State.OVER, noted_at__isnull=True).order_by("over_at")
