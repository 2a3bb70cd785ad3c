"""What the keeper of the roll knows of: a mark that is the same as long as nobody changed, and waiting for the newest.

By the mark an answer of before need not be asked for again.
"""

from __future__ import annotations

import time

from django.db.models import BigIntegerField, Count, Max, Q

from safehaven.foundation.prepared import Prepared
from safehaven.ledger.front import StoredLine
from safehaven.policies.front import Parameter, number_in_force
from safehaven.roll.asking import ask_how_it_stands
from safehaven.roll.following import PEOPLE_CHANGED_BY
from safehaven.roll.keeper import FRESH_SECONDS, Standing
from safehaven.roll.rules import TOO_OLD, RollNotReady

PATIENCE_SECONDS = 2.0
"""How long somebody waits for the keeper to take in what was changed just now: it looks three times a second."""

_LOOK_AGAIN_SECONDS = 0.05
_NEWER = Prepared(
    lambda through, gaps: StoredLine.objects.filter(
        Q(number__gt=through) | Q(number__in=gaps), act__in=PEOPLE_CHANGED_BY
    ).values_list("number", flat=True),
    through=BigIntegerField(),
    gaps=BigIntegerField(),
)


def settled_mark() -> str:
    """The mark of the roll, once its keeper knows of all that the mark stands for.  Raises RollNotReady.

    What is asked after this is asked of that roll, or of a newer one.
    """
    marked, at = _mark(), time.monotonic()
    while time.monotonic() - at < FRESH_SECONDS:
        standing = _ready()
        if standing.behind < time.monotonic() - at:
            return marked
        time.sleep(_LOOK_AGAIN_SECONDS)
    raise RollNotReady(TOO_OLD)


def wait_for_newest() -> None:
    """Wait until the keeper knows of every change that was made up to now.  Raises RollNotReady.

    Where nothing was changed lately, as nearly always, this is one question to the keeper and one to the ledger.
    """
    standing, until = _ready(), time.monotonic() + PATIENCE_SECONDS
    unknown = set(_NEWER.ask(through=standing.through, gaps=standing.gaps))
    while unknown:
        if time.monotonic() > until:
            raise RollNotReady(TOO_OLD)
        time.sleep(_LOOK_AGAIN_SECONDS)
        standing = _ready()
        unknown = {one for one in unknown if one > standing.through or one in standing.gaps}


def _ready() -> Standing:
    standing = ask_how_it_stands()
    if not standing.ready:
        raise RollNotReady(standing.sentence)
    return standing


def _mark() -> str:
    """How often people on the roll, or those close to them, were changed, and where last; and how many must fit facts.

    Both numbers: PostgreSQL may give a line a lower number than one that was there before it.
    """
    changes = StoredLine.objects.filter(act__in=PEOPLE_CHANGED_BY)
    lines = changes.aggregate(last=Max("number"), often=Count("number"))
    return f"{lines['often']}.{lines['last'] or 0}.{number_in_force(Parameter.MOSAIC_K)}"
