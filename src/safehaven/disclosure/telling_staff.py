"""E-mails to staff that a colleague changed a way into an account: to its owner, and to whoever watches.

They say the fact and where to look, and name nobody.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from safehaven.disclosure.email.notices import notice
from safehaven.disclosure.email.relay import relay
from safehaven.disclosure.email.sending import Heard, give, introduced, what_went_wrong
from safehaven.disclosure.email.steps import wait_after
from safehaven.foundation.logs import log
from safehaven.foundation.refusals import Refusal
from safehaven.interface.times import plain_datetime
from safehaven.workforce.front import WayInNotice, begin_telling, note_told, way_in_notices_to_send

AT_ONCE = 20
LEASE = timedelta(minutes=5)
OWN_SUBJECT = "How you sign in to Safehaven was changed"
OWN = (
    "How you sign in to Safehaven was changed on {when}.\n\n"
    "If you did not ask for that, somebody may want to work in your name. Tell your data protection officer now, "
    "by telephone or in person; or your chief executive, if it was the officer who did it.\n\n"
    "See here what was changed:\n{place}\n"
)
WATCHED_SUBJECT = "A way into an account in Safehaven was changed"
WATCHED = (
    "A colleague changed a way into somebody’s account in Safehaven on {when}.\n\n"
    "See here whose, what and by whom:\n{place}\n\n"
    "This message says no more on purpose.\n"
)


def tell_waiting() -> None:
    """Send the e-mails that are due.  Whatever happens to one, the others get their turn."""
    for waiting in way_in_notices_to_send(timezone.now())[:AT_ONCE]:
        try:
            lease = max(LEASE, wait_after(waiting.attempts + 1))
            if _send(begin_telling(waiting, lease=lease)):
                note_told(waiting)
        except Refusal:
            continue  # another worker was quicker
        except Exception:  # noqa: BLE001 - its turn comes again
            log.error("disclosure:telling_staff_failed", exc_info=True)


def _send(told: WayInNotice) -> bool:
    own = told.to_id == told.staff_id
    words = {
        "when": plain_datetime(told.made_at),
        "place": f"{settings.SAFEHAVEN_ORIGIN}{reverse('ways_in')}",
    }
    subject, text = (OWN_SUBJECT, OWN) if own else (WATCHED_SUBJECT, WATCHED)
    try:
        to = relay()
        content = notice(to, told.address, subject, text.format(**words), told.pk)
        with introduced(to, told.address) as smtp:
            return give(smtp, content) is Heard.TAKEN
    except Exception as trouble:  # noqa: BLE001 - whatever it was, it is tried again, and stands on the home page
        log.warning("disclosure:staff_not_told_now", trouble=what_went_wrong(trouble).trouble.value)
        return False
