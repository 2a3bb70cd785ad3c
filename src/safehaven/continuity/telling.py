"""Telling people by e-mail that there is something to look at: never what."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from safehaven.continuity import wording
from safehaven.continuity.actors import CONTINUITY
from safehaven.continuity.models import Telling
from safehaven.continuity.queries import to_tell
from safehaven.continuity.rules import WrongMoment
from safehaven.disclosure.front import Heard, give, introduced, notice, relay, wait_after, what_went_wrong
from safehaven.foundation.logs import log
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import Refusal
from safehaven.ledger.front import write

AT_ONCE = 20
LEASE = timedelta(minutes=5)


def tell_waiting() -> None:
    """Tell those who are to be told.  Whatever happens to one, the others get their turn."""
    for telling in to_tell(timezone.now())[:AT_ONCE]:
        try:
            if _send(_begin(telling)):
                _told(telling)
        except Refusal:
            continue  # another worker was quicker
        except Exception:  # noqa: BLE001 - its turn comes again
            log.error("continuity:telling_failed", exc_info=True)


@operation
def _begin(telling: Telling) -> Telling:
    """Take one in hand for longer than a mail server may take.

    One that was cut off comes again: a second e-mail that says nothing does no harm, a missing one may.
    """
    found: Telling = Telling.objects.select_for_update().get(pk=telling.pk)
    now = timezone.now()
    if found.sent_at is not None or found.not_before > now:
        raise WrongMoment("Another worker has this one.")
    found.attempts += 1
    found.not_before = now + max(LEASE, wait_after(found.attempts))
    found.save(update_fields=["attempts", "not_before"])
    about = [found.opening, found]
    write("continuity:telling", by=CONTINUITY, about=about, topic=found.topic, attempt=found.attempts)
    return found


@operation
def _told(telling: Telling) -> None:
    found = Telling.objects.select_for_update().get(pk=telling.pk)
    found.sent_at = timezone.now()
    found.save(update_fields=["sent_at"])
    write("continuity:told", by=CONTINUITY, about=[found.opening, found], topic=found.topic)


def _send(telling: Telling) -> bool:
    place = reverse("continuity:opening", kwargs={"opening": telling.opening_id})
    text = wording.NOTICE.format(place=f"{settings.SAFEHAVEN_ORIGIN}{place}")
    try:
        to = relay()
        content = notice(to, telling.to.email, wording.SUBJECT, text, telling.pk)
        with introduced(to, telling.to.email) as smtp:
            return give(smtp, content) is Heard.TAKEN
    except Exception as trouble:  # noqa: BLE001 - whatever it was, it is tried again, and stands on the home page
        log.warning("continuity:not_told_now", trouble=what_went_wrong(trouble).trouble.value)
        return False
