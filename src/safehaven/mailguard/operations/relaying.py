"""The worker's acts on copies: each step is one, so that a crash is between two.

    ready → claimed (a lease; whoever comes later may take it over) → handing-over → sent

Before `handing-over` nothing has left, so the step is simply done again.  From there on only the server's
answer tells; without one the copy is in doubt, the sender is told, and it is never sent again by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.disclosure.front import GIVING_SECONDS, Failure, Trouble, longer_for, wait_after
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import allowed
from safehaven.ledger.front import write
from safehaven.mailguard.actors import GUARD, KEY
from safehaven.mailguard.asked_often import both_locked
from safehaven.mailguard.lawful import check_lawful_now
from safehaven.mailguard.models import Delivery, Submission
from safehaven.mailguard.moving import end_if_done, go, let_password_go, tell_sender
from safehaven.mailguard.rules import TakenOver, check_is_needed
from safehaven.mailguard.states import NOTICES, State, Topic, Way
from safehaven.policies.front import Parameter, in_force

CLAIM = timedelta(minutes=3)
HAND_OVER = timedelta(seconds=GIVING_SECONDS + 60)
GIVE_UP_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A copy in one worker's hands."""

    submission: Submission
    delivery: Delivery
    grant: Grant


@operation
def claim(delivery: Delivery, token: UUID) -> Claimed:
    """Take a copy into one worker's hands.  Raises TakenOver, and NotNeeded for a notice of what is over."""
    submission, delivery = both_locked(delivery)
    now = timezone.now()
    if not (_is_due(delivery, now) or _is_abandoned(delivery, now)) or not _may_leave(submission, delivery):
        raise TakenOver("Another worker has this copy, or it was stopped.")
    check_is_needed(delivery, submission.sender)
    go(delivery, Way.CLAIMED)
    delivery.claim, delivery.claimed_until = token, now + CLAIM
    delivery.attempts += 1
    delivery.first_tried_at = delivery.first_tried_at or now
    delivery.save(update_fields=["state", "claim", "claimed_until", "attempts", "first_tried_at"])
    grant = take_house(
        KEY,
        by=GUARD,
        act="mailguard:copy_claimed",
        about=[submission, delivery],
        topic=delivery.topic,
        attempt=delivery.attempts,
    )
    if delivery.topic not in NOTICES:
        check_lawful_now(submission, grant)
    return Claimed(submission, delivery, grant)


@operation
def drop_notice(notice: Delivery) -> None:
    """Take a notice out of the queue that would tell of what is over.  Raises TakenOver."""
    submission, notice = both_locked(notice)
    now = timezone.now()
    free = _is_due(notice, now) or _is_abandoned(notice, now)
    if not free or allowed(check_is_needed, notice, submission.sender):
        raise TakenOver("Another worker has this notice, or it is needed again.")
    if notice.state == Way.CLAIMED:
        go(notice, Way.READY)
    go(notice, Way.STOPPED)
    notice.save(update_fields=["state"])
    write("mailguard:notice_not_needed", by=GUARD, about=[submission, notice])


@operation
def begin_hand_over(delivery: Delivery, token: UUID, size: int) -> None:
    """Say, before a single byte of it leaves, that it is leaving.  Raises TakenOver."""
    submission, delivery = both_locked(delivery)
    if delivery.claim != token or not _may_leave(submission, delivery):
        raise TakenOver("This copy was stopped, or another worker took it over.")
    about = [submission, delivery]
    grant = take_house(KEY, by=GUARD, act="mailguard:handing_over", about=about, topic=delivery.topic)
    if delivery.topic not in NOTICES:
        check_lawful_now(submission, grant)
    go(delivery, Way.HANDING_OVER)
    now = timezone.now()
    delivery.handed_at, delivery.claimed_until = now, now + HAND_OVER + longer_for(size)
    delivery.save(update_fields=["state", "handed_at", "claimed_until"])


@operation
def delivered(delivery: Delivery, token: UUID) -> None:
    """The mail server has taken it: it said so, even if that came so late that it was in doubt meanwhile."""
    submission, delivery = both_locked(delivery)
    if delivery.claim != token:
        raise TakenOver("Another worker took this copy over.")
    go(delivery, Way.SENT)
    delivery.sent_at, delivery.trouble = timezone.now(), ""
    delivery.save(update_fields=["state", "sent_at", "trouble"])
    end_if_done(submission)
    protected = delivery.topic == Topic.MESSAGE and submission.goes_protected
    if protected and in_force(Parameter.PASSWORD_RELEASE) == "separate_message":
        let_password_go(delivery)
    write("mailguard:sent", by=GUARD, about=[submission, delivery], topic=delivery.topic)


@operation
def failed(delivery: Delivery, token: UUID, failure: Failure) -> None:
    """It surely did not go.  It waits for its next turn where that may help; else its sender is told."""
    submission, delivery = both_locked(delivery)
    if delivery.claim != token:
        raise TakenOver("Another worker took this copy over.")
    grant = take_house(
        KEY,
        by=GUARD,
        act="mailguard:copy_failed",
        about=[submission, delivery],
        topic=delivery.topic,
        trouble=failure.trouble.value,
    )
    now = timezone.now()
    worn_out = now - (delivery.first_tried_at or now) > GIVE_UP_AFTER
    grant.seal(delivery, trouble_words=failure.words)
    delivery.trouble, delivery.handed_at, delivery.claim = failure.trouble, None, None
    if failure.again and not worn_out:
        go(delivery, Way.READY)
        delivery.not_before = now + wait_after(delivery.attempts)
    else:
        go(delivery, Way.FAILED)
        delivery.trouble = Trouble.KEPT_FAILING if failure.again else failure.trouble
    delivery.save()
    if delivery.state == Way.FAILED:
        _tell_of(submission, delivery, grant)


@operation
def in_doubt(delivery: Delivery, token: UUID | None) -> None:
    """Nobody knows whether it went: say so where its sender looks, and never send it by itself."""
    submission, delivery = both_locked(delivery)
    if delivery.claim != token:
        raise TakenOver("Another worker took this copy over.")
    go(delivery, Way.IN_DOUBT)
    grant = take_house(
        KEY,
        by=GUARD,
        act="mailguard:copy_in_doubt",
        about=[submission, delivery],
        topic=delivery.topic,
    )
    delivery.trouble = Trouble.MAY_HAVE_BEEN_SENT
    delivery.save()
    _tell_of(submission, delivery, grant)


def _tell_of(submission: Submission, delivery: Delivery, grant: Grant) -> None:
    """Tell the sender of a message or its password; of a notice there is nobody left to tell but the home page."""
    if delivery.topic in {Topic.MESSAGE, Topic.PASSWORD}:
        tell_sender(submission, Topic.NOT_DELIVERED, grant)
    end_if_done(submission)


def _is_due(delivery: Delivery, now: datetime) -> bool:
    return delivery.state == Way.READY and delivery.not_before <= now


def _is_abandoned(delivery: Delivery, now: datetime) -> bool:
    return delivery.state == Way.CLAIMED and (delivery.claimed_until or now) < now


def _may_leave(submission: Submission, delivery: Delivery) -> bool:
    if delivery.topic == Topic.PASSWORD:
        return submission.sender.is_active
    if delivery.topic in NOTICES:
        return True
    if submission.state != State.PASSED or submission.leaves_after is None or not submission.sender.is_active:
        return False
    return submission.leaves_after <= timezone.now()
