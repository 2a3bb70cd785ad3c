"""How the controls of ordinary mail stand, found in who sends through the guard."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from safehaven.foundation.jobs import JOBS
from safehaven.interface.counting import counted
from safehaven.mailguard.checks.about import check_about
from safehaven.mailguard.checks.examining import CHECKS
from safehaven.mailguard.checks.recipients import check_open_addresses
from safehaven.mailguard.checks.trail import check_trail
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.protecting.rounds import protect_waiting
from safehaven.mailguard.queries import sent_in_the_open
from safehaven.mailguard.working import judge_waiting
from safehaven.policies.front import (
    Evidence,
    Parameter,
    also,
    attention,
    control,
    found_once,
    holds,
    number_in_force,
    seen_at,
)
from safehaven.workforce.front import working_here

seen_at("mailguard:overseen", "RE-email-05", "RE-email-06", "RE-email-09")
OFF = "The check is switched off in this installation. Tell your IT administrator."


@control(
    "blind-copy",
    does="Holds a message whose recipients outside would see each other's addresses, where there are too many.",
    acts_in=("safehaven.mailguard.checks.recipients.check_open_addresses",),
    reads=(Parameter.BLIND_COPY_FROM,),
    see="policies:settings",
)
def blind_copy() -> Evidence:
    if check_open_addresses not in CHECKS or not _judges():
        return attention(OFF)
    most = number_in_force(Parameter.BLIND_COPY_FROM)
    return _of_everybody(
        f"A message with open addresses is held from {counted(most, 'recipient')} outside on."
    )


@control(
    "trail-check",
    does="Reads what hangs below a message with the rest of it, and holds it where it tells who somebody is.",
    acts_in=("safehaven.mailguard.checks.trail.check_trail", "safehaven.mailguard.checks.about.check_about"),
    not_for={
        "PG-4a-06": "A trail that tells of somebody is held. That somebody replies by habit is not seen.",
        "PG-4a-08": "A trail that tells of somebody is held. Its sender must take it out.",
        "RE-email-07": "A trail is held where it tells who somebody is, and goes along otherwise.",
    },
)
def trail_check() -> Evidence:
    if check_trail not in CHECKS or not _judges():
        return attention(OFF)
    return _of_everybody("Earlier messages below a new one are read with it.")


READS = ("safehaven.mailguard.checks.about.check_about",)
PROTECTS = ("safehaven.mailguard.operations.protecting.finish_protecting",)
LOOKED_BACK = timedelta(days=365)


@also("identifiability-check", "RE-email-05", acts_in=READS)
def ordinary_mail_is_read() -> Evidence:
    """Nothing goes unread, whoever decided that it may."""
    unread = sent_in_the_open(timezone.now() - LOOKED_BACK).filter(unread=True).count()
    if unread:
        return attention(
            f"{counted(unread, 'message was', 'messages were')} sent in a year though part could not be read, "
            "because the sender said why. Your IG officer must look at the reasons.",
            unread=unread,
        )
    return _reads_all() or _of_everybody("Ordinary mail is read before it leaves.")


@also("identifiability-check", "JU-2.5a", acts_in=PROTECTS, reads=(Parameter.MAIL_PROTECTION,))
@also("mosaic-check", "JU-2.5b", "RE-email-06", acts_in=(*READS, *PROTECTS))
def nothing_in_the_open_tells() -> Evidence:
    """What tells who somebody is waits or goes protected, and nobody sent it as it is all the same."""
    went = sent_in_the_open(timezone.now() - LOOKED_BACK).filter(Q(tells_in_open=True) | Q(unread=True))
    if all_the_same := went.count():
        return attention(
            f"{counted(all_the_same, 'open message', 'open messages')} of a year told who somebody is, or could "
            "not be read, and went because the sender said why. Your IG officer must look at the reasons.",
            all_the_same=all_the_same,
        )
    return _reads_all() or _of_everybody(
        "An open message that tells who somebody is waits, or goes protected."
    )


def _reads_all() -> Evidence | None:
    if check_about not in CHECKS or not _judges() or not _protects():
        return attention(OFF)
    return None


def _protects() -> bool:
    return any(job.run is protect_waiting for job in JOBS.values())


def _judges() -> bool:
    return any(job.run is judge_waiting for job in JOBS.values())


@found_once
def _senders() -> tuple[int, int]:
    """How many who work here have a mail program set up, and how many work here."""
    people = working_here()
    sending = AppPassword.objects.filter(ended_at__isnull=True, staff__in=people.values("pk"))
    return sending.values("staff").distinct().count(), people.count()


def _of_everybody(sentence: str) -> Evidence:
    """What the guard sees to holds for those who send through it, and we know only of those."""
    count, of = _senders()
    if count < of:
        return attention(
            f"Without a mail program that sends through Safehaven: {of - count:,} of {counted(of, 'colleague')}, "
            "so what they send is not looked at. They set one up under “Mail programs”.",
            without=of - count,
            people=of,
        )
    return holds(
        f"{sentence} Everybody has a mail program set up to send through Safehaven: {counted(of, 'colleague')}.",
        people=of,
    )
