"""Reading a policy section by section, and accepting it at its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.gates import signed_in
from safehaven.foundation.refusals import Refusal
from safehaven.readiness import operations, queries
from safehaven.readiness.rules import AlreadyDone
from safehaven.readiness.sources import (
    Edition,
    EditionGone,
    count_sections,
    edition_of,
    kept_body,
    sections_of,
    whole_of,
)
from safehaven.readiness.states import AGREEMENT
from safehaven.readiness.views.changes import what_changed
from safehaven.workforce.front import StaffMember

View = Callable[..., HttpResponse]


def _or_begin_again(view: View) -> View:
    """Another version that comes into force while a page is made is told; the reader begins with that one."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except EditionGone as refusal:
            messages.error(request, str(refusal))
            return redirect("readiness:before_you_start")

    return shown


@signed_in(because="Whoever comes new reads the policies before anything opens to them.")
@require_safe
@_or_begin_again
def policy(request: HttpRequest, policy: str) -> HttpResponse:
    """Go on where I stopped reading."""
    edition = _edition(policy)
    read = queries.sections_read(cast("StaffMember", request.user), edition)
    at = min(read + 1, count_sections(edition))
    return redirect("readiness:section", policy=policy, section=at)


@signed_in(because="Whoever comes new reads the policies before anything opens to them.")
@require_http_methods(["GET", "POST"])
@_or_begin_again
def section(request: HttpRequest, policy: str, section: int) -> HttpResponse:
    """One section; its button goes on to the next, and the last one's accepts the policy."""
    edition, me = _edition(policy), cast("StaffMember", request.user)
    sections = sections_of(edition)
    if not 1 <= section <= len(sections):
        raise Http404
    if section > queries.sections_read(me, edition) + 1:
        return redirect("readiness:policy", policy=policy)
    if request.method == "POST":
        return _go_on(request, policy, section, last=section == len(sections))
    shown = {
        "edition": edition,
        "body": sections[section - 1],
        "section": section,
        "sections": len(sections),
        "last": section == len(sections),
        "accepted": queries.has_accepted(me, edition),
        "changes": what_changed(request, [edition]),
    }
    return render(request, "readiness/section.html", shown)


@signed_in(because="Everybody may read again what they accepted, and nobody else's.")
@require_safe
@_or_begin_again
def accepted(request: HttpRequest, acceptance: UUID) -> HttpResponse:
    """A policy as I accepted it; where those words were not kept, as it reads now."""
    mine = queries.acceptances_of(cast("StaffMember", request.user)).exclude(what=AGREEMENT)
    one = get_object_or_404(mine, pk=acceptance)
    now, body = edition_of(one.what), kept_body(one.what, one.digest, one.accepted_at)
    shown = {
        "one": one,
        "kept": body is not None,
        "in_force": now is not None and now.digest == one.digest,
        "body": body or (now and whole_of(now)),
    }
    return render(request, "readiness/accepted.html", shown)


def _go_on(request: HttpRequest, policy: str, section: int, *, last: bool) -> HttpResponse:
    digest, me = request.POST.get("digest", ""), cast("StaffMember", request.user)
    try:
        if last:
            operations.accept_policy(policy, digest, by=me)
        else:
            operations.go_on_reading(policy, digest, section, by=me)
    except AlreadyDone:
        pass  # read before, or sent twice: the next page is the same
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("readiness:policy", policy=policy)
    else:
        if last:
            messages.success(request, "You have accepted the policy.")
    if last:
        return redirect("readiness:before_you_start")
    return redirect("readiness:section", policy=policy, section=section + 1)


def _edition(policy: str) -> Edition:
    found = edition_of(policy)
    if found is None:
        raise Http404
    return found
