"""The work behind the door: look at what came in, send what may go, tell senders.

Each round may be done by several processes at once, and be cut off anywhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from safehaven.disclosure.front import (
    Following,
    Heard,
    Refused,
    Relay,
    SeveralFollowing,
    give,
    relay,
    what_went_wrong,
)
from safehaven.foundation.logs import log
from safehaven.foundation.reaching_the_disk import on_the_disk
from safehaven.mailguard.asked_often import due_now, left_by_leavers
from safehaven.mailguard.checks import Matter, Ruling, examine
from safehaven.mailguard.composing import composed
from safehaven.mailguard.going_out import GoingOut
from safehaven.mailguard.lawful import hold_back, withhold_password
from safehaven.mailguard.leaving import stop_for_leaver
from safehaven.mailguard.models import Delivery, Protection, Submission
from safehaven.mailguard.moving import FILES, PROTECTED
from safehaven.mailguard.operations.judging import hold_unopened, judge, open_to_judge, put_off
from safehaven.mailguard.operations.noting import note_on_records
from safehaven.mailguard.operations.relaying import (
    Claimed,
    begin_hand_over,
    claim,
    delivered,
    drop_notice,
    failed,
    in_doubt,
)
from safehaven.mailguard.queries import AT_ONCE, interrupted, to_note
from safehaven.mailguard.rules import NotLawful, NotNeeded, TakenOver
from safehaven.mailguard.states import ENDED, NOTICES, State, Topic
from safehaven.mailguard.taking_turns import Turns
from safehaven.roll.front import RollNotReady, count_strangers
from safehaven.workforce.front import tries_names

PASSING = (OperationalError, InterfaceError)
TURNS = Turns()
OUT = GoingOut()
PATIENCE = timedelta(minutes=10)
"""How long a message waits for the roll before its sender is asked.  Until then it is looked at again."""


def see_off() -> None:
    """One round of all else but looking at what came in and sending what was let go, which may take long."""
    for part in (stop_for_leavers, note_waiting, notice_interrupted):
        try:
            part()
        except PASSING:
            log.warning("mailguard:not_now", exc_info=True)
        except Exception:  # noqa: BLE001 - the next round must come
            log.error("mailguard:round_failed", exc_info=True)


def judge_waiting() -> None:
    """Look at what came in."""
    for _ in range(AT_ONCE):
        if not judge_next():
            return


def judge_next(*, quick_only: bool = False) -> bool:
    """Look at the message whose turn it is, and say whether there was one."""
    with TURNS.next(quick_only=quick_only) as submission:
        if submission is None:
            return False
        look_at(submission)
        return True


def look_at(submission: Submission) -> None:
    """Look at one message, and let it go or hold it.  What cannot be looked at is held."""
    try:
        judge(submission, _ruling(open_to_judge(submission)))
    except TakenOver:
        return
    except PASSING:
        log.warning("mailguard:not_judged_now", exc_info=True)
    except RollNotReady:
        with suppress(TakenOver):
            if timezone.now() - submission.received_at > PATIENCE:
                hold_unopened(submission, Ruling.nobody_answered())
            else:
                put_off(submission)
    except Exception:  # noqa: BLE001 - a guard that cannot decide holds
        log.error("mailguard:judging_failed", exc_info=True)
        with suppress(TakenOver):
            hold_unopened(submission, Ruling.unforeseen())


def _ruling(matter: Matter) -> Ruling:
    """What is found.  Findings tell their reader of people, so whoever named too many is told none."""
    if not tries_names(matter.sender):
        found = examine(matter)
        if not matter.strangers:
            return found
        count_strangers(len(matter.strangers), by=matter.sender)
        if not tries_names(matter.sender):
            return found
    return Ruling.of_one_who_tries_names()


def send_waiting() -> None:
    """Send what is due, over one connection."""
    server = Following()
    try:
        for delivery in due_now(timezone.now()):
            send(delivery, server)
    finally:
        server.close()


def send_next(servers: SeveralFollowing) -> bool:
    """Send the copy whose turn it is, and say whether there was one.  Several threads may do this at once."""
    with OUT.next() as delivery:
        if delivery is None:
            return False
        with servers.one() as server:
            send(delivery, server)
        return True


def note_waiting() -> None:
    """Note what has left on the records of those whom it is about."""
    for submission in to_note()[:AT_ONCE]:
        _by_itself(partial(note_on_records, submission))


def stop_for_leavers() -> None:
    """Stop the messages of those who do not work here any more."""
    for submission in left_by_leavers():
        with suppress(TakenOver):
            stop_for_leaver(submission)


def notice_interrupted() -> None:
    """Say of what was being handed over when its worker vanished that it is in doubt."""
    for delivery in interrupted(timezone.now())[:AT_ONCE]:
        _by_itself(partial(in_doubt, delivery, delivery.claim))


def _by_itself(act: Callable[[], object]) -> None:
    """Do one act, so that the next gets its turn whatever is wrong with this one."""
    try:
        act()
    except TakenOver:
        return
    except PASSING:
        log.warning("mailguard:not_now", exc_info=True)
    except Exception:  # noqa: BLE001 - one row that is broken must not stop the others
        log.error("mailguard:row_failed", exc_info=True)


def sweep() -> None:
    """Remove the files of messages that are done with."""
    FILES.sweep(_is_done)
    PROTECTED.sweep(_has_left)


def send(delivery: Delivery, server: Following) -> None:
    """Send one copy, or say on it why not.  Whatever happens, the others get their turn."""
    token = uuid.uuid4()
    try:
        _send(claim(delivery, token), token, server)
    except NotLawful:
        _by_itself(partial(_withhold, delivery))
    except NotNeeded:
        _by_itself(partial(drop_notice, delivery))
    except TakenOver:
        return
    except PASSING:
        log.warning("mailguard:not_sent_now", exc_info=True)
    except Exception:  # noqa: BLE001 - its lease runs out, and it is tried again or in doubt
        log.error("mailguard:sending_failed", exc_info=True)


def _withhold(delivery: Delivery) -> None:
    if delivery.topic == Topic.PASSWORD:
        withhold_password(delivery)
    else:
        hold_back(delivery.submission)


def _send(claimed: Claimed, token: uuid.UUID, server: Following) -> None:
    try:
        to = _as_sender(claimed)
        content, recipient = composed(claimed, to), claimed.grant.open(claimed.delivery, "address")
        smtp = server.introduced(to, recipient)
    except Exception as trouble:  # noqa: BLE001 - whatever it was, nothing has left, and people see it
        server.close()
        failed(claimed.delivery, token, what_went_wrong(trouble))
        return
    try:
        with on_the_disk():  # after a power cut nobody else may know that it is leaving
            begin_hand_over(claimed.delivery, token, len(content))
    except BaseException:
        server.close()
        raise
    heard = give(smtp, content)
    server.heard(heard)
    settle(claimed.delivery, token, heard)


def settle(delivery: Delivery, token: uuid.UUID, heard: Heard | Refused) -> None:
    """Write down what became of a copy that was handed over."""
    if isinstance(heard, Refused):
        failed(delivery, token, heard.failure)
    elif heard is Heard.TAKEN:
        delivered(delivery, token)
    else:
        in_doubt(delivery, token)


def _as_sender(claimed: Claimed) -> Relay:
    """The mail server; a message and its password come from its sender, a notice from us."""
    to = relay()
    if claimed.delivery.topic in NOTICES:
        return to
    return replace(to, sender=claimed.submission.sender.email)


def _has_left(protection_id: uuid.UUID) -> bool | None:
    found = Protection.objects.filter(pk=protection_id).values_list("submission__state", flat=True).first()
    return None if found is None else found in ENDED


def _is_done(submission_id: uuid.UUID) -> bool | None:
    found = Submission.objects.filter(pk=submission_id).values_list("state", "noted_at").first()
    if found is None:
        return None
    return found[0] == State.TAKEN_BACK or (found[0] == State.OVER and found[1] is not None)
