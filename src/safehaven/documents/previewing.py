"""A safe look at a file: harmless pictures of it, or its plain text, made where a crash costs one look."""

from __future__ import annotations

import base64
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from safehaven.access.front import CannotOpen, Grant
from safehaven.documents import operations, queries, storage
from safehaven.documents.looking import look
from safehaven.documents.models import Version
from safehaven.documents.views import damaged
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.interface.counting import counted
from safehaven.workforce.front import StaffMember
from safehaven_core.filetypes import NoPreview

PAGES_AT_ONCE = 10


@requires(Capability.DOCUMENT_READ)
@require_safe
def preview(request: HttpRequest, version: UUID) -> HttpResponse:
    """A page with pictures of the first pages, or with the text."""
    found, grant = _opened(request, version, why="preview")
    context: dict[str, Any] = {
        "record": found.document.record,
        "version": found,
        "title": grant.open(found.document, "title"),
    }
    try:
        context |= _shown(found, look(found, grant, first=1, pages=1))
    except (CannotOpen, storage.FileMissing) as problem:
        return damaged(request, found, problem)
    except NoPreview as reason:
        context["reason"] = str(reason)
    return render(request, "documents/preview.html", context)


@requires(Capability.DOCUMENT_READ)
@require_safe
def page(request: HttpRequest, version: UUID, page: int) -> HttpResponse:
    """One page as a picture."""
    found, grant = _opened(request, version, why="preview-page")
    try:
        pictures = look(found, grant, first=page, pages=1)["pictures"]
    except (CannotOpen, storage.FileMissing, NoPreview):
        pictures = []
    if not pictures:
        raise Http404
    media_type, content = pictures[0]
    response = HttpResponse(base64.b64decode(content), content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _opened(request: HttpRequest, version: UUID, *, why: str) -> tuple[Version, Grant]:
    by = cast("StaffMember", request.user)
    found = get_object_or_404(queries.versions_open_to(by), pk=version)
    return found, operations.open_version(found, by=by, why=why)


def _shown(version: Version, seen: dict[str, Any]) -> dict[str, Any]:
    total = int(seen["total"]) if seen["pictures"] else 0
    pages = [
        reverse("documents:preview_page", kwargs={"version": version.pk, "page": number})
        for number in range(1, min(total, PAGES_AT_ONCE) + 1)
    ]
    return {"pictures": pages, "text": seen["text"], "note": _note(total, shortened=bool(seen["shortened"]))}


def _note(total: int, *, shortened: bool) -> str:
    if total > PAGES_AT_ONCE:
        return f"These are the first {PAGES_AT_ONCE} of {counted(total, 'page')}. Download the file to read the rest."
    return "The text goes on. Download the file to read the rest." if shortened else ""
