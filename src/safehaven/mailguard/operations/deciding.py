"""What people do with their messages: look, undo, take back, send after all, agree as the second person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.mailguard.actors import KEY
from safehaven.mailguard.asked_often import locked
from safehaven.mailguard.checks import Found, Ruling
from safehaven.mailguard.lawful import check_lawful_now, note_what_it_waits_for, stopped_by
from safehaven.mailguard.models import Delivery, PasswordWay, Submission
from safehaven.mailguard.moving import let_leave, move, own_locked, protect_next, stop
from safehaven.mailguard.queries import copies_of, open_to, password_by, waiting_for_second_person
from safehaven.mailguard.rules import (
    NoSuchMessage,
    WrongMoment,
    check_can_be_overruled,
    check_can_undo,
    check_is_held,
    check_is_second_person,
    check_names_no_strangers,
    check_reason,
    check_sender_works_here,
)
from safehaven.mailguard.states import State, WaitsFor
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class OpenCopy:
    """A recipient in clear, where their copy is, and how the password gets to them where it is protected."""

    address: str
    delivery: Delivery
    words: str
    way: PasswordWay | None = None
    password: Delivery | None = None


@dataclass(frozen=True, slots=True)
class OpenMessage:
    """A message as its page shows it."""

    submission: Submission
    subject: str
    copies: tuple[OpenCopy, ...]
    ruling: Ruling
    reason: str
    stopped: tuple[Found, ...] = ()
    """Of a message that is held: what its sender cannot decide about, because it may not leave with it."""

    @property
    def to_decide(self) -> tuple[Found, ...]:
        """What its sender decides about, now or once the rest is cleared."""
        return tuple(one for one in self.ruling.against if one not in self.stopped)


@operation
def look_at(submission: Submission, *, by: StaffMember) -> OpenMessage:
    """Open a message to its sender, or to whoever decides about it.  Raises NoSuchMessage."""
    submission = _there_for(submission, by)
    grant = take_house(KEY, by=by, act="mailguard:looked_at", about=[submission])
    ruling = _ruling(submission, grant)
    return OpenMessage(
        submission,
        grant.open(submission, "subject"),
        tuple(
            OpenCopy(grant.open(copy, "address"), copy, grant.open(copy, "trouble_words"), *password_by(copy))
            for copy in copies_of(submission)
        ),
        ruling,
        grant.open(submission, "reason"),
        _stopped(submission, ruling, grant) if submission.state == State.HELD else (),
    )


@operation
def subjects_of(submissions: list[Submission], *, by: StaffMember) -> dict[Submission, str]:
    """The subjects of somebody's own messages, for their list, and whether somebody else has cleared one meanwhile."""
    own = [one for one in submissions if one.sender_id == by.pk]
    grant = take_house(KEY, by=by, act="mailguard:listed", messages=len(own))
    for one in own:
        if one.state == State.HELD and one.waits_for == WaitsFor.SOMEBODY_ELSE:
            _stopped(one, _ruling(one, grant), grant)
    return {one: grant.open(one, "subject") for one in own}


@operation
def take_back(submission: Submission, *, by: StaffMember) -> Submission:
    """Stop one's own message: while it waits, is held, or for a moment after it was sent."""
    submission = own_locked(submission, by)
    check_can_undo(submission)
    stop(submission)
    submission.decided_at, submission.decided_by = timezone.now(), by
    submission.save()
    write("mailguard:taken_back", by=by, about=[submission])
    return submission


@operation
def send_after_all(submission: Submission, reason: str, *, by: StaffMember) -> Submission:
    """Send what was held, with a reason; where the policy wants it, once somebody else agrees."""
    submission = own_locked(submission, by)
    check_is_held(submission)
    check_reason(reason)
    grant = take_house(KEY, by=by, act="mailguard:opened_to_decide", about=[submission])
    ruling = _ruling(submission, grant)
    check_can_be_overruled(ruling.marks)
    check_names_no_strangers(by)
    check_lawful_now(submission, grant)
    grant.seal(submission, reason=reason.strip())
    submission.goes_protected = False
    if ruling.needs_second_person:
        move(submission, State.ASKED)
    else:
        let_leave(submission)
        submission.decided_at, submission.decided_by = timezone.now(), by
    submission.save()
    asked = "mailguard:second_person_asked" if ruling.needs_second_person else "mailguard:sent_after_all"
    write(asked, by=by, about=[submission])
    return submission


@operation
def agree(submission: Submission, *, by: StaffMember) -> Submission:
    """Let a colleague's held message go."""
    submission = _asked_locked(submission, by)
    check_sender_works_here(submission)
    if submission.goes_protected:
        protect_next(submission)
    else:
        let_leave(submission)
    submission.decided_at, submission.decided_by = timezone.now(), by
    submission.save()
    write("mailguard:agreed", by=by, about=[submission])
    return submission


@operation
def disagree(submission: Submission, *, by: StaffMember) -> Submission:
    """Say no: it stays held, and its sender decides anew."""
    submission = _asked_locked(submission, by)
    move(submission, State.HELD)
    submission.goes_protected = False
    submission.decided_at, submission.decided_by = timezone.now(), by
    submission.save()
    write("mailguard:disagreed", by=by, about=[submission])
    return submission


def _there_for(submission: Submission, by: StaffMember) -> Submission:
    found = open_to(by).filter(pk=submission.pk).first()
    if found is None:
        raise NoSuchMessage("This message is not there, or not for you.")
    return found


def _asked_locked(submission: Submission, by: StaffMember) -> Submission:
    submission = locked(submission.pk)
    check_is_second_person(submission, by)
    if not waiting_for_second_person(by).filter(pk=submission.pk).exists():
        raise WrongMoment("Nobody asks you about this message any more.")
    return submission


def _stopped(submission: Submission, ruling: Ruling, grant: Grant) -> tuple[Found, ...]:
    stopping = stopped_by(submission, ruling, grant)
    note_what_it_waits_for(submission, stopping)
    return stopping


def _ruling(submission: Submission, grant: Grant) -> Ruling:
    return Ruling.from_text(grant.open(submission, "findings"))
