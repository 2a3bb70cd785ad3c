"""A mark of the roll: the same as long as nobody on it changed, so that an answer of before need not be asked for again."""

from __future__ import annotations

import time

from django.db.models import Count, Max

from safehaven.ledger.front import StoredLine
from safehaven.policies.front import Parameter, number_in_force
from safehaven.roll.asking import ask_how_it_stands
from safehaven.roll.following import PEOPLE_CHANGED_BY
from safehaven.roll.keeper import FRESH_SECONDS
from safehaven.roll.rules import TOO_OLD, RollNotReady

_LOOK_AGAIN_SECONDS = 0.05


def settled_mark() -> str:
    """The mark of the roll, once its keeper knows of all that the mark stands for.  Raises RollNotReady.

    What is asked after this is asked of that roll, or of a newer one.
    """
    marked, at = _mark(), time.monotonic()
    while time.monotonic() - at < FRESH_SECONDS:
        standing = ask_how_it_stands()
        if not standing.ready:
            raise RollNotReady(standing.sentence)
        if standing.behind < time.monotonic() - at:
            return marked
        time.sleep(_LOOK_AGAIN_SECONDS)
    raise RollNotReady(TOO_OLD)


def _mark() -> str:
    """How often people on the roll, or those close to them, were changed, and where last; and how many must fit facts.

    Both numbers: PostgreSQL may give a line a lower number than one that was there before it.
    """
    changes = StoredLine.objects.filter(act__in=PEOPLE_CHANGED_BY)
    lines = changes.aggregate(last=Max("number"), often=Count("number"))
    return f"{lines['often']}.{lines['last'] or 0}.{number_in_force(Parameter.MOSAIC_K)}"
