"""Steps that several acts share: fetching under lock, moving on, ending.  They run inside an operation.

The message is always locked before its copies.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from safehaven.access.front import Grant, SealedFiles
from safehaven.mailguard.asked_often import is_done_with, locked
from safehaven.mailguard.left_behind import sees_to
from safehaven.mailguard.models import Delivery, PasswordWay, Submission
from safehaven.mailguard.queries import copies_of
from safehaven.mailguard.rules import NoSuchMessage, check_can_go, check_can_move
from safehaven.mailguard.states import ENDS, PasswordBy, State, Topic, Way
from safehaven.policies.front import Parameter, number_in_force
from safehaven.workforce.front import StaffMember

GATHERING = timedelta(minutes=10)
"""How long after one notice that a message is held the next one waits, and tells of all."""
FILES = SealedFiles("mail", "content")
PROTECTED = SealedFiles("mail-protected", "content")


def own_locked(submission: Submission, by: StaffMember) -> Submission:
    """Somebody's own message as it stands now.  Raises NoSuchMessage."""
    found = locked(submission.pk)
    if found.sender_id != by.pk:
        raise NoSuchMessage("This message is not there, or not for you.")
    return found


def seen_to_locked(submission: Submission, by: StaffMember) -> Submission:
    """A message whose passwords somebody sees to, as it stands now.  Raises NoSuchMessage."""
    found = locked(submission.pk)
    if not sees_to(by).filter(pk=found.pk).exists():
        raise NoSuchMessage("This message is not there, or not for you.")
    return found


def move(submission: Submission, to: State) -> None:
    """Move a message on.  Saving it is the caller's act."""
    check_can_move(submission, to)
    submission.state = to


def go(delivery: Delivery, to: Way) -> None:
    """Move a copy on.  Saving it is the caller's act."""
    check_can_go(delivery, to)
    delivery.state = to


def let_leave(submission: Submission) -> None:
    """Let a message go, once the time for taking it back is over."""
    move(submission, State.PASSED)
    wait = number_in_force(Parameter.MAIL_UNDO_SECONDS)
    submission.leaves_after = timezone.now() + timedelta(seconds=wait)


def protect_next(submission: Submission) -> None:
    """Let a message be protected, before it may leave.  It never leaves as it is any more."""
    move(submission, State.PROTECTING)
    submission.goes_protected = True
    submission.judge_after = timezone.now()


def say_how_passwords_go(ways: Mapping[Delivery, PasswordBy]) -> None:
    """Write down by which way the password goes to each recipient."""
    for copy, way in ways.items():
        PasswordWay.objects.update_or_create(delivery=copy, defaults={"goes_by": way})


def let_password_go(delivery: Delivery) -> None:
    """It is the turn of the password for a recipient's copy, where it goes by e-mail."""
    for password in _password_for(delivery).filter(state=Way.WAITING):
        go(password, Way.READY)
        password.not_before = timezone.now()
        password.save()


def stop_password(delivery: Delivery) -> None:
    """The password for a recipient's copy does not go by e-mail any more.  Raises TakenOver while it is going."""
    for password in _password_for(delivery).exclude(state__in=ENDS):
        if password.state == Way.CLAIMED:
            go(password, Way.READY)
        go(password, Way.STOPPED)
        password.save()


def _password_for(delivery: Delivery) -> QuerySet[Delivery]:
    same = Delivery.objects.filter(submission=delivery.submission_id, place=delivery.place)
    return same.filter(topic=Topic.PASSWORD).select_for_update()


def stop(submission: Submission) -> None:
    """Take a message back: none of its copies leaves any more."""
    move(submission, State.TAKEN_BACK)
    for copy in copies_of(submission).select_for_update():
        go(copy, Way.STOPPED)
        copy.save()
        stop_password(copy)


def stop_rest(submission: Submission) -> None:
    """Stop what of a message has not left.  If nothing has, it was not sent.  Saving it is the caller's act."""
    for copy in copies_of(submission).select_for_update().filter(state__in=[Way.READY, Way.CLAIMED]):
        if copy.state == Way.CLAIMED:
            go(copy, Way.READY)
        go(copy, Way.STOPPED)
        copy.save()
        stop_password(copy)
    if submission.state == State.PASSED and copies_of(submission).exclude(state=Way.STOPPED).exists():
        move(submission, State.OVER)
        submission.over_at = timezone.now()
    else:
        move(submission, State.TAKEN_BACK)


def end_if_done(submission: Submission) -> None:
    """Note that nothing of a message is before us any more, where that is so."""
    if submission.state == State.PASSED and is_done_with(submission):
        move(submission, State.OVER)
        submission.over_at = timezone.now()
        submission.save(update_fields=["state", "over_at"])


def tell_sender(submission: Submission, topic: Topic, grant: Grant) -> None:
    """Queue a notice to the sender, once for each topic.  It holds nothing of the message.

    One that a message is held tells of all that are held once it goes, so another that waits for its turn is enough.
    """
    if submission.deliveries.filter(topic=topic).exists():
        return
    notice = Delivery(submission=submission, topic=topic)
    if topic is Topic.HELD:
        newest = _newest_that_says_held(submission.sender)
        if newest is not None and newest.state == Way.READY and not newest.attempts:
            return
        if newest is not None:
            notice.not_before = max(notice.not_before, newest.not_before + GATHERING)
    grant.seal(notice, address=submission.sender.email)
    notice.save(force_insert=True)


def _newest_that_says_held(sender: StaffMember) -> Delivery | None:
    """The newest notice that waits or went a while ago, locked: whoever takes it out of the queue sees what is held now."""
    waits = Q(state=Way.READY, attempts=0)
    lately = Q(not_before__gte=timezone.now() - GATHERING) & ~Q(state__in=[Way.FAILED, Way.STOPPED])
    told = Delivery.objects.filter(waits | lately, topic=Topic.HELD, submission__sender=sender)
    found: Delivery | None = told.select_for_update(of=("self",)).order_by("-not_before").first()
    return found
