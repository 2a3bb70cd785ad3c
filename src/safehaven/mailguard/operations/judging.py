"""The guard looks at a message and decides.  Where it cannot decide, it holds."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from safehaven.access.front import Grant, take_house
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.mailguard.actors import GUARD, KEY
from safehaven.mailguard.asked_often import copies_for, locked
from safehaven.mailguard.checks import Matter, Ruling, goes_protected_by_itself
from safehaven.mailguard.lawful import waits_for
from safehaven.mailguard.letters import read
from safehaven.mailguard.models import Submission
from safehaven.mailguard.moving import FILES, let_leave, move, protect_next, say_how_passwords_go, tell_sender
from safehaven.mailguard.queries import copies_of
from safehaven.mailguard.rules import TakenOver
from safehaven.mailguard.states import Mark, Outcome, PasswordBy, State, Topic

LEASE = timedelta(minutes=10)
"""How long one worker has a message to itself: longer than reading it and asking about all of it may take."""
AGAIN = timedelta(minutes=1)
JUDGED = (
    *("state", "outcome", "findings", "tells_in_open", "unread", "noted_at"),
    *("leaves_after", "goes_protected", "judge_after", "waits_for"),
)
"""What judging changes.  What else is written has its place in each index looked for again."""


def open_to_judge(submission: Submission) -> Matter:
    """Open a message for the checks, and keep others from doing the same for a while.  Raises TakenOver.

    It is read once the act is done: nobody who waits for a turn to write waits for that.
    """
    submission, recipients, grant = _open(submission)
    letter = read(FILES.get(submission, grant))
    return Matter(submission.sender, recipients, letter, about=submission.ledger_name)


@operation
def _open(submission: Submission) -> tuple[Submission, tuple[str, ...], Grant]:
    submission = locked(submission.pk)
    waits = submission.judge_after > timezone.now() or not submission.sender.is_active
    if submission.state != State.RECEIVED or waits:
        raise TakenOver("Another worker looks at this message, or it will never leave.")
    submission.judge_after = timezone.now() + LEASE
    submission.save(update_fields=["judge_after"])
    grant = take_house(KEY, by=GUARD, act="mailguard:opened_to_judge", about=[submission])
    return submission, tuple(grant.open(copy, "address") for copy in copies_for(submission)), grant


@operation
def judge(submission: Submission, ruling: Ruling) -> Submission:
    """Let a message go, or hold it and tell its sender."""
    submission = locked(submission.pk)
    if submission.state != State.RECEIVED:
        raise TakenOver("This message is judged already.")
    protects = goes_protected_by_itself(ruling)
    act = (protects and "mailguard:goes_protected") or (
        "mailguard:held" if ruling.holds else "mailguard:passed"
    )
    grant = take_house(
        KEY, by=GUARD, act=act, about=[submission], outcome=ruling.outcome.value, found=len(ruling.findings)
    )
    submission.outcome = ruling.outcome
    submission.tells_in_open, submission.unread = ruling.tells_in_open, Mark.NOT_READ in ruling.marks
    grant.seal(submission, findings=ruling.as_text())
    if not ruling.people:
        submission.noted_at = timezone.now()
    if protects:
        protect_next(submission)
        say_how_passwords_go(dict.fromkeys(copies_of(submission), PasswordBy.MESSAGE))
    elif ruling.holds:
        move(submission, State.HELD)
        submission.waits_for = waits_for(ruling.findings)
        tell_sender(submission, Topic.HELD, grant)
    else:
        let_leave(submission)
    submission.save(update_fields=JUDGED)
    return submission


@operation
def put_off(submission: Submission) -> None:
    """Look at a message again in a while, because nobody could say whom it is about."""
    submission = locked(submission.pk)
    if submission.state not in {State.RECEIVED, State.PROTECTING}:
        raise TakenOver("This message is judged already.")
    submission.judge_after = timezone.now() + AGAIN
    submission.save(update_fields=["judge_after"])
    write("mailguard:judging_put_off", by=GUARD, about=[submission])


@operation
def hold_unopened(submission: Submission, ruling: Ruling) -> None:
    """Hold a message that cannot even be opened, or met something that nobody foresaw."""
    submission = locked(submission.pk)
    if submission.state != State.RECEIVED:
        raise TakenOver("This message is judged already.")
    grant = take_house(KEY, by=GUARD, act="mailguard:could_not_judge", about=[submission])
    submission.outcome, submission.unread = Outcome.HOLD, True
    move(submission, State.HELD)
    submission.waits_for = waits_for(ruling.findings)
    grant.seal(submission, findings=ruling.as_text())
    submission.save()
    tell_sender(submission, Topic.HELD, grant)
