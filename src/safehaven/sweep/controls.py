"""How the control of sweeps stands, found in when the places were last swept and what was found there."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from safehaven.interface.counting import counted
from safehaven.policies.front import Evidence, attention, control, holds
from safehaven.sweep.models import Place

SWEPT_WITHIN = timedelta(days=31)


@control(
    "unprotected-document-sweep",
    does="Looks through shared drives and mail exports for documents about people supported, and has somebody decide about each.",
    acts_in=(
        "safehaven.sweep.running.sweep",
        "safehaven.sweep.deciding.decide",
        "safehaven.sweep.acting.act",
    ),
    not_for={
        "RE-documents-05": (
            "The sweep lists where documents lie, by owner and folder, and somebody decides about each. "
            "It does not tell the owners by itself."
        )
    },
)
def unprotected_document_sweep() -> Evidence:
    places = list(Place.objects.all())
    if not places:
        return attention(
            "No shared drive was swept yet. Your IT administrator starts it: safehaven sweep.", places=0
        )
    oldest = timezone.now() - SWEPT_WITHIN
    late = sum(place.ended_at is None or place.ended_at < oldest for place in places)
    if late:
        return attention(
            f"{late:,} of {counted(len(places), 'swept place')} must be looked through again: the last sweep to the end is "
            "older than a month. Your IT administrator starts it: safehaven sweep.",
            late=late,
            places=len(places),
        )
    lying, unread = sum(place.about_people for place in places), sum(place.not_read for place in places)
    if lying or unread:
        return attention(
            f"On shared drives, {counted(lying, 'file tells', 'files tell')} of people, or may, "
            f"and {counted(unread, 'file')} could not be read whole. Whoever answers for data protection decides about each, under Found files.",
            files=lying,
            not_read=unread,
        )
    return holds(
        f"{counted(len(places), 'place was', 'places were')} swept, and no file there was found to tell of people.",
        places=len(places),
    )
