"""Taking a message in: sealed on the disk and in the queue, or refused.  Nothing in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safehaven.access.front import index_tokens, take_house
from safehaven.foundation.operations import operation
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


@operation
def receive(handed: Handed, *, password: AppPassword) -> Submission:
    """Take a message in.  Where it is here already, because our answer was lost, it is not taken twice."""
    password = password_locked(password.pk)
    check_is_good(password)
    by = password.staff
    check_is_from(handed.letter, by.email)
    once = _once(handed)
    if once is not None and (again := taken_before(by, once)):
        write("mailguard:received_again", by=by, about=[again])
        return again
    submission = Submission(sender=by, password=password, once=once, size=len(handed.letter.content))
    grant = take_house(
        KEY,
        by=by,
        act="mailguard:received",
        about=[submission],
        size=submission.size,
        recipients=len(handed.recipients),
    )
    grant.seal(submission, subject=handed.letter.header("subject"))
    FILES.put(submission, grant, handed.letter.content, new=True)
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
