"""A message is protected: opened for it, made and proved outside of any act, and put into the queue or held.

    protecting → (a lease; whoever comes later begins again) → passed, with its protected files beside it

A crash in between leaves a lease that runs out and, at most, a sealed file that nobody names.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from safehaven.access.front import CannotOpen, Grant, take_house
from safehaven.foundation.operations import operation
from safehaven.foundation.random_secrets import hash_of
from safehaven.ledger.front import write
from safehaven.mailguard.actors import GUARD, KEY
from safehaven.mailguard.asked_often import locked
from safehaven.mailguard.checks import Ruling
from safehaven.mailguard.lawful import check_lawful_now
from safehaven.mailguard.letters import Letter, read
from safehaven.mailguard.models import Delivery, PasswordWay, Protection, Submission
from safehaven.mailguard.moving import (
    FILES,
    PROTECTED,
    let_leave,
    move,
    own_locked,
    protect_next,
    say_how_passwords_go,
    tell_sender,
)
from safehaven.mailguard.operations.judging import LEASE
from safehaven.mailguard.queries import copies_of
from safehaven.mailguard.rules import (
    TakenOver,
    check_can_be_overruled,
    check_is_held,
    check_mailboxes,
    check_names_no_strangers,
    check_reason,
)
from safehaven.mailguard.states import PasswordBy, State, Topic, Way
from safehaven.policies.front import Parameter, in_force
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class InHand:
    """A message in one worker's hands, to protect it.  The lease is known again by its end."""

    submission: Submission
    letter: Letter = field(repr=False)
    lease: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """What was made and proved: what the e-mails around it say, and the password."""

    cover: str = field(repr=False)
    password: str = field(repr=False)


@operation
def send_protected(
    submission: Submission, ways: Mapping[Delivery, PasswordBy], reason: str, *, by: StaffMember
) -> Submission:
    """Let what was held go protected; where the policy wants it, once somebody else agrees.

    A reason is asked for where something else stands against it.
    """
    submission = own_locked(submission, by)
    check_is_held(submission)
    grant = take_house(KEY, by=by, act="mailguard:opened_to_decide", about=[submission])
    ruling = Ruling.from_text(grant.open(submission, "findings"))
    check_can_be_overruled(ruling.marks)
    check_names_no_strangers(by)
    check_mailboxes(ruling.marks)
    check_lawful_now(submission, grant)
    if ruling.against_protected:
        check_reason(reason)
    if reason.strip():
        grant.seal(submission, reason=reason.strip())
    say_how_passwords_go({copy: ways.get(copy, PasswordBy.MESSAGE) for copy in copies_of(submission)})
    if ruling.needs_second_person:
        move(submission, State.ASKED)
        submission.goes_protected = True
    else:
        protect_next(submission)
        submission.decided_at, submission.decided_by = timezone.now(), by
    submission.save()
    asked = "mailguard:second_person_asked" if ruling.needs_second_person else "mailguard:sent_protected"
    write(asked, by=by, about=[submission], protected=True)
    return submission


@operation
def open_to_protect(submission: Submission) -> InHand:
    """Open a message to protect it, and keep others from doing the same for a while.  Raises TakenOver."""
    submission = locked(submission.pk)
    waits = submission.judge_after > timezone.now() or not submission.sender.is_active
    if submission.state != State.PROTECTING or waits:
        raise TakenOver("Another worker protects this message, or it will never leave.")
    submission.judge_after = timezone.now() + LEASE
    submission.save(update_fields=["judge_after"])
    grant = take_house(KEY, by=GUARD, act="mailguard:opened_to_protect", about=[submission])
    return InHand(submission, read(FILES.get(submission, grant)), submission.judge_after)


@operation
def keep_protected(in_hand: InHand, protection: Protection, content: bytes) -> None:
    """Seal the protected files to the disk, before any row names them.  Raises TakenOver, OSError."""
    _still_in_hand(in_hand)
    grant = take_house(KEY, by=GUARD, act="mailguard:protected_kept", about=[in_hand.submission, protection])
    PROTECTED.put(protection, grant, content)


@operation
def finish_protecting(in_hand: InHand, protection: Protection, made: Made) -> Submission:
    """Let a message leave in its protected form, which lies sealed on the disk.  Raises TakenOver."""
    submission = _still_in_hand(in_hand)
    grant = take_house(KEY, by=GUARD, act="mailguard:protected", about=[submission, protection])
    _drop_earlier(submission)
    protection.submission = submission
    grant.seal(protection, cover=made.cover, secret=made.password)
    protection.save(force_insert=True)
    for way in PasswordWay.objects.filter(delivery__submission=submission).select_related("delivery"):
        if in_force(Parameter.RECEIPT_BY) == "link":
            token = secrets.token_urlsafe(32)
            grant.seal(way, link=token)
            way.receipt_digest = hash_of(token)
            way.save()
        if way.goes_by == PasswordBy.MESSAGE:
            password = Delivery(
                submission=submission, topic=Topic.PASSWORD, place=way.delivery.place, state=Way.WAITING
            )
            grant.seal(password, address=grant.open(way.delivery, "address"))
            password.save(force_insert=True)
    let_leave(submission)
    submission.save()
    return submission


@operation
def cannot_protect(in_hand: InHand, why: str) -> None:
    """Hold a message of which no protected form was made and proved, and tell its sender.  Raises TakenOver."""
    _hold(_still_in_hand(in_hand), why)


@operation
def hold_unprotected(submission: Submission) -> None:
    """Hold a message that could not even be opened to protect it, or met something that nobody foresaw."""
    submission = locked(submission.pk)
    if submission.state != State.PROTECTING:
        raise TakenOver("This message was taken back, or another worker protected it.")
    _hold(submission, "Something went wrong here that nobody foresaw.")


def _drop_earlier(submission: Submission) -> None:
    """What was made before it was held again, when nothing had left."""
    Protection.objects.filter(submission=submission).delete()
    submission.deliveries.filter(topic=Topic.PASSWORD).delete()


def _hold(submission: Submission, why: str) -> None:
    grant = take_house(KEY, by=GUARD, act="mailguard:could_not_protect", about=[submission])
    grant.seal(submission, findings=_findings(submission, grant).with_failure(why).as_text())
    move(submission, State.HELD)
    submission.goes_protected = False
    submission.save()
    tell_sender(submission, Topic.NOT_PROTECTED, grant)


def _findings(submission: Submission, grant: Grant) -> Ruling:
    try:
        return Ruling.from_text(grant.open(submission, "findings"))
    except CannotOpen:
        return Ruling.unforeseen()


def _still_in_hand(in_hand: InHand) -> Submission:
    submission = locked(in_hand.submission.pk)
    if submission.state != State.PROTECTING or submission.judge_after != in_hand.lease:
        raise TakenOver("This message was taken back, or another worker protects it.")
    return submission
