"""What goes over the wire: the message as its sender wrote it, its protected form, or a notice with nothing of it."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from safehaven.disclosure.front import Relay, notice
from safehaven.interface.times import plain_datetime
from safehaven.mailguard import wording
from safehaven.mailguard.checks import Ruling
from safehaven.mailguard.letters import for_the_wire, in_own_name, read
from safehaven.mailguard.models import Submission
from safehaven.mailguard.moving import FILES
from safehaven.mailguard.operations.relaying import Claimed
from safehaven.mailguard.protecting.covering import covering_mail, password_mail
from safehaven.mailguard.queries import waiting_for_sender
from safehaven.mailguard.states import Mark, Topic


def composed(claimed: Claimed, to: Relay) -> bytes:
    """The bytes of a copy, or of a notice."""
    submission, topic = claimed.submission, Topic(claimed.delivery.topic)
    if topic is Topic.MESSAGE and submission.goes_protected:
        return covering_mail(claimed.delivery, submission.protection, claimed.grant, to)
    if topic is Topic.PASSWORD:
        return password_mail(claimed.delivery, submission.protection, claimed.grant, to)
    if topic is Topic.MESSAGE:
        return for_the_wire(read(_as_it_goes(submission, claimed)), submission.pk, to.domain)
    return _notice(submission, topic, claimed, to)


def _as_it_goes(submission: Submission, claimed: Claimed) -> bytes:
    """As its sender wrote it, but never in the name of somebody else."""
    content = FILES.get(submission, claimed.grant)
    ruling = Ruling.from_text(claimed.grant.open(submission, "findings"))
    if Mark.ANOTHERS_NAME not in ruling.marks:
        return content
    return in_own_name(content, submission.sender.name, submission.sender.email)


def _notice(submission: Submission, topic: Topic, claimed: Claimed, to: Relay) -> bytes:
    """When it came and where to look: who sees a screen over a shoulder learns no more than that."""
    held = list(waiting_for_sender(submission.sender)) if topic is Topic.HELD else []
    subject, text = _of_several(len(held)) if len(held) > 1 else _of_one((*held, submission)[0], topic)
    address = claimed.grant.open(claimed.delivery, "address")
    return notice(to, address, subject, text, claimed.delivery.pk)


def _of_one(submission: Submission, topic: Topic) -> tuple[str, str]:
    place = f"{settings.SAFEHAVEN_ORIGIN}{reverse('mailguard:message', kwargs={'submission': submission.pk})}"
    when = plain_datetime(submission.received_at)
    return wording.SUBJECTS[topic], wording.NOTICES[topic].format(when=when, place=place)


def _of_several(held: int) -> tuple[str, str]:
    place = f"{settings.SAFEHAVEN_ORIGIN}{reverse('mailguard:messages')}?only=held"
    return wording.SEVERAL_HELD_SUBJECT.format(held=held), wording.SEVERAL_HELD.format(held=held, place=place)
