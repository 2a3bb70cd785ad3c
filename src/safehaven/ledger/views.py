"""The pages about the ledger, for those who watch over it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires
from safehaven.foundation.refusals import Refusal
from safehaven.ledger import operations, presenters, queries
from safehaven.ledger.keys import verifier


@requires(Capability.LEDGER_READ)
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Whether the ledger holds, and what stands on it."""
    state, page = queries.state(), queries.lines_up_to(_number(request.GET.get("from")))
    context = {
        "state": state,
        "rows": presenters.state_rows(state),
        "findings": presenters.findings_table(state.examined) if state.examined else None,
        "lines": presenters.lines_table(page),
        "older": page.older,
        "newer": page.newer,
        "verifier": str(verifier()),
    }
    return render(request, "ledger/ledger.html", context)


@requires(Capability.LEDGER_READ)
@require_POST
def examine(request: HttpRequest) -> HttpResponse:
    """Ask the worker to examine the ledger."""
    try:
        operations.ask_for_examination(by=_who(request))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "The ledger is being examined.  The answer will be here in a moment.")
    return redirect("ledger:ledger")


@requires(Capability.LEDGER_READ)
@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint as a file, to keep somewhere else."""
    newest = queries.state().checkpoint
    if newest is None:
        raise Http404
    operations.note_checkpoint(by=_who(request), size=newest.size)
    name = f"ledger-checkpoint-{newest.size}.txt"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(newest.note, content_type="text/plain; charset=utf-8", headers=disposition)


def _who(request: HttpRequest) -> Actor:
    return cast("Actor", request.user)


def _number(text: str | None) -> int | None:
    """The line to start from; anything else than a number starts at the newest."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
