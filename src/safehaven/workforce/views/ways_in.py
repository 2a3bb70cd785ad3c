"""What somebody was told of changed ways into accounts: their own, or all where they watch."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from safehaven.foundation.gates import signed_in
from safehaven.workforce import operations, presenters, queries
from safehaven.workforce.standing import own_session

TOLD = "A query finds what this person was told; others have nothing here."
SHOWN = 100


@signed_in(because=TOLD)
@require_http_methods(["GET", "POST"])
def ways_in(request: HttpRequest) -> HttpResponse:
    """The newest, and the button that says that they were looked at."""
    by = own_session(request).staff
    notices = list(queries.way_in_notices_of(by)[:SHOWN])
    if request.method == "POST":
        shown = request.POST.get("shown", "").split()
        seen = [one for one in notices if str(one.pk) in shown]
        operations.note_seen(seen, by=by)
        messages.success(request, "Noted. They are off your list.")
        return redirect("home")
    new = [one for one in notices if one.seen_at is None]
    context = {
        "table": presenters.table_of_ways_in(notices),
        "new": " ".join(str(one.pk) for one in new),
        "own": any(one.staff_id == by.pk for one in new),
        "watches": any(one.staff_id != by.pk for one in notices),
    }
    return render(request, "workforce/ways_in.html", context)
