"""Every check over one message.  One that breaks has not cleared the message."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from safehaven.foundation.logs import log
from safehaven.mailguard.checks import about, lawful, named, recipients, trail
from safehaven.mailguard.checks.matter import Found, Matter
from safehaven.mailguard.checks.ruling import Ruling
from safehaven.mailguard.states import Mark
from safehaven.roll.front import RollNotReady, wait_for_newest

CHECKS: tuple[Callable[[Matter], Iterable[Found]], ...] = (
    recipients.check_blocked,
    named.check_name,
    named.check_answers,
    recipients.check_lookalike,
    recipients.check_open_addresses,
    recipients.check_shared,
    recipients.check_new,
    recipients.check_secure,
    trail.check_trail,
    about.check_about,
    recipients.check_one_slip,
    lawful.check_lawful,
)


def examine(matter: Matter) -> Ruling:
    """What all checks find, of the people as they stand now.  Raises RollNotReady: then nothing is known yet."""
    wait_for_newest()
    findings = [found for check in CHECKS for found in _run(check, matter)]
    return Ruling(tuple(findings), tuple(sorted(matter.people)), tuple(sorted(matter.maybe)))


def _run(check: Callable[[Matter], Iterable[Found]], matter: Matter) -> list[Found]:
    try:
        return list(check(matter))
    except RollNotReady:
        raise
    except Exception:  # noqa: BLE001 - whatever it was, the message is not cleared by it
        log.error("mailguard:check_failed", check=check.__name__.replace("_", "-"), exc_info=True)
        why = "One of the checks could not be made, so nobody knows what it would have found."
        return [Found(Mark.NOT_READ, why, "Send it again later, or look at the message with care yourself.")]
