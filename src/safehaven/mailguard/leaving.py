"""What ends here when somebody leaves: app passwords with the act itself, their messages right after it."""

from __future__ import annotations

from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.mailguard.actors import GUARD
from safehaven.mailguard.asked_often import locked
from safehaven.mailguard.models import Submission
from safehaven.mailguard.moving import stop_rest
from safehaven.mailguard.queries import is_in_hand, passwords_of
from safehaven.mailguard.rules import TakenOver
from safehaven.mailguard.states import ENDED
from safehaven.workforce.front import StaffMember


def end_app_passwords(staff: StaffMember, by: Actor) -> int:
    """End all that a leaver has, and say how many that were."""
    return passwords_of(staff).update(ended_at=timezone.now(), ended_by=by.ledger_name)


@operation
def stop_for_leaver(submission: Submission) -> None:
    """Stop what has not left of a message whose sender does not work here any more.  Raises TakenOver."""
    submission = locked(submission.pk)
    if submission.sender.is_active or submission.state in ENDED or is_in_hand(submission):
        raise TakenOver("Somebody else has this message, or it is over.")
    stop_rest(submission)
    submission.save()
    write("mailguard:stopped_for_leaver", by=GUARD, about=[submission])
