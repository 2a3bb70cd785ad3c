"""Taking a message in: sealed on the disk and in the queue, or refused.  Nothing in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safehaven.access.front import index_tokens, take_house
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import Refusal
from safehaven.ledger.front import write
from safehaven.mailguard.actors import KEY
from safehaven.mailguard.asked_often import password_locked, taken_before
from safehaven.mailguard.letters import Letter, check_is_from
from safehaven.mailguard.models import AppPassword, Delivery, Submission
from safehaven.mailguard.moving import FILES
from safehaven.mailguard.rules import check_is_good


@dataclass(frozen=True, slots=True)
class Handed:
    """What a mail program handed over: the message, and to whom its envelope says."""

    letter: Letter
    recipients: Sequence[str]


def receive(handed: Handed, *, password: AppPassword) -> Submission:
    """Take a message in.  Where it is here already, because our answer was lost, it is not taken twice.

    Its head was looked at, and its content is on the disk, sealed, before it has its turn to write: nobody else waits
    for that.
    """
    check_is_from(handed.letter, password.staff.email)
    ahead = Submission(password=password, size=len(handed.letter.content), once=_once(handed))
    try:
        FILES.put_ahead(ahead, KEY, handed.letter.content)
        taken = _enter(ahead, handed)
    except (Refusal, OSError):
        FILES.drop(ahead.pk)
        raise
    if taken.pk != ahead.pk:
        FILES.drop(ahead.pk)
    return taken


@operation
def _enter(submission: Submission, handed: Handed) -> Submission:
    """Put a message into the queue whose content is on the disk."""
    looked_at_for = submission.password.staff.email
    submission.password = password_locked(submission.password_id)
    check_is_good(submission.password)
    submission.sender = by = submission.password.staff
    if by.email != looked_at_for:
        check_is_from(handed.letter, by.email)
    if submission.once is not None and (again := taken_before(by, bytes(submission.once))):
        write("mailguard:received_again", by=by, about=[again])
        return again
    grant = take_house(
        KEY,
        by=by,
        act="mailguard:received",
        about=[submission],
        size=submission.size,
        recipients=len(handed.recipients),
    )
    grant.seal(submission, subject=handed.letter.header("subject"))
    submission.save(force_insert=True)
    for place, address in enumerate(handed.recipients):
        copy = Delivery(submission=submission, place=place)
        grant.seal(copy, address=address)
        copy.save(force_insert=True)
    return submission


def _once(handed: Handed) -> bytes | None:
    digest = handed.letter.digest
    if not digest:
        return None
    named = " ".join([digest, *sorted(handed.recipients)])
    [(_kind, token)] = index_tokens([("mail-once", named)])
    return token
