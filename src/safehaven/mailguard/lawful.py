"""What was let go, and may not leave any more: they took back what they agreed to, or the use was paused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from safehaven.access.front import Grant, take_house
from safehaven.disclosure.front import Trouble
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import allowed
from safehaven.mailguard.actors import GUARD, KEY
from safehaven.mailguard.asked_often import both_locked, locked
from safehaven.mailguard.checks.lawful import NOT_NOW, stopping
from safehaven.mailguard.checks.matter import Found
from safehaven.mailguard.checks.ruling import Ruling
from safehaven.mailguard.models import Delivery, Submission
from safehaven.mailguard.moving import go, move, stop_password, stop_rest, tell_sender
from safehaven.mailguard.queries import copies_of, is_in_hand, is_under_way
from safehaven.mailguard.rules import NotLawful, TakenOver, check_can_be_overruled
from safehaven.mailguard.states import Mark, Outcome, State, Topic, WaitsFor, Way

BY_LAW = frozenset({Mark.PAUSED, Mark.NO_BASIS})


def check_lawful_now(submission: Submission, grant: Grant) -> None:
    """Nothing stands in the way by law at this moment.  Raises NotLawful."""
    found = stopping_now(submission, grant)
    if found:
        raise NotLawful(" ".join(f"{one.why} {one.clears}" for one in found))


def stopping_now(submission: Submission, grant: Grant) -> list[Found]:
    """Why a message may not leave now, by whom it was found to be about."""
    people = Ruling.from_text(grant.open(submission, "findings")).people
    if not people:
        return []
    addresses = [grant.open(copy, "address") for copy in copies_of(submission)]
    return stopping(people, addresses, by=submission.sender, about=submission.ledger_name)


def stopped_by(submission: Submission, ruling: Ruling, grant: Grant) -> tuple[Found, ...]:
    """What no answer of its sender's lets through: it must be cleared, or the message taken back."""
    now = stopping_now(submission, grant)
    never = (one for one in ruling.against if not allowed(check_can_be_overruled, frozenset({one.mark})))
    return tuple(dict.fromkeys((*never, *now)))


def waits_for(stopping: Iterable[Found]) -> WaitsFor:
    """Who or what can clear a message that is held, by what stops it."""
    found = list(stopping)
    if not allowed(check_can_be_overruled, frozenset(one.mark for one in found)):
        return WaitsFor.NOTHING
    return WaitsFor.SOMEBODY_ELSE if any(one.why == NOT_NOW for one in found) else WaitsFor.SENDER


def note_what_it_waits_for(submission: Submission, stopping: Iterable[Found]) -> None:
    """Keep for lists and the home page what a held message waits for, where that changed."""
    now = waits_for(stopping)
    if submission.waits_for != now:
        submission.waits_for = now
        submission.save(update_fields=["waits_for"])


def ruled_anew(ruling: Ruling, found: Sequence[Found]) -> Ruling:
    """A ruling with what stands in the way by law as it is now."""
    stays = [one for one in ruling.findings if one.mark not in BY_LAW and one.why != NOT_NOW]
    return replace(ruling, findings=(*stays, *found))


@operation
def withhold_password(password: Delivery) -> None:
    """Stop the password of files that have left, and tell their sender.  Raises TakenOver."""
    submission, password = both_locked(password)
    if password.state != Way.READY:
        raise TakenOver("Somebody else has this password, or it was stopped.")
    grant = take_house(KEY, by=GUARD, act="mailguard:password_withheld", about=[submission, password])
    if not stopping_now(submission, grant):
        raise TakenOver("Nothing stands in the way any more.")
    go(password, Way.STOPPED)
    password.trouble = Trouble.CHECK_FAILED
    password.save()
    tell_sender(submission, Topic.NOT_DELIVERED, grant)


@operation
def hold_back(submission: Submission) -> None:
    """Hold what was on its way; where a copy has left, stop the others.  Raises TakenOver."""
    submission = locked(submission.pk)
    if submission.state != State.PASSED or is_in_hand(submission):
        raise TakenOver("Somebody else has this message, or it is over.")
    grant = take_house(KEY, by=GUARD, act="mailguard:held_back", about=[submission])
    found = stopping_now(submission, grant)
    if not found:
        raise TakenOver("Nothing stands in the way any more.")
    ruling = ruled_anew(Ruling.from_text(grant.open(submission, "findings")), found)
    grant.seal(submission, findings=ruling.as_text())
    if is_under_way(submission):
        stop_rest(submission)
        tell_sender(submission, Topic.NOT_DELIVERED, grant)
    else:
        move(submission, State.HELD)
        submission.outcome, submission.leaves_after = Outcome.HOLD, None
        submission.goes_protected = False
        submission.waits_for = waits_for(ruling.findings)
        for copy in copies_of(submission):
            stop_password(copy)
        tell_sender(submission, Topic.HELD, grant)
    submission.save()
