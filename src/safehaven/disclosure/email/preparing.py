"""From a released disclosure to two sealed messages in the outbox.

The protected file is made and proved in a child process, sealed to disk, and only then do the
messages come into being.  A crash anywhere in between leaves a lease that runs out and, at most,
a sealed file that nobody names.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import suppress

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from safehaven.disclosure.checks import Matter
from safehaven.disclosure.email import spool
from safehaven.disclosure.email.limits import MAKING_SECONDS
from safehaven.disclosure.email.operations import (
    Made,
    begin_preparing,
    cannot_prepare,
    finish_preparing,
    give_up_preparing,
)
from safehaven.disclosure.email.steps import Failure, TakenOver
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.queries import due_for_preparing
from safehaven.disclosure.states import MessageKind, MessageState, Trouble
from safehaven.documents.front import FileMissing, ending_of, open_version
from safehaven.foundation.confined import JobFailed, run_confined
from safehaven.foundation.logs import log
from safehaven_core.protection import REFUSALS, Form, ProtectionFailed, new_password
from safehaven_core.protection.work import MAKE, asked, told
from safehaven_core.sealing import CannotOpen

AT_ONCE = 20
SECONDS, MEGABYTES = MAKING_SECONDS, 2000

ENDINGS = {Form.PDF: "pdf", Form.ZIP: "zip"}


def prepare_released() -> None:
    """Prepare what is due.  Several workers may do this at once."""
    for disclosure in due_for_preparing(timezone.now())[:AT_ONCE]:
        prepare(disclosure)


def prepare(disclosure: Disclosure) -> None:
    """Make one disclosure ready to send, or hold it.  Whatever happens, the others get their turn."""
    try:
        claim = uuid.uuid4()
        matter = begin_preparing(disclosure, claim)
        if matter is not None:
            _make(matter, claim)
    except TakenOver:
        return
    except (OperationalError, InterfaceError):
        log.warning("disclosure:not_prepared_now", exc_info=True)
    except Exception:  # noqa: BLE001 - whatever it was, it is put where people see it
        log.error("disclosure:preparing_failed", exc_info=True)
        with suppress(TakenOver):
            give_up_preparing(disclosure)


def _make(matter: Matter, claim: uuid.UUID) -> None:
    message = Message(kind=MessageKind.DOCUMENT, state=MessageState.READY)
    try:
        made, protected = make_protected(matter)
        spool.put(message, matter.grant, protected)
        finish_preparing(matter, made, message, claim)
    except TakenOver:
        spool.drop(message)
    except (ProtectionFailed, JobFailed) as failure:
        cannot_prepare(matter, claim, Failure(Trouble.NOT_PROTECTED, str(failure)))
    except (FileMissing, CannotOpen):
        words = "A document cannot be read from the store. Tell whoever runs Safehaven."
        cannot_prepare(matter, claim, Failure(Trouble.FILE_MISSING, words))
    except OSError:
        spool.drop(message)
        words = "The protected file could not be kept: the disk may be full. Tell whoever runs Safehaven."
        cannot_prepare(matter, claim, Failure(Trouble.UNEXPECTED, words))


def make_protected(matter: Matter) -> tuple[Made, bytes]:
    """One protected file of everything that is shared, made and proved.  Raises ProtectionFailed, JobFailed."""
    password = new_password()
    endings = [ending_of(item.document_version, matter.grant) for item in matter.items]
    names = [neutral_name(number, ending) for number, ending in enumerate(endings, start=1)]
    answer = run_confined(
        MAKE,
        asked(password, zip(matter.kinds, names, strict=True)),
        files=[_content(matter, item_number) for item_number in range(len(matter.items))],
        refusals=REFUSALS,
        seconds=SECONDS,
        megabytes=MEGABYTES,
    )
    form, protected = told(answer)
    name = neutral_name(1, ENDINGS.get(form, endings[0])) if form is not Form.ZIP else "documents.zip"
    return Made(form, name, password), protected


def neutral_name(number: int, ending: str) -> str:
    """What a file is called outside: nothing of its own name, which often names the person."""
    return f"document-{number}.{ending}"


def _content(matter: Matter, number: int) -> Iterator[bytes]:
    return open_version(matter.items[number].document_version, matter.grant)
