"""From a draft to the outside: look, check, ask, decide, release, take back, try again."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import Grant, Ground
from safehaven.disclosure.channels import OF_ANOTHER, checks_for, goes_by_itself
from safehaven.disclosure.checks import Checked, Matter, examine, gather
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.moving import (
    grant_for_duty,
    grant_on_caseload,
    hold,
    locked,
    messages_under_lock,
    move,
    move_message,
    note,
    save,
    under_lock,
)
from safehaven.disclosure.opening import OpenDisclosure
from safehaven.disclosure.queries import awaiting_decision_by, items_of, messages_of
from safehaven.disclosure.rules import (
    NotChecked,
    NothingWritten,
    NotOpen,
    check_can_change,
    check_can_decide,
    check_can_retract,
    check_can_say_why,
    check_can_try_again,
    check_is_maker,
    check_may_move,
    check_sentence,
    check_unchanged,
    unsure,
)
from safehaven.disclosure.states import Channel, MessageState, State, Trouble
from safehaven.disclosure.telling import about_release
from safehaven.documents.front import Version
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, number_in_force
from safehaven.workforce.front import StaffMember


@operation
def look_at(
    disclosure: Disclosure, *, by: StaffMember, act: str = "disclosure:looked_at", checking: bool = False
) -> OpenDisclosure:
    """Open a disclosure to read it, with how the checks stand where that is asked."""
    disclosure = under_lock(disclosure.pk, by)
    grant = grant_on_caseload(disclosure, by=by, act=act)
    matter = gather(disclosure, grant, by=disclosure.made_by, opener=by)
    checked = examine(matter, checks_for(disclosure.channel)) if checking else None
    return OpenDisclosure(matter, messages_of(disclosure), checked)


@operation
def consider(disclosure: Disclosure, *, by: StaffMember) -> OpenDisclosure:
    """Open what somebody else asked to share, to decide about it.  Deciding is the duty that opens it."""
    disclosure = _to_decide(disclosure, by)
    grant = grant_for_duty(disclosure, by=by, act="disclosure:considered")
    matter = gather(disclosure, grant, by=disclosure.made_by, opener=by, ground=Ground.DUTY)
    return OpenDisclosure(matter, [], examine(matter, checks_for(disclosure.channel)))


@operation
def consider_document(disclosure: Disclosure, version: UUID, *, by: StaffMember) -> tuple[Version, Grant]:
    """Open one document of what somebody else asked to share, to decide about it."""
    disclosure = _to_decide(disclosure, by)
    found = next((one for one in items_of(disclosure) if one.document_version_id == version), None)
    if found is None:
        raise NotOpen("This document is not part of what is asked.")
    shared: Version = found.document_version
    about = [shared.document, shared]
    return shared, grant_for_duty(disclosure, by=by, act="disclosure:document_considered", about=about)


@operation
def ask(disclosure: Disclosure, *, version: int, by: StaffMember) -> Disclosure:
    """Ask somebody else to approve.  Everything else has to be right already."""
    disclosure = under_lock(disclosure.pk, by)
    check_can_change(disclosure, by)
    check_unchanged(disclosure, version)
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:asked")
    checked = _checked(disclosure, grant, by).without(*OF_ANOTHER)
    if not checked.passed:
        raise NotChecked(checked.words)
    move(disclosure, State.ASKED)
    disclosure.asked_at = timezone.now()
    save(disclosure)
    return disclosure


@operation
def approve(disclosure: Disclosure, *, version: int, by: StaffMember) -> Disclosure:
    """Agree that this may be shared.  Nobody agrees to their own."""
    disclosure = _to_decide(disclosure, by)
    check_unchanged(disclosure, version)
    move(disclosure, State.APPROVED)
    disclosure.decided_at, disclosure.decided_by = timezone.now(), by
    save(disclosure)
    write("disclosure:approved", by=by, about=[disclosure.record, disclosure])
    return disclosure


@operation
def refuse(disclosure: Disclosure, words: str, *, version: int, by: StaffMember) -> Disclosure:
    """Decide that this is not shared, and say why."""
    disclosure = _to_decide(disclosure, by)
    check_unchanged(disclosure, version)
    check_sentence(
        words, "Say in a sentence why this must not be shared, such as: it is more than they need."
    )
    grant = grant_for_duty(disclosure, by=by, act="disclosure:refused")
    move(disclosure, State.REFUSED)
    disclosure.decided_at, disclosure.decided_by = timezone.now(), by
    grant.seal(disclosure, decision=words.strip())
    save(disclosure)
    what = "Telling it on the telephone" if disclosure.channel == Channel.TELEPHONE else "Sharing documents"
    note(disclosure, grant, f"{what} was refused. Why: {words.strip()}", by)
    return disclosure


@operation
def release(disclosure: Disclosure, *, version: int, once: UUID, by: StaffMember) -> Disclosure:
    """Let it leave, if every check passes.  The same form sent twice releases once.

    A check that could not be made holds the disclosure, where people see it.  Raises NotChecked
    when one does not pass.
    """
    disclosure = under_lock(disclosure.pk, by)
    if disclosure.release_once == once:
        write("disclosure:form_sent_again", by=by, about=[disclosure.record, disclosure])
        return disclosure
    check_is_maker(disclosure, by)
    check_unchanged(disclosure, version)
    check_may_move(disclosure, State.RELEASED)
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:released", channel=disclosure.channel)
    matter = gather(disclosure, grant, by=by, opener=by)
    checked = examine(matter, checks_for(disclosure.channel))
    if checked.broken:
        hold(disclosure, Trouble.CHECK_BROKEN, checked.words, grant)
        return disclosure
    if not checked.passed:
        raise NotChecked(checked.words)
    _let_go(matter, once, by)
    return disclosure


@operation
def retract(disclosure: Disclosure, words: str = "", *, by: StaffMember) -> Disclosure:
    """Take back what has not left yet: everything, or at least the password.

    It needs no reason, so that nothing leaves while somebody writes one; that may follow.
    """
    disclosure = under_lock(disclosure.pk, by)
    messages = messages_under_lock(disclosure)
    if disclosure.released_at is None:
        raise NotOpen("This was never released. Decide not to share it instead.")
    check_can_retract(disclosure, messages)
    left = [message for message in messages if message.state == MessageState.SENT or unsure(message)]
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:retracted", left_already=len(left))
    for message in messages:
        if message not in left:
            _cancel(message)
    move(disclosure, State.RETRACTED)
    disclosure.ended_at, disclosure.ended_by = timezone.now(), by
    disclosure.claim, disclosure.claimed_until = None, None
    if words.strip():
        grant.seal(disclosure, ended_why=words.strip())
    save(disclosure)
    why = f" Why: {words.strip()}" if words.strip() else ""
    note(disclosure, grant, f"{_what_was_taken_back(messages, left)}{why}", by)
    return disclosure


@operation
def say_why_retracted(disclosure: Disclosure, words: str, *, by: StaffMember) -> Disclosure:
    """Whoever took it back says why afterwards, in a word or two.  It then stands."""
    disclosure = under_lock(disclosure.pk, by)
    check_can_say_why(disclosure, by)
    if not words.strip():
        raise NothingWritten("Write a word or two.")
    grant = grant_on_caseload(disclosure, by=by, act="disclosure:retraction_explained")
    grant.seal(disclosure, ended_why=words.strip())
    save(disclosure)
    note(disclosure, grant, f"Why it was taken back: {words.strip()}", by)
    return disclosure


@operation
def try_again(disclosure: Disclosure, *, version: int, by: StaffMember) -> Disclosure:
    """Send what is held once more; what was never released goes back to being a draft."""
    disclosure = under_lock(disclosure.pk, by)
    check_unchanged(disclosure, version)
    check_can_try_again(disclosure)
    doubt = 0
    for message in messages_under_lock(disclosure):
        if message.state == MessageState.HELD:
            doubt += unsure(message)
            _back_into_the_queue(message)
    move(disclosure, _state_after_holding(disclosure))
    save(disclosure)
    write(
        "disclosure:tried_again", by=by, about=[disclosure.record, disclosure], may_have_been_sent=bool(doubt)
    )
    return disclosure


def _what_was_taken_back(messages: list[Message], left: list[Message]) -> str:
    if not left:
        return "Taken back before anything was sent."
    if len(left) == len(messages):
        return "Taken back, but everything had left, or may have."
    return "Taken back: the protected file had left, or may have, but the password had not."


def _state_after_holding(disclosure: Disclosure) -> State:
    was = State(disclosure.held_from)
    if disclosure.released_at is None:
        return State.DRAFT
    return State.PREPARING if was == State.RELEASED else was


def _let_go(matter: Matter, once: UUID, by: StaffMember) -> None:
    disclosure, now = matter.disclosure, timezone.now()
    move(disclosure, State.RELEASED)
    disclosure.released_at, disclosure.released_by, disclosure.release_once = now, by, once
    if goes_by_itself(disclosure.channel):
        disclosure.release_after = now + timedelta(seconds=number_in_force(Parameter.UNDO_SECONDS))
    save(disclosure)
    note(disclosure, matter.grant, about_release(matter), by)


def _checked(disclosure: Disclosure, grant: Grant, by: StaffMember) -> Checked:
    matter = gather(disclosure, grant, by=by, opener=by)
    return examine(matter, checks_for(disclosure.channel))


def _to_decide(disclosure: Disclosure, by: StaffMember) -> Disclosure:
    """The disclosure under lock, for somebody who may decide about it."""
    found = locked(disclosure.pk)
    check_can_decide(found, by)
    if not awaiting_decision_by(by).filter(pk=found.pk).exists():
        raise NotOpen("This is not for you to decide.")
    return found


def _cancel(message: Message) -> None:
    if message.state != MessageState.CANCELLED:
        move_message(message, MessageState.CANCELLED)
        message.save()


def _back_into_the_queue(message: Message) -> None:
    move_message(message, MessageState.READY)
    message.not_before, message.attempts = timezone.now(), 0
    message.first_tried_at, message.handed_at, message.claim = None, None, None
    message.trouble, message.trouble_words = "", None
    message.save()
