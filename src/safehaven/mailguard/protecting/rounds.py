"""From a message that must go protected to its sealed files in the queue, or back to its sender with a reason.

Files are made and proved in a child process, sealed to the disk, and only then does a row name them.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from safehaven.disclosure.front import organisation
from safehaven.foundation.confined import JobFailed, run_confined
from safehaven.foundation.logs import log
from safehaven.interface.times import plain_datetime
from safehaven.mailguard.models import Protection, Submission
from safehaven.mailguard.moving import PROTECTED
from safehaven.mailguard.operations.judging import put_off
from safehaven.mailguard.operations.passing import forget_password
from safehaven.mailguard.operations.protecting import (
    InHand,
    Made,
    cannot_protect,
    finish_protecting,
    hold_unprotected,
    keep_protected,
    open_to_protect,
)
from safehaven.mailguard.protecting.covering import NamesSomebody, cover_for
from safehaven.mailguard.protecting.splitting import NotWhole, split
from safehaven.mailguard.protecting.work import MAKE, Page, Protected, asked, limits_for, told
from safehaven.mailguard.queries import AT_ONCE, to_protect, with_old_passwords
from safehaven.mailguard.rules import TakenOver
from safehaven.roll.front import RollNotReady
from safehaven_core.protection import REFUSALS, ProtectionFailed, new_password

BROKEN = "Part of the message is broken, so nobody can say that all of it would arrive."
NAMED = "The note around the files would name somebody whom we support. Tell your IT administrator."
NOT_KEPT = "The protected files could not be kept: the disk may be full. Tell whoever runs Safehaven."


def protect_waiting() -> None:
    """Protect what waits for it.  Several workers may do this at once."""
    for submission in to_protect()[:AT_ONCE]:
        protect(submission)


def forget_passwords() -> None:
    """Drop the passwords that have served."""
    for protection in with_old_passwords(timezone.now())[:AT_ONCE]:
        forget_password(protection)


def protect(submission: Submission) -> None:
    """Protect one message, or hold it.  Whatever happens, the others get their turn."""
    try:
        _protect(open_to_protect(submission))
    except TakenOver:
        return
    except (OperationalError, InterfaceError):
        log.warning("mailguard:not_protected_now", exc_info=True)
    except Exception:  # noqa: BLE001 - whatever it was, it does not leave, and its sender sees it
        log.error("mailguard:protecting_failed", exc_info=True)
        with suppress(TakenOver):
            hold_unprotected(submission)


def _protect(in_hand: InHand) -> None:
    protection = Protection()
    try:
        password = new_password()
        files = made(in_hand, password)
        cover = cover_for(protection, in_hand.submission.sender, files).as_text()
        keep_protected(in_hand, protection, b"".join(one.content for one in files))
        finish_protecting(in_hand, protection, Made(cover, password))
    except TakenOver:
        PROTECTED.drop(protection.pk)
        raise
    except RollNotReady:
        put_off(in_hand.submission)
    except NotWhole:
        cannot_protect(in_hand, BROKEN)
    except NamesSomebody:
        cannot_protect(in_hand, NAMED)
    except (ProtectionFailed, JobFailed) as failure:
        cannot_protect(in_hand, str(failure))
    except OSError:
        PROTECTED.drop(protection.pk)
        cannot_protect(in_hand, NOT_KEPT)


def made(in_hand: InHand, password: str) -> tuple[Protected, ...]:
    """The protected files of a message, each proved.  Raises NotWhole, ProtectionFailed, JobFailed."""
    parts = split(in_hand.letter)
    size = len(in_hand.letter.content)
    seconds, megabytes = limits_for(size)
    answer = run_confined(
        MAKE,
        asked(password, _page(in_hand, parts.words), [name for name, _content in parts.files]),
        files=[BytesIO(content) for _name, content in parts.files],
        refusals=REFUSALS,
        seconds=seconds,
        megabytes=megabytes,
    )
    return told(answer)


def _page(in_hand: InHand, words: str) -> Page:
    submission, sender = in_hand.submission, in_hand.submission.sender
    head = (
        ("From", f"{sender.name} <{sender.email}>"),
        ("Sent", plain_datetime(submission.received_at)),
        ("Subject", in_hand.letter.header("subject")),
    )
    return Page(f"A message from {sender.name}, {organisation()}", head, words)
