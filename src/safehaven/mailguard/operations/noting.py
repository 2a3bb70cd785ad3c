"""What has left about somebody stands on their record, sealed under its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from safehaven.access.front import CannotOpen, Grant, keys_that_stand, take_house
from safehaven.foundation.logs import log
from safehaven.foundation.operations import operation
from safehaven.mailguard import wording
from safehaven.mailguard.actors import GUARD, KEY
from safehaven.mailguard.asked_often import locked
from safehaven.mailguard.checks import Ruling
from safehaven.mailguard.checks.reading import body_of
from safehaven.mailguard.letters import read
from safehaven.mailguard.models import Delivery, PasswordWay, Submission
from safehaven.mailguard.moving import FILES
from safehaven.mailguard.queries import copies_of
from safehaven.mailguard.rules import TakenOver
from safehaven.mailguard.states import PasswordBy, State, Way
from safehaven.records.front import EntryKind, Record, grant_for_duty, note_on_timeline

LEFT = {Way.SENT: wording.WENT, Way.IN_DOUBT: wording.MAY_HAVE_GONE}


@operation
def note_on_records(submission: Submission) -> None:
    """Note a message on the record of each person whom it is about.  Of one about several, not its words."""
    submission = locked(submission.pk)
    if submission.state != State.OVER or submission.noted_at is not None:
        raise TakenOver("This message is noted already.")
    grant = take_house(KEY, by=GUARD, act="mailguard:noted", about=[submission])
    ruling = Ruling.from_text(grant.open(submission, "findings"))
    if went_to := _went_to(submission, grant):
        words = _words(submission, grant, went_to, alone=len(ruling.people) == 1)
        for record in _that_stand(ruling.people):
            _note(record, submission, words)
    submission.noted_at = timezone.now()
    submission.save(update_fields=["noted_at"])


def _note(record: Record, submission: Submission, words: str) -> None:
    grant = grant_for_duty(record, by=GUARD, act="mailguard:noted_on_record", about=[submission])
    note_on_timeline(
        grant,
        record,
        kind=EntryKind.EMAIL,
        text=words,
        happened_at=submission.received_at,
        by=submission.sender,
        about=[submission],
    )


def _that_stand(people: Sequence[str]) -> list[Record]:
    """The records of these people, but of those whose key was destroyed in the meantime."""
    records = list(Record.objects.filter(pk__in=people))
    standing = keys_that_stand([record.key_id for record in records])
    return [record for record in records if record.key_id in standing]


def _went_to(submission: Submission, grant: Grant) -> str:
    """To whom it went, and to whom it may have gone; empty where it went nowhere."""
    copies = list(copies_of(submission))
    lines = []
    for state, sentence in LEFT.items():
        to = ", ".join(grant.open(copy, "address") for copy in copies if copy.state == state)
        if to:
            lines.append(sentence.format(to=to))
    if lines and submission.goes_protected:
        lines += _how_passwords_go(copies, grant)
    return "\n".join(lines)


def _how_passwords_go(copies: Sequence[Delivery], grant: Grant) -> Iterator[str]:
    for copy in copies:
        if copy.state in LEFT:
            how = PasswordBy(PasswordWay.objects.get(delivery=copy).goes_by).label.lower()
            yield wording.WENT_PROTECTED.format(to=grant.open(copy, "address"), how=how)


def _words(submission: Submission, grant: Grant, went_to: str, *, alone: bool) -> str:
    if not alone:
        return wording.NOTED_OF_SEVERAL.format(went=went_to)
    try:
        body = body_of(read(FILES.get(submission, grant)))
    except (CannotOpen, OSError):
        log.error("mailguard:noted_without_words", exc_info=True)
        return wording.NOTED_WITHOUT_WORDS.format(went=went_to)
    files = ", ".join(name or "a file without a name" for name, _content in body.files)
    subject = grant.open(submission, "subject")
    words = wording.NOTED.format(went=went_to, subject=subject, files=files or "none", text=body.text)
    return words if len(words) <= wording.LONGEST else f"{words[: wording.LONGEST]}\n(cut short)"
