"""Take out how the clauses of an adopted policy stand, as a file."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.policies import coverage, operations
from safehaven.policies.exports import KINDS, Report
from safehaven.policies.history import since_when


@requires(Capability.POLICY_READ)
@require_safe
def export(request: HttpRequest, pack: str, kind: str) -> HttpResponse:
    """One policy in one form."""
    covered = coverage.of_one(pack) if kind in KINDS else None
    if covered is None or covered.adoption is None:
        raise Http404
    operations.note_export(covered.adoption, kind, by=cast("Actor", request.user))
    made = timezone.now()
    form = KINDS[kind]
    content = form.make(Report.of(covered, since_when(covered), settings.SAFEHAVEN_ORGANISATION, made))
    name = f"policy-{pack}-{timezone.localtime(made):%Y-%m-%d}.{form.ending}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=form.media_type, headers=disposition)
