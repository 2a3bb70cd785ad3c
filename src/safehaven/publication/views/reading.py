"""Pages on which staff read policies, with what is for them only, and their history."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.policies.front import pack_of
from safehaven.publication import queries
from safehaven.publication.models import PolicyText
from safehaven.publication.presenters import (
    changes_between,
    heads,
    review_tag,
    reviews_table,
    signed_row,
    texts_table,
    versions_table,
)
from safehaven.publication.views.finding import may_see_drafts, the_current, the_version


@requires(Capability.POLICY_READ)
@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    every = queries.currents()
    table = texts_table(every, queries.due_dates(every), _drafts(request))
    return render(request, "publication/texts.html", {"table": table})


@requires(Capability.POLICY_READ)
@require_safe
def text(request: HttpRequest, policy: str) -> HttpResponse:
    one = the_current(policy)
    due = queries.due_dates([one])[one.name]
    shown = {
        "one": one,
        "rows": heads(one, due) + ([signed_row(one.text)] if one.text else []),
        "tag": review_tag(due),
        "body": one.body(for_staff=True),
        "draft": _drafts(request).filter(pack=policy).first(),
        "may_change": standing_of(request).may(Capability.POLICY_CHANGE),
    }
    return render(request, "publication/text.html", shown)


def _drafts(request: HttpRequest) -> QuerySet[PolicyText]:
    every = queries.drafts()
    return every if may_see_drafts(request) else every.none()


@requires(Capability.POLICY_READ)
@require_safe
def versions(request: HttpRequest, policy: str) -> HttpResponse:
    shown = {
        "one": the_current(policy),
        "versions": versions_table(list(queries.versions_of(policy))),
        "reviews": reviews_table(queries.reviews_of(policy)),
    }
    return render(request, "publication/versions.html", shown)


@requires(Capability.POLICY_READ)
@require_safe
def version(request: HttpRequest, policy: str, number: int) -> HttpResponse:
    old = the_version(policy, number)
    body = queries.drawn(old.text, pack_of(old.pack_digest), for_staff=True, at=queries.last_moment_of(old))
    return render(request, "publication/version.html", {"old": old, "body": body})


@requires(Capability.POLICY_READ)
@require_safe
def changes(request: HttpRequest, policy: str, older: int, newer: int) -> HttpResponse:
    if older >= newer:
        raise Http404
    before, after = the_version(policy, older), the_version(policy, newer)
    shown = {"older": before, "newer": after, "changes": changes_between(before, after)}
    return render(request, "publication/changes.html", shown)
